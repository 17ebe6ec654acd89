import { tellComment, tellMention, tellRemoved } from './events.ts';
import type { GraphId, PersonState, PostState } from './model.ts';
import { ownPost, postComment, removeComment, type GraphWorld } from './world.ts';
import { checkPresence } from './write-message.ts';

/** What a person can do under posts. */
export function commentActs(world: GraphWorld, state: PersonState) {
  const write = (post: PostState, text: string, replyTo?: GraphId): GraphId => {
    checkPresence(state);
    if (post.kind === 'live' && !post.isLive) throw new Error(`The broadcast ${post.id} is over.`);
    const { id: fromId, username } = state;
    const written = { postId: post.id, fromId, username, text };
    const comment = postComment(world, { ...written, ...(replyTo === undefined ? {} : { replyTo }) });
    tellComment(world, post, comment);
    return comment.id;
  };
  const known = (commentId: GraphId) => {
    const comment = world.comments.get(commentId);
    if (!comment) throw new Error(`There is no comment ${commentId}.`);
    return comment;
  };
  return {
    comments: (postId: GraphId, text: string) => write(ownPost(world, postId), text),
    repliesToComment: (commentId: GraphId, text: string) =>
      write(ownPost(world, known(commentId).postId), text, commentId),
    deletesComment(commentId: GraphId) {
      const comment = known(commentId);
      if (comment.fromId !== state.id) throw new Error(`The comment ${commentId} is not of ${state.name}.`);
      removeComment(world, comment);
      const post = world.posts.get(comment.postId);
      if (post?.isOwn) tellRemoved(world, post, comment);
    },
    mentionsInComment(text: string) {
      checkPresence(state);
      const post = foreignPost(world);
      const comment = postComment(world, { postId: post.id, fromId: state.id, username: state.username, text });
      tellMention(world, comment);
      return comment.id;
    },
  };
}

function foreignPost(world: GraphWorld): PostState {
  const id = world.ids.next();
  const post: PostState = {
    id,
    kind: 'post',
    platform: 'instagram',
    caption: '',
    atMs: world.nowMs(),
    permalink: `https://www.instagram.com/p/foreign${id}/`,
    fileId: undefined,
    isOwn: false,
    isLive: false,
  };
  world.posts.set(id, post);
  return post;
}

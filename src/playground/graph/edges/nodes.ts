import { graphTime, pick, readFields, type AskedField, type GraphNode } from '../fields.ts';
import { noSuchObject } from '../graph-refusal.ts';
import type { CommentState, GraphId, PostState } from '../model.ts';
import type { GraphWorld } from '../world.ts';

/** What is told of an object when no fields are asked for. */
export function asked(fields: Record<string, unknown>, usual: string): AskedField[] {
  return readFields(typeof fields['fields'] === 'string' ? fields['fields'] : usual);
}

/** A post as `GET /{media}` tells it. */
export function postNode(world: GraphWorld, post: PostState): GraphNode {
  const address = post.fileId === undefined ? undefined : world.media.url(post.fileId);
  const isVideo = post.kind === 'reel' || post.kind === 'live';
  const product = { post: 'FEED', reel: 'REELS', story: 'STORY', live: 'LIVE' }[post.kind];
  const own = post.platform === 'messenger' ? world.page : world.account;
  return {
    id: post.id,
    caption: post.caption || undefined,
    message: post.caption || undefined,
    media_type: isVideo ? 'VIDEO' : 'IMAGE',
    media_product_type: product,
    media_url: address,
    thumbnail_url: isVideo ? address : undefined,
    full_picture: address,
    permalink: post.permalink,
    permalink_url: post.permalink,
    shortcode: post.permalink.split('/').at(-2),
    timestamp: graphTime(post.atMs),
    created_time: graphTime(post.atMs),
    username: post.isOwn ? own?.username : undefined,
    owner: post.isOwn && own ? { id: own.id } : undefined,
    is_comment_enabled: true,
    like_count: 0,
    comments_count: [...world.comments.values()].filter(({ postId }) => postId === post.id).length,
    comments: (field: AskedField) => ({ data: commentList(world, topLevel(world, post.id), field.fields) }),
  };
}

/** A comment as `GET /{comment}` tells it. */
export function commentNode(world: GraphWorld, comment: CommentState): GraphNode {
  const isOwn = comment.fromId === world.account.id;
  return {
    id: comment.id,
    text: comment.text || undefined,
    message: comment.text || undefined,
    timestamp: graphTime(comment.atMs),
    created_time: graphTime(comment.atMs),
    username: comment.username,
    from: { id: comment.fromId, username: comment.username, name: world.people.get(comment.fromId)?.name },
    user: isOwn ? { id: comment.fromId } : undefined,
    hidden: comment.isHidden,
    is_hidden: comment.isHidden,
    like_count: 0,
    media: { id: comment.postId },
    parent_id: comment.parentId,
    parent: comment.parentId === undefined ? undefined : { id: comment.parentId },
    replies: (field: AskedField) => {
      const replies = repliesTo(world, comment.id);
      return replies.length > 0 ? { data: commentList(world, replies, field.fields) } : undefined;
    },
  };
}

/** Comments with the asked fields. */
export function commentList(world: GraphWorld, comments: readonly CommentState[], fields: AskedField[]): object[] {
  const wanted = fields.length > 0 ? fields : readFields('timestamp,text,id');
  return comments.map((comment) => pick('IGComment', commentNode(world, comment), wanted));
}

/** Top-level comments under a post, newest first, as the platform lists them. */
export function topLevel(world: GraphWorld, postId: GraphId): CommentState[] {
  return [...world.comments.values()]
    .filter((comment) => comment.postId === postId && comment.parentId === undefined)
    .toReversed();
}

/** Replies to a comment, oldest first. */
export function repliesTo(world: GraphWorld, commentId: GraphId): CommentState[] {
  return [...world.comments.values()].filter(({ parentId }) => parentId === commentId);
}

/** A comment under an own post, with its post. Throws the platform's refusal for any other. */
export function ownComment(world: GraphWorld, id: GraphId): { comment: CommentState; post: PostState } {
  const comment = world.comments.get(id);
  const post = comment && world.posts.get(comment.postId);
  if (!comment || !post?.isOwn) throw noSuchObject(id);
  return { comment, post };
}

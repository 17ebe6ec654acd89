import { tellComment } from './events.ts';
import type { CommentState, GraphId, PostState } from './model.ts';
import { ownSide, postComment, type GraphWorld } from './world.ts';

export interface ShownComment {
  id: GraphId;
  /** The account's id for its own. */
  fromId: GraphId;
  username: string;
  isOwn: boolean;
  text: string;
  atMs: number;
  isHidden: boolean;
  /** Oldest first; replies themselves have none. */
  replies: ShownComment[];
}

/** Top-level comments under a post with their replies, oldest first. */
export function commentTree(world: GraphWorld, postId: GraphId): ShownComment[] {
  const under = [...world.comments.values()].filter((comment) => comment.postId === postId);
  const show = (comment: CommentState): ShownComment => ({
    id: comment.id,
    fromId: comment.fromId,
    username: comment.username,
    isOwn: comment.fromId === world.account.id || comment.fromId === world.page?.id,
    text: comment.text,
    atMs: comment.atMs,
    isHidden: comment.isHidden,
    replies: under.filter(({ parentId }) => parentId === comment.id).map(show),
  });
  return under.filter(({ parentId }) => parentId === undefined).map(show);
}

/** The owner comments in the app, and the shop hears of it as of any comment. Answers the comment's id. */
export function commentByHand(
  world: GraphWorld,
  { post, text, replyTo }: { post: PostState; text: string; replyTo?: GraphId },
): GraphId {
  const { id: fromId, username } = ownSide(world, post.platform);
  const written = { postId: post.id, fromId, username, text, hand: 'hand' as const };
  const comment = postComment(world, { ...written, ...(replyTo === undefined ? {} : { replyTo }) });
  tellComment(world, post, comment);
  return comment.id;
}

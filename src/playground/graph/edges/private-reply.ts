import { badParameter, GraphRefusal, noSuchObject, outsideWindow } from '../graph-refusal.ts';
import { PRIVATE_REPLY_MS } from '../limits.ts';
import type { CommentState, GraphId, PersonState } from '../model.ts';
import { ownSide, type GraphWorld } from '../world.ts';
import { readContent } from './message-content.ts';
import { deliver, reachable } from './deliver.ts';
import type { SendRequest } from './send-request.ts';

/**
 * The one private answer that a comment may have, within seven days, or while the broadcast goes on. It opens no window.
 * Only texts are taken, since nothing else is documented. Private replies
 */
export async function replyPrivately(
  world: GraphWorld,
  { commentId, asked: { message, sender_action: action } }: { commentId: GraphId; asked: SendRequest },
): Promise<unknown> {
  const { comment, state } = answerable(world, commentId);
  if (action !== undefined || message?.text === undefined) throw badParameter('A private reply must be a text message');
  const content = await readContent(world, { message, platform: state.platform, viaPage: false });
  world.rates.pass('privateReply');
  if (world.answeredComments.has(commentId)) throw alreadyAnswered();
  world.answeredComments.add(commentId);
  return deliver(world, state, { ...content, commentId: comment.id });
}

function answerable(world: GraphWorld, commentId: GraphId): { comment: CommentState; state: PersonState } {
  const comment = world.comments.get(commentId);
  const post = comment && world.posts.get(comment.postId);
  if (!comment || !post?.isOwn) throw noSuchObject(commentId, 'post');
  if (comment.fromId === ownSide(world, post.platform).id)
    throw badParameter('An own comment cannot be answered privately');
  if (world.answeredComments.has(commentId)) throw alreadyAnswered();
  const isOver = post.kind === 'live' ? !post.isLive : world.nowMs() - comment.atMs >= PRIVATE_REPLY_MS;
  if (isOver) throw outsideWindow(post.platform);
  return { comment, state: reachable(world, comment.fromId) };
}

function alreadyAnswered(): GraphRefusal {
  const message = '(#10) Activity already replied to: a comment can be answered privately once.';
  return new GraphRefusal({ code: 10, subcode: 2534025, message });
}

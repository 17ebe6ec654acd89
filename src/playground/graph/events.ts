import type { EventKind } from './delivery-settings.ts';
import type { GraphEvent } from './envelope.ts';
import { attachmentBodies } from './attachment-body.ts';
import type { CommentState, PersonState, Platform, PostState, ThreadMessage } from './model.ts';
import { ownSide, type GraphWorld } from './world.ts';

/** Milliseconds in which the answer of a call has left before its echo follows. */
const ECHO_AFTER_MS = 20;

const objectOf = (platform: Platform): GraphEvent['object'] => (platform === 'instagram' ? 'instagram' : 'page');

/** Sends an event of a thread; resolves when its first delivery was tried. */
export function tellThread(
  world: GraphWorld,
  state: PersonState,
  { kind, body, atMs = world.nowMs(), afterMs }: { kind: EventKind; body: object; atMs?: number; afterMs?: number },
): Promise<void> {
  const own = { id: ownSide(world, state.platform).id };
  const person = { id: state.id };
  const [sender, recipient] = kind === 'echo' ? [own, person] : [person, own];
  const event: GraphEvent = {
    kind,
    object: objectOf(state.platform),
    entryId: own.id,
    lane: `${kind === 'echo' ? 'echo' : 'thread'}:${state.id}`,
    atMs,
    body: { messaging: { sender, recipient, timestamp: atMs, ...body } },
  };
  return world.deliveries.push(event, afterMs);
}

/** Tells what the person wrote. `extra` holds the tapped quick reply and a link's referral. */
export function tellMessage(world: GraphWorld, state: PersonState, message: ThreadMessage, extra: object = {}): void {
  const body = { message: { ...messageBody(world, message), ...extra } };
  void tellThread(world, state, { kind: 'message', body, atMs: message.atMs });
}

/** Tells what the account wrote, whoever wrote it; resolves when the echo's first delivery was tried. */
export function tellEcho(world: GraphWorld, state: PersonState, message: ThreadMessage): Promise<void> {
  const { echoes, echoAppId } = world.deliveries.settings;
  if (echoes === 'none') return Promise.resolve();
  const app = echoAppId && message.hand === 'api' ? { app_id: world.appId } : {};
  const body = { message: { ...messageBody(world, message), is_echo: true, ...app } };
  const event = { kind: 'echo' as const, body, atMs: message.atMs };
  return tellThread(world, state, echoes === 'after-answer' ? { ...event, afterMs: ECHO_AFTER_MS } : event);
}

function messageBody(world: GraphWorld, message: ThreadMessage): object {
  const { mid, text, replyTo } = message;
  const isUnsupported = message.attachments.some(({ kind }) => kind === 'unsupported' || kind === 'sticker');
  if (isUnsupported) return { mid, is_unsupported: true };
  const attachments = attachmentBodies(message);
  return {
    mid,
    ...(text ? { text } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(replyTo ? { reply_to: replyBody(world, replyTo) } : {}),
  };
}

function replyBody(world: GraphWorld, replyTo: NonNullable<ThreadMessage['replyTo']>): object {
  if ('mid' in replyTo) return replyTo;
  const fileId = world.posts.get(replyTo.storyId)?.fileId;
  return { story: { id: replyTo.storyId, url: world.media.url(fileId ?? replyTo.storyId) } };
}

/** Tells of a new comment under an own post: also of the account's own, as the platform does. */
export function tellComment(world: GraphWorld, post: PostState, comment: CommentState): void {
  const isMessenger = post.platform === 'messenger';
  const body = isMessenger
    ? { field: 'feed', value: feedValue(world, comment, 'add') }
    : { field: post.kind === 'live' ? 'live_comments' : 'comments', value: commentValue(world, post, comment) };
  tellChange(world, post.platform, { kind: 'comment', who: comment.fromId, atMs: comment.atMs, body });
}

/** A Page hears of removed comments; the account does not. */
export function tellRemoved(world: GraphWorld, post: PostState, comment: CommentState): void {
  if (post.platform !== 'messenger') return;
  const body = { field: 'feed', value: feedValue(world, comment, 'remove') };
  tellChange(world, 'messenger', { kind: 'comment', who: comment.fromId, atMs: world.nowMs(), body });
}

/** Somebody mentioned the account in a comment under his own post. */
export function tellMention(world: GraphWorld, comment: CommentState): void {
  const body = { field: 'mentions', value: { media_id: comment.postId, comment_id: comment.id } };
  tellChange(world, 'instagram', { kind: 'mention', who: comment.fromId, atMs: comment.atMs, body });
}

interface ChangeOf {
  kind: EventKind;
  who: string;
  atMs: number;
  body: { field: string; value: object };
}

function tellChange(world: GraphWorld, platform: Platform, { kind, who, atMs, body }: ChangeOf): void {
  const entryId = ownSide(world, platform).id;
  void world.deliveries.push({ kind, object: objectOf(platform), entryId, lane: `comment:${who}`, atMs, body });
}

function commentValue({ account }: GraphWorld, post: PostState, comment: CommentState): object {
  const isOwn = comment.fromId === account.id;
  const product = { post: 'FEED', reel: 'REELS', story: 'STORY', live: 'FEED' }[post.kind];
  return {
    id: comment.id,
    from: {
      id: comment.fromId,
      username: comment.username,
      ...(isOwn ? { self_ig_scoped_id: account.appScopedId } : {}),
    },
    media: { id: post.id, media_product_type: product },
    ...(comment.parentId ? { parent_id: comment.parentId } : {}),
    ...(comment.text ? { text: comment.text } : {}),
  };
}

function feedValue(world: GraphWorld, comment: CommentState, verb: 'add' | 'remove'): object {
  const name = world.people.get(comment.fromId)?.name ?? comment.username;
  return {
    item: 'comment',
    verb,
    comment_id: comment.id,
    post_id: comment.postId,
    parent_id: comment.parentId ?? comment.postId,
    created_time: Math.floor(comment.atMs / 1000),
    from: { id: comment.fromId, name },
    ...(verb === 'add' ? { message: comment.text } : {}),
  };
}

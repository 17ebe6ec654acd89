import type { Message, Update } from 'grammy/types';
import { z } from 'zod';
import { NotYet } from '../../adapter.ts';
import type { InboundDeps } from './deps.ts';
import { timeMs } from './event-time.ts';
import { commentWaitMs } from './limits.ts';
import type { CommentEvent, EventOf } from './meta-event.ts';
import { accountChat, dateOf, pastMs, personOf } from './people.ts';
import { foreignId } from './raw.ts';
import { repliedTo } from './replied-to.ts';

/** A comment whose author and post are known. */
type WholeComment = CommentEvent & { person: string; post: string };

/**
 * A comment as a message in its post's chat. Our own are nothing. One that came without its author or its post is asked for
 * after a while; when the platform tells neither, nobody could be answered and it is dropped.
 * @throws {NotYet} while it can't be told whether it is ours
 */
export async function updateOfComment(
  event: CommentEvent,
  ageMs: number,
  deps: InboundDeps,
): Promise<Update | undefined> {
  const isSure = event.person !== undefined && event.parent === undefined;
  if (!isSure && (await deps.isOwnComment(event.id))) return undefined;
  const comment = isWhole(event) ? event : await completed(event, ageMs, deps);
  if (comment === undefined) return undefined;
  const { person, post, id, at } = comment;
  const { identities } = deps;
  const author = await identities.numberOf('person', person);
  const [number, chatId] = [await identities.numberOf('comment', id), await identities.numberOf('post', post)];
  await deps.commentSeen({ id, number, person: author, post: chatId, atMs: pastMs(at, deps), isLive: comment.isLive });
  const { user } = await personOf({ number: author, id: person, known: comment }, deps);
  const chat = { id: chatId, type: 'supergroup' as const, title: accountChat(deps).title };
  const parent = comment.parent === undefined ? {} : { reply_to_message: await parentOf(comment.parent, chat, deps) };
  const message = { message_id: number, date: dateOf(at, deps), chat, from: user, text: comment.text, ...parent };
  return { update_id: number, message };
}

function isWhole(comment: CommentEvent): comment is WholeComment {
  return comment.person !== undefined && comment.post !== undefined;
}

/** The comment above; told to be ours where it is. */
async function parentOf(parent: string, chat: Message['chat'], deps: InboundDeps) {
  const { number, name } = deps.account();
  const isOurs = await deps.isOwnComment(parent);
  const messageId = await deps.identities.numberOf('comment', parent);
  const author = isOurs ? { from: { id: number, is_bot: true, first_name: name } } : {};
  return repliedTo({ message_id: messageId, date: 0, chat, ...author });
}

const id = foreignId.optional().catch(undefined);
const text = z.string().optional().catch(undefined);
const commentNode = z.object({
  from: z.object({ id, username: text, name: text, self_ig_scoped_id: id }).optional().catch(undefined),
  text,
  message: text,
  media: z.object({ id }).optional().catch(undefined),
  // A Page names the parent as an object, and the time otherwise.
  parent_id: id,
  parent: z.object({ id }).optional().catch(undefined),
  timestamp: z.unknown().optional(),
  created_time: z.unknown().optional(),
});

async function completed(event: CommentEvent, ageMs: number, deps: InboundDeps): Promise<WholeComment | undefined> {
  if (ageMs < commentWaitMs) throw new NotYet(2);
  const node = commentNode.safeParse(await deps.fetchComment(event.id)).data ?? {};
  const { from } = node;
  const comment = {
    ...event,
    person: event.person ?? from?.id,
    username: event.username ?? from?.username,
    name: event.name ?? from?.name,
    post: event.post ?? node.media?.id,
    parent: event.parent ?? node.parent_id ?? node.parent?.id,
    text: event.text || (node.text ?? node.message ?? ''),
    at: timeMs(node.timestamp) ?? timeMs(node.created_time) ?? event.at,
  };
  const isOurs = from?.self_ig_scoped_id !== undefined || deps.account().ids.includes(comment.person ?? '');
  if (isOurs) return undefined;
  if (isWhole(comment)) return comment;
  deps.log.info({}, 'a comment came without its author or post, and the platform does not tell; it was dropped');
  return undefined;
}

/** A comment was deleted: what is stored of it is erased, and the shop told when it had seen it. */
export async function updateOfDeletedComment(
  event: EventOf<'comment_deleted'>,
  deps: InboundDeps,
): Promise<Update | undefined> {
  await deps.forget(`c:${event.id}`);
  const number = await deps.identities.known('comment', event.id);
  if (number === undefined) return undefined;
  const post = await deps.identities.numberOf('post', event.post);
  // The Bot API tells of deletions in private chats only; the number says that it is a post.
  const chat = { id: post, type: 'private' as const, first_name: deps.account().name };
  return {
    update_id: number,
    deleted_business_messages: { business_connection_id: echoConnection, chat, message_ids: [number] },
  };
}

/** The business connection by which the shop knows what the account's own people did. */
export const echoConnection = 'echo';

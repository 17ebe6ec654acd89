import type { Message, Update } from 'grammy/types';
import { z } from 'zod';
import { mentionId } from '../mention-id.ts';
import type { InboundDeps } from './deps.ts';
import { timeMs } from './event-time.ts';
import type { EventOf } from './meta-event.ts';
import { dateOf, personOf } from './people.ts';

const mentionNode = z.object({
  text: z.string(),
  username: z.string().min(1),
  timestamp: z.unknown().optional(),
});

/**
 * Somebody named the account in a comment under a post of somebody else: a comment in that post's chat, with a `mention`
 * entity, by which such ones are told from those under own posts. The platform tells of its author the name alone (IG User >
 * Mentioned Comment). Silence where it does not tell, where the author is the account, and under own posts, whose comments
 * come as comments.
 */
export async function updateOfMention(
  { id, post, at }: EventOf<'mention'>,
  deps: InboundDeps,
): Promise<Update | undefined> {
  if ((await deps.isOwnComment(id)) || (await deps.ownPost({ mediaId: post }))) return undefined;
  const node = mentionNode.safeParse(await deps.fetchMention(id)).data;
  const { username: own } = deps.account();
  if (node === undefined || own === '') {
    deps.log.info({}, 'a mention came that the platform does not show; it was dropped');
    return undefined;
  }
  const { username } = node;
  if (username.toLowerCase() === own.toLowerCase()) return undefined;
  const { identities } = deps;
  const externalId = `@${username}`;
  const number = await identities.numberOf('comment', mentionId({ media: post, comment: id }));
  const author = await identities.numberOf('person', externalId);
  const { user } = await personOf({ number: author, id: externalId, known: { username } }, deps);
  const chat = { id: await identities.numberOf('post', post), type: 'supergroup' as const, title: '' };
  const date = dateOf(timeMs(node.timestamp) ?? at, deps);
  return { update_id: number, message: { message_id: number, date, chat, from: user, ...named(node.text, own) } };
}

/** The text with the account's name marked. The platform tells it without its sign. */
function named(text: string, own: string): Pick<Message.TextMessage, 'text' | 'entities'> {
  const name = `@${own}`;
  const found = new RegExp(String.raw`(?<![\w.@])@?${own.replaceAll('.', String.raw`\.`)}(?![\w])`, 'i').exec(text);
  const [before, after] = found
    ? [text.slice(0, found.index), text.slice(found.index + found[0].length)]
    : ['', ` ${text}`];
  return {
    text: `${before}${name}${after}`,
    entities: [{ type: 'mention', offset: before.length, length: name.length }],
  };
}

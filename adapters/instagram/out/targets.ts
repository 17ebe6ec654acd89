import { z } from 'zod';
import type { Identities } from '../../adapter.ts';
import type { Comment } from './private-reply.ts';
import { refused } from './refused.ts';
import type { Person } from './say.ts';

/** Where a call of the Bot API goes. */
export type Target =
  | { kind: 'person'; person: Person; comment: Comment | undefined }
  | { kind: 'post'; post: number; comment: Comment };

const chatId = z.coerce.number().int();
const addressed = z.looseObject({
  chat_id: chatId,
  reply_parameters: z.looseObject({ chat_id: chatId.optional(), message_id: z.int() }).optional(),
});

/**
 * Reads `chat_id` and `reply_parameters`. A person's `comment` is one under a post that he is to be answered for privately.
 * @throws {Refused} 400 for a chat that is nobody's here, or a post without the comment to be answered
 */
export async function readTarget(payload: unknown, identities: Identities): Promise<Target> {
  const read = addressed.safeParse(payload).data;
  if (!read) throw refused(400, 'Bad Request: chat_id is empty');
  const { chat_id: chat, reply_parameters: reply } = read;
  const foreign = await identities.foreign(chat);
  if (foreign?.kind === 'post') {
    const comment = reply && (await commentOf(reply.message_id, identities));
    if (!comment) throw refused(400, 'Bad Request: message to be replied not found');
    return { kind: 'post', post: chat, comment };
  }
  if (foreign?.kind !== 'person') throw refused(400, 'Bad Request: chat not found');
  const isElsewhere = reply?.chat_id !== undefined && reply.chat_id !== chat;
  const comment = isElsewhere ? await commentOf(reply.message_id, identities) : undefined;
  return { kind: 'person', person: { number: chat, id: foreign.externalId }, comment };
}

/** The person whose chat it is. Throws a Refused 400 for any other chat. */
export async function readPerson(payload: unknown, identities: Identities): Promise<Person> {
  const target = await readTarget(payload, identities);
  if (target.kind === 'post') throw refused(400, 'Bad Request: there are no such messages in the comments of a post');
  return target.person;
}

async function commentOf(number: number, identities: Identities): Promise<Comment | undefined> {
  const foreign = await identities.foreign(number);
  return foreign?.kind === 'comment' ? { number, id: foreign.externalId } : undefined;
}

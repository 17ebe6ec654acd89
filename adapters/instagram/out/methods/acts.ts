import { z } from 'zod';
import type { Json } from '../../../adapter.ts';
import { Refused, refused, refusedBy } from '../refused.ts';
import { readPerson, readTarget } from '../targets.ts';
import type { Method, Tools } from './method.ts';
import type { Person } from '../say.ts';

const reactionFields = z.looseObject({
  message_id: z.int(),
  reaction: z.array(z.looseObject({ emoji: z.string().optional() })).default([]),
});
const answerFields = z.looseObject({
  callback_query_id: z.string(),
  text: z.string().default(''),
  show_alert: z.boolean().default(false),
});

/** What needs no message here: nothing happens, and that is fine. */
export const nothing: Method = async () => true;

/** `sendChatAction`: "typing", alone as the platform wants it, and only where we may write; what goes wrong does not matter. */
export const showTyping: Method = async (tools, { payload, signal }) => {
  const person = await readPerson(payload, tools.identities);
  await act(tools, person, { sender_action: 'typing_on' }, signal);
  return true;
};

/** `setMessageReaction`: the first emoji; none takes it back ("Sender actions", December 2025). */
export const react: Method = async (tools, { payload, signal }) => {
  const person = await readPerson(payload, tools.identities);
  const { message_id: number, reaction } = reactionFields.parse(payload);
  const message = await tools.identities.foreign(number);
  if (message?.kind !== 'message') throw refused(400, 'Bad Request: message to react not found');
  const emoji = reaction[0]?.emoji;
  const about = { message_id: message.externalId, ...(emoji !== undefined && { reaction: emoji }) };
  await act(tools, person, { sender_action: emoji === undefined ? 'unreact' : 'react', payload: about }, signal);
  return true;
};

/**
 * `answerCallbackQuery`: there are no toasts, so an alert is said as a message, and so is a short word when nothing else was
 * said after the tap. The buttons of the menu go along. What goes wrong does not matter.
 */
export const answerTap: Method = async (tools, { payload, signal }) => {
  const { callback_query_id: id, text, show_alert: isAlert } = answerFields.parse(payload);
  const tap = tools.taps.find(id);
  if (text.trim() === '' || !tap || (tap.isAnswered && !isAlert)) return true;
  const foreign = await tools.identities.foreign(tap.person);
  if (foreign?.kind !== 'person') return true;
  try {
    await tools.say.aside({ number: tap.person, id: foreign.externalId }, text, signal);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tools.log.warn({ description: error.message }, 'a word after a tap could not be said');
  }
  return true;
};

/** `deleteMessage`: a comment is deleted ("Comment moderation"); a sent message can't be, and stays. */
export const deleteMessage: Method = async (tools, { payload }) => {
  const { chat_id: chat, message_id: comment } = payload;
  if ((await tools.identities.foreign(Number(chat)))?.kind !== 'post') return true;
  const target = await readTarget({ chat_id: chat, reply_parameters: { message_id: comment } }, tools.identities);
  if (target.kind === 'post') {
    const answer = await tools.graph.delete(target.comment.id);
    if (!answer.ok && answer.error.kind !== 'gone') throw refusedBy(answer.error);
  }
  return true;
};

async function act(tools: Tools, person: Person, action: { [key: string]: Json }, signal: AbortSignal): Promise<void> {
  try {
    await tools.say.mayWrite(person);
    await tools.sign(person, action, signal);
  } catch (error) {
    tools.log.info({ reason: error instanceof Error ? error.name : 'unknown' }, 'a sign to a person was not shown');
  }
}

import type { Message, Update } from 'grammy/types';
import { moreData } from '../out/compose.ts';
import { chosenOption, type Chosen } from './chosen-option.ts';
import { contentOf, textContent, type Content } from './content.ts';
import type { InboundDeps } from './deps.ts';
import { partId } from './event-key.ts';
import type { EventOf, MessageEvent } from './meta-event.ts';
import { accountChat, dateOf, pastMs, personOf, type Person } from './people.ts';
import { isRef } from './read-messaging.ts';
import { repliedTo } from './replied-to.ts';

/** Under this key stands that a message was asked for, because only its announcement had come. */
export function fetchedKey(mid: string): string {
  return `fetched:${mid}`;
}

/** A direct message of a person: what he wrote or sent, or the option he chose with it. A heart alone is nothing. */
export async function updateOfMessage(event: MessageEvent, number: number, deps: InboundDeps) {
  const { mid, at, text = '' } = event;
  if (event.isFetched !== true && (await deps.state.read(fetchedKey(mid))) !== undefined) return undefined;
  if (event.part === undefined || event.part === 1) await noteArrival(number, at, deps);
  if (text === '' && event.attachments.length > 0 && event.attachments.every(({ type }) => type === 'heart'))
    return undefined;
  const person = await personOf({ number, id: event.person }, deps);
  const id = partId(mid, event.part);
  const sent = { person, at, id, number: await deps.identities.numberOf('message', id) };
  if (event.quickReply !== undefined) return await updateOfQuickReply(sent, event.quickReply, text, deps);
  const chosen = isAnswerToMenu(event) ? await chosenOption({ id, text, person: number }, deps) : undefined;
  if (chosen) return await tap(sent, chosen.data, chosen.menu, deps);
  return messageUpdate(
    sent,
    { ...(await replyOf(event, person, deps)), ...(await wordsOf(event, person, deps)) },
    deps,
  );
}

/** A tap on a template's button, an ice breaker or the menu. What begins with a slash is a command of ours. */
export async function updateOfPostback(
  event: EventOf<'postback'>,
  number: number,
  deps: InboundDeps,
): Promise<Update | undefined> {
  await noteArrival(number, event.at, deps);
  const sent = await sentBy(event, number, deps);
  if (isRef(event.ref)) return messageUpdate(sent, textContent(`/start ${event.ref}`), deps);
  const payload = event.payload || event.title || '/start';
  if (payload.startsWith('/') || !event.payload) return messageUpdate(sent, textContent(payload), deps);
  return await tap(sent, payload, await deps.menuFor(number), deps);
}

/** A link or an ad opened the thread. */
export async function updateOfReferral(event: EventOf<'referral'>, number: number, deps: InboundDeps): Promise<Update> {
  // The message that came with it opens the window, and is heard only after the link.
  if (event.mid !== undefined) await deps.opened(number, pastMs(event.at, deps));
  const command = isRef(event.ref) ? `/start ${event.ref}` : '/start';
  return messageUpdate(await sentBy(event, number, deps), textContent(command), deps);
}

/** Opens the reply window, and lets the person see that somebody is there; the answer does not wait for that. */
async function noteArrival(person: number, at: number, deps: InboundDeps): Promise<void> {
  await deps.opened(person, pastMs(at, deps));
  deps.markSeen(person).catch(() => deps.log.info({}, 'a message could not be marked as seen'));
}

/** Who sent something, when, and what it is called. */
interface Sent {
  person: Person;
  at: number;
  id: string;
  /** `message_id`. */
  number: number;
}

async function sentBy(event: EventOf<'postback' | 'referral'>, number: number, deps: InboundDeps): Promise<Sent> {
  const id = [event.kind, event.mid ?? `${event.person}:${event.at}`].join(':');
  const person = await personOf({ number, id: event.person }, deps);
  return { person, at: event.at, id, number: await deps.identities.numberOf('message', id) };
}

async function updateOfQuickReply(
  sent: Sent,
  payload: string,
  title: string,
  deps: InboundDeps,
): Promise<Update | undefined> {
  const { user } = sent.person;
  // The button that gives one's own number shows the number as its title (Messenger Platform > quick replies).
  const isPhone = payload === title && /^\+?\d{9,15}$/.test(payload);
  const contact = { phone_number: payload, first_name: user.first_name, user_id: user.id };
  if (isPhone) return messageUpdate(sent, { contact }, deps);
  if (payload === '' || payload.startsWith('/')) return messageUpdate(sent, textContent(payload || title), deps);
  return await tap(sent, payload, await deps.menuFor(user.id), deps);
}

function isAnswerToMenu({ text, attachments, replyTo }: MessageEvent): boolean {
  return Boolean(text) && attachments.length === 0 && replyTo?.story === undefined;
}

/** A tap on the message with the menu; where that is not known any more, on a message that has no text. */
async function tap(
  { person, at, id, number }: Sent,
  data: string,
  menu: Chosen['menu'] | undefined,
  deps: InboundDeps,
): Promise<Update | undefined> {
  const { user, chat } = person;
  if (data === moreData) {
    await deps.showMore(user.id);
    return undefined;
  }
  deps.tapped(id, user.id);
  const { messageId, date, text } = menu ?? { messageId: number, date: dateOf(at, deps), text: '' };
  const message = { message_id: messageId, date, chat, text };
  return {
    update_id: number,
    callback_query: { id, from: user, chat_instance: String(user.id), data, message },
  };
}

type Fields = Content & Partial<Pick<Message, 'story' | 'contact' | 'reply_to_message' | 'external_reply'>>;

function messageUpdate({ person, at, number }: Sent, fields: Fields, deps: InboundDeps): Update {
  const { user, chat } = person;
  return {
    update_id: number,
    message: { message_id: number, date: dateOf(at, deps), chat, from: user, ...fields },
  };
}

async function wordsOf(event: MessageEvent, { chat }: Person, deps: InboundDeps): Promise<Fields> {
  const isMention = event.attachments.some(({ type }) => type === 'story_mention');
  if (!isMention) return await contentOf(event, deps);
  return { text: event.text ?? '', story: { chat, id: await deps.identities.numberOf('message', event.mid) } };
}

/** What the message answers: a story of ours, or an earlier message that has a number. */
async function replyOf({ replyTo, at }: MessageEvent, { chat }: Person, deps: InboundDeps): Promise<Fields> {
  if (!replyTo) return {};
  const date = dateOf(at, deps);
  if (replyTo.story !== undefined) {
    const number = await deps.identities.numberOf('post', replyTo.story);
    return { external_reply: { origin: { type: 'channel', chat: accountChat(deps), message_id: number, date } } };
  }
  const answered = replyTo.mid === undefined ? undefined : await deps.identities.known('message', replyTo.mid);
  if (answered === undefined) return {};
  return { reply_to_message: repliedTo({ message_id: answered, date, chat }) };
}

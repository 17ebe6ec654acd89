import type { Chat, User } from 'grammy/types';
import type { InboundDeps, Profile } from './deps.ts';

/** What the shop calls somebody whose name the platform does not tell. */
const nameless = 'Mijoz';

/** Somebody as the Bot API shows him: `chat` is the talk with him. */
export interface Person {
  user: User;
  chat: Chat.PrivateChat;
}

/** A person by his number, with whatever name is known. Never fails for want of a name. */
export async function personOf(
  { number, id, known }: { number: number; id: string; known?: Profile },
  { profileOf }: Pick<InboundDeps, 'profileOf'>,
): Promise<Person> {
  const isKnown = known?.name !== undefined || known?.username !== undefined;
  const { name, username } = (isKnown ? known : await profileOf(id).catch(() => undefined)) ?? {};
  const names = { first_name: name || username || nameless, ...(username && { username }) };
  return { user: { id: number, is_bot: false, ...names }, chat: { id: number, type: 'private', ...names } };
}

/** The own account as a channel that posts. */
export function accountChat({ account }: Pick<InboundDeps, 'account'>): Chat.ChannelChat {
  const { number, name } = account();
  return { id: number, type: 'channel', title: name };
}

/** The time of an event, in ms: never in the future, and now where the platform tells none. */
export function pastMs(at: number, { now }: Pick<InboundDeps, 'now'>): number {
  const nowMs = now().getTime();
  return at === 0 ? nowMs : Math.min(at, nowMs);
}

/** The same in seconds, as the Bot API dates messages. */
export function dateOf(at: number, deps: Pick<InboundDeps, 'now'>): number {
  return Math.floor(pastMs(at, deps) / 1000);
}

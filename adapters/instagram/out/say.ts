import type { AdapterDeps, Json } from '../../adapter.ts';
import { composePage, pagesOf, withOptions, type Composed } from './compose.ts';
import type { AccountHealth } from './health.ts';
import type { Flavour } from './limits.ts';
import type { Menus } from './menus.ts';
import { refused, windowClosed } from './refused.ts';
import type { MessageSend, Sender } from './sender.ts';
import type { Taps } from './taps.ts';
import type { InTurn } from './turns.ts';
import type { ReplyWindow } from './window.ts';

/** A person of this channel: our number and the platform's id. */
export interface Person {
  number: number;
  id: string;
}

/** A message as the Bot API answers it. */
export type SentMessage = { [key: string]: Json } & { message_id: number };

/** Ways to speak to a person. Works for one person are done one after the other, so that the parts of two do not mix. */
export interface Say {
  /** Says all of it in order; what it offers becomes the person's menu, or there is none any more. */
  say(person: Person, composed: Composed & { text: string }, signal: AbortSignal): Promise<SentMessage>;
  /** A short word beside: the menu and its buttons stay. */
  aside(person: Person, text: string, signal: AbortSignal): Promise<void>;
  /** Shows the next page of the person's menu, after the last the first again. */
  turnPage(person: Person, signal: AbortSignal): Promise<void>;
  /** @throws {Refused} when the account can't send now, or may not write to this person */
  mayWrite(person: Person): Promise<void>;
}

export interface SayDeps extends Pick<AdapterDeps, 'identities' | 'now'> {
  sender: Sender;
  window: ReplyWindow;
  health: AccountHealth;
  menus: Menus;
  taps: Taps;
  inTurn: InTurn;
  flavour: Flavour;
}

/** Speaks to people by the Send API. */
export function createSay(deps: SayDeps): Say {
  const { sender, menus, window, health, taps, inTurn, flavour } = deps;
  const numberOf = (id: string): Promise<number> => deps.identities.numberOf('message', id);

  const mayWrite = async ({ number }: Person): Promise<void> => {
    const ill = await health.refusal();
    if (ill) throw ill;
    if (!(await window.isOpen(number))) throw refused(403, windowClosed);
  };
  const send = async (
    person: Person,
    messages: Composed['messages'],
    signal: AbortSignal,
    said?: MessageSend['said'],
  ): Promise<number> => {
    const recipient = { id: person.id };
    const guard = async (): Promise<void> => await mayWrite(person);
    let last = '';
    for (const message of messages) {
      const one = { recipient, message, budget: 'messages', chat: person.number, guard, signal } as const;
      last = await sender.message({ ...one, ...(said && message === messages.at(-1) && { said }) });
      taps.said(person.number);
    }
    return await numberOf(last);
  };
  const speak = async <T>(person: Person, work: () => Promise<T>): Promise<T> =>
    await inTurn(`say:${person.number}`, work);
  const nowSeconds = (): number => Math.floor(deps.now().getTime() / 1000);

  return {
    mayWrite,
    say: async (person, { messages, options, text }, signal) =>
      await speak(person, async () => {
        const message_id = await send(person, messages, signal, async (id, leftMs) => {
          const messageId = await numberOf(id);
          await menus.remember(person.number, { messageId, date: nowSeconds(), text, options, page: 0 }, leftMs);
        });
        const chat = { id: person.number, type: 'private', first_name: '' };
        return { message_id, date: nowSeconds(), chat, text };
      }),
    aside: async (person, text, signal) =>
      await speak(person, async () => {
        const menu = await menus.shown(person.number);
        const message = menu ? withOptions({ text }, menu.options, menu.page) : { text };
        await send(person, [message], signal);
      }),
    turnPage: async (person, signal) =>
      await speak(person, async () => {
        const menu = await menus.shown(person.number);
        if (!menu) return;
        const page = (menu.page + 1) % pagesOf(menu.options);
        const messageId = await send(person, composePage(menu.options, page, flavour), signal);
        await menus.remember(person.number, { ...menu, messageId, date: nowSeconds(), page });
      }),
  };
}

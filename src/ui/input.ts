import type { Context } from 'grammy';
import { decodeTap, type Tap } from './callback-data.ts';

/** What a person did, freed from the platform: words, a tap, or a phone number handed over. */
export interface Input {
  text?: string;
  tap?: Tap;
  phone?: string;
}

/** Reads an update as an answer. Commands are never answers, nor is somebody else's contact. */
export function inputOf(ctx: Pick<Context, 'message' | 'callbackQuery' | 'from'>): Input {
  const data = ctx.callbackQuery?.data;
  if (data !== undefined) {
    const tap = decodeTap(data);
    return tap ? { tap } : {};
  }
  const contact = ctx.message?.contact;
  if (contact)
    return contact.user_id === undefined || contact.user_id === ctx.from?.id ? { phone: contact.phone_number } : {};
  const text = ctx.message?.text;
  return text === undefined || text.startsWith('/') ? {} : { text };
}

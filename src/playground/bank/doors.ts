import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { limitBody, readBody, refuse } from '../refuse.ts';
import type { Residents } from '../residents.ts';
import type { Person } from '../telegram/person.ts';
import { bankBots } from './bank-bots.ts';
import { createLedger } from './ledger.ts';
import { makePicture, receiptOrder } from './make-picture.ts';
import { postNotice, type NoticeDoor } from './notice-door.ts';
import { noticeBanks, noticeMoves, writeNotice } from './notice-text.ts';

const MAX_JSON_BYTES = 64 * 1024;

/**
 * How a notice comes to the shop. Only the first two are to be believed: the owner forwards the bank's bot, and his
 * phone posts it. Then: the owner forwards a bot that only looks like it; a customer types the text, or forwards it.
 */
const ways = ['forwarded', 'posted', 'lookAlike', 'typedByCustomer', 'forwardedByCustomer'] as const;

const notice = z.object({
  bank: z.enum(noticeBanks),
  move: z.enum(noticeMoves),
  amount: z.number().positive().max(10_000_000_000),
  last4: z.string().regex(/^\d{4}$/, 'must be 4 digits'),
  at: z.iso.datetime(),
  way: z.enum(ways),
  /** The customer of the ways that need one. */
  customerId: z.int().positive().optional(),
});
type Notice = z.infer<typeof notice>;

export interface BankDeps {
  residents: Residents;
  clock: { now(): Date };
  /** The shop's door for notices; undefined while it is closed. */
  noticeDoor?: NoticeDoor | undefined;
}

/** The bank of the playground: it writes notices true and false, and makes pictures of receipts. */
export function createBankDoors({ residents, clock, noticeDoor }: BankDeps): Hono {
  const doors = new Hono();
  const ledger = createLedger();
  const limit = limitBody(MAX_JSON_BYTES, 'The request is larger than 64 KB.');

  doors.post('/notice', limit, async (c) => {
    const read = await readBody(c, notice);
    if ('refusal' in read) return read.refusal;
    const { bank, move, amount, last4, at } = read.body;
    const carrier = carrierOf(read.body, residents);
    if (carrier?.hasBlocked) return refuse(c, 409, 'blocked', 'The bot is blocked in this chat; start it again first.');
    const balance = ledger.move(last4, move, amount);
    const text = writeNotice(bank, { kind: move, amount, last4, at: new Date(at), balance });
    if (read.body.way === 'posted') return knock(c, noticeDoor, text, clock.now());
    if (!carrier) return refuse(c, 404, 'no_such_person', 'There is no such customer.');
    return c.json({ ok: true, text, messageId: carry(carrier, read.body, text) });
  });

  doors.post('/receipt', limit, async (c) => {
    const read = await readBody(c, receiptOrder);
    if ('refusal' in read) return read.refusal;
    const { bytes, mime } = await makePicture(read.body, clock.now());
    return c.body(new Uint8Array(bytes), 200, { 'content-type': mime, 'cache-control': 'no-store' });
  });
  return doors;
}

/** Whose phone the text comes from; undefined where it is nobody's, or the customer is not there. */
function carrierOf({ way, customerId }: Notice, residents: Residents): Person | undefined {
  if (way === 'forwarded' || way === 'lookAlike') return residents.owner;
  if (way === 'posted') return undefined;
  const found = residents.byId(customerId ?? 0);
  return found?.role === 'customer' ? found.person : undefined;
}

function carry(person: Person, { way, bank }: Notice, text: string): number {
  if (way === 'typedByCustomer') return person.say(text);
  const origin = way === 'lookAlike' ? bankBots.lookAlike : bank === 'humo' ? bankBots.humo : bankBots.card;
  return person.forward(text, origin);
}

async function knock(c: Context, door: NoticeDoor | undefined, text: string, now: Date): Promise<Response> {
  if (!door) return refuse(c, 409, 'door_closed', 'The shop has no door for notices: BANK_NOTICE_SECRET is not set.');
  const status = await postNotice(door, text, now);
  if (status >= 400) return refuse(c, 409, 'not_taken', `The shop answered ${status}.`);
  return c.json({ ok: true, text });
}

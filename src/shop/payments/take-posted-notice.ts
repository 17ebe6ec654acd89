import { z } from 'zod';
import { cleanLine, cutTo } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import { doneBefore, markDone } from '../once.ts';
import { failed, ok, type Result } from '../result.ts';
import { readNotice } from './notices/read-notice.ts';
import { takeBankNotice, type TakenNotice } from './take-bank-notice.ts';

const oldestHours = 48;
/** A phone's clock may be ahead of ours. */
const aheadMinutes = 10;

/** Seconds or milliseconds since 1970, as forwarders of notifications write times. */
const epoch = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{10}(?:\d{3})?$/)
      .transform(Number),
  ])
  .transform((given) => new Date(given < 1e11 ? given * 1000 : given));
const posted = z.object({
  text: z.string().min(1).max(4000),
  receivedAt: z
    .union([z.iso.datetime({ offset: true }).transform((text) => new Date(text)), epoch])
    .refine((at) => !Number.isNaN(at.getTime()))
    .nullish(),
  source: z.string().max(200).nullish(),
});

/** `dropped`: a one-time code, nothing is kept of it. `no_notice`: it tells of no move of money. */
export type PostedState = TakenNotice['state'] | 'dropped' | 'no_notice';

/**
 * Takes what a phone's forwarder posted: `{text, receivedAt?, source?}`, proven genuine by its door. A text without a time
 * of receipt came just now. `hash` names the body: the same one again is `seen`, for a week. Refused: `bad_body`,
 * `too_old` (over 48 hours, received or moved), `in_future` (over 10 minutes).
 */
export async function takePostedNotice(
  ctx: ShopContext,
  { body, hash }: { body: unknown; hash: string },
): Promise<Result<PostedState, 'bad_body' | 'too_old' | 'in_future'>> {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return failed('bad_body');
  const { text } = parsed.data;
  const now = ctx.clock.now().getTime();
  const receivedAt = parsed.data.receivedAt ?? new Date(now);
  const read = readNotice(text, { receivedAt });
  if (read.is === 'code') return ok('dropped');
  const ages = [receivedAt, ...(read.is === 'notice' && read.facts.at !== null ? [new Date(read.facts.at)] : [])].map(
    (at) => now - at.getTime(),
  );
  if (Math.max(...ages) > oldestHours * 3_600_000) return failed('too_old');
  if (now - receivedAt.getTime() < -aheadMinutes * 60_000) return failed('in_future');
  if (read.is === 'other') return ok('no_notice');
  const source = cutTo(cleanLine(parsed.data.source ?? ''), 100) || 'phone';
  return ok(await takeOnce(ctx, hash, { text, facts: read.facts, sourceKind: 'door', source, receivedAt }));
}

/** A cut between the two writes is harmless: a notice is kept once by its own words, too. */
async function takeOnce(
  ctx: ShopContext,
  hash: string,
  notice: Parameters<typeof takeBankNotice>[1],
): Promise<PostedState> {
  // A post has no count of tries: each may be a repetition.
  const shop: ShopContext = { ...ctx, cause: { id: `bank_notices:${hash}`, attempt: 2 } };
  if ((await doneBefore(shop, 'posted_notice')) !== undefined) return 'seen';
  const { state } = await takeBankNotice(shop, notice);
  await markDone(shop, shop.em, { name: 'posted_notice' });
  return state;
}

import { inTransaction, type ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { rows } from '../sql.ts';
import { readSettings, writeSettings, type SettingsView } from './read-settings.ts';

/** How customers pay, and what is believed without a person. */
export type PaymentSettings = Pick<
  SettingsView,
  'mostTailSom' | 'noticeWaitMinutes' | 'trustOrderSom' | 'trustDaySom' | 'cashOnDelivery' | 'prepayPercent'
>;

/**
 * What each of them can be, in soʻm, minutes and percent. Too short a range of tails would be used up by a few open
 * orders; 0 turns tails, waiting, trust and prepayment off.
 */
export const paymentLimits = {
  mostTailSom: { least: 9, most: 499 },
  noticeWaitMinutes: { least: 1, most: 120 },
  trustOrderSom: { least: 1000, most: 10_000_000 },
  trustDaySom: { least: 1000, most: 100_000_000 },
  prepayPercent: { least: 5, most: 90 },
} as const;

export const paymentNumbers = [
  'mostTailSom',
  'noticeWaitMinutes',
  'trustOrderSom',
  'trustDaySom',
  'prepayPercent',
] as const satisfies readonly (keyof typeof paymentLimits)[];

/** A setting of this that is a number. */
export type PaymentNumber = (typeof paymentNumbers)[number];

export type ChangePaymentsRefusal = 'not_allowed' | 'out_of_range';

/**
 * Changes how customers pay. `out_of_range` carries the `setting` and its `least` and `most`.
 * The sum that is trusted on a day is never below that of one order: raising this raises it, lowering it lowers this.
 */
export async function changePayments(
  ctx: ShopContext,
  change: Partial<PaymentSettings>,
): Promise<Result<PaymentSettings, ChangePaymentsRefusal>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const wrong = paymentNumbers.find((setting) => !isWithin(change[setting], paymentLimits[setting]));
  if (wrong) return failed('out_of_range', { setting: wrong, ...paymentLimits[wrong] });
  return inTransaction(ctx, async (tx) => {
    await writeSettings(tx, change);
    if (change.trustDaySom !== undefined) await rows(tx, lowerOrder);
    else if (change.trustOrderSom !== undefined) await rows(tx, raiseDay);
    return ok(await readSettings({ em: tx }));
  });
}

const lowerOrder = 'update shop_settings set trust_order_som = least(trust_order_som, trust_day_som) where id = 1';
const raiseDay = 'update shop_settings set trust_day_som = greatest(trust_day_som, trust_order_som) where id = 1';

function isWithin(wish: number | undefined, { least, most }: { least: number; most: number }): boolean {
  return wish === undefined || wish === 0 || (Number.isInteger(wish) && wish >= least && wish <= most);
}

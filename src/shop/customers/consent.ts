import type { ShopContext } from '../context.ts';
import { Customer } from './customer.ts';

/** Notes which version of the privacy text the customer agreed to, and when; agreeing again keeps the first time. */
export async function giveConsent(
  ctx: Pick<ShopContext, 'em' | 'clock'>,
  customerId: number,
  version: string,
): Promise<void> {
  const other = { id: customerId, $or: [{ consentVersion: null }, { consentVersion: { $ne: version } }] };
  await ctx.em.nativeUpdate(Customer, other, { consentVersion: version, consentAt: ctx.clock.now() });
}

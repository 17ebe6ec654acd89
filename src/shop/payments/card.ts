import type { ShopContext } from '../context.ts';
import { ShopSettings } from '../settings/shop-settings.ts';
import { fresh } from '../sql.ts';

/**
 * The card that customers pay to, its number as 16 digits; undefined where none is set.
 * Only the code that sends the payment message reads it.
 */
export async function readCard(
  ctx: Pick<ShopContext, 'em' | 'vault'>,
): Promise<{ number: string; holder: string } | undefined> {
  const settings = await ctx.em.findOne(ShopSettings, { id: 1 }, fresh);
  if (!settings?.cardNumberSealed) return undefined;
  return { number: ctx.vault.open(settings.cardNumberSealed), holder: settings.cardHolder ?? '' };
}

import { cleanLine } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { writeSettings } from './read-settings.ts';

type CardRefusal = 'not_allowed' | 'bad_card' | 'bad_holder';

/** Sets the card that customers pay to: 16 digits, blanks allowed, kept sealed; the holder's name as on the card. */
export async function changeCard(
  ctx: ShopContext,
  card: { number: string; holder: string },
): Promise<Result<null, CardRefusal>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const number = card.number.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  if (!/^\d{16}$/u.test(number)) return failed('bad_card');
  const holder = cleanLine(card.holder);
  if (holder.length > 100 || !/\p{L}.*\p{L}/u.test(holder)) return failed('bad_holder');
  await writeSettings(ctx.em, { cardNumberSealed: ctx.vault.seal(number), cardHolder: holder });
  return ok(null);
}

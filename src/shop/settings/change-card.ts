import { cleanLine } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { rows } from '../sql.ts';
import { failed, ok, type Result } from '../result.ts';
import { keepCard } from '../payments/cards.ts';

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
  await inTransaction(ctx, async (tx) => {
    await rows(tx, 'update payment_card set retired_at = ? where retired_at is null', [ctx.clock.now()]);
    await keepCard({ ...ctx, em: tx }, { number, holder });
  });
  return ok(null);
}

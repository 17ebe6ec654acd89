import { cleanLine } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { keepCard } from '../payments/cards.ts';
import { failed, ok, type Result } from '../result.ts';
import { onlyOneAtATime, row, rows } from '../sql.ts';

/** Most cards that customers are sent to in turn. */
export const mostCards = 10;

export type AddCardRefusal = 'not_allowed' | 'bad_card' | 'bad_holder' | 'too_many_cards';

/**
 * Adds a card that customers pay to, in turn with the others; one that was retired comes back. The number is 16 digits,
 * blanks allowed, kept sealed; the holder's name as on the card. What a bank told of it before, when it was nobody's,
 * can then be placed. Answers the card's id.
 */
export async function addCard(
  ctx: ShopContext,
  card: { number: string; holder: string },
): Promise<Result<number, AddCardRefusal>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const number = card.number.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  if (!/^\d{16}$/u.test(number)) return failed('bad_card');
  const holder = cleanLine(card.holder);
  if (holder.length > 100 || !/\p{L}.*\p{L}/u.test(holder)) return failed('bad_holder');
  return inTransaction(ctx, async (tx) => {
    await onlyOneAtATime(tx, 'add_card');
    const id = await keepCard({ ...ctx, em: tx }, { number, holder });
    const active = await row<{ count: number }>(
      tx,
      'select count(*)::int as count from payment_card where retired_at is null',
    );
    if ((active?.count ?? 0) > mostCards) return failed('too_many_cards', { most: mostCards });
    await rows(
      tx,
      `update bank_notice set state = 'open', card_id = ? where state = 'foreign' and decided_at is null and last4 = ?`,
      [id, number.slice(-4)],
    );
    return ok(id);
  });
}

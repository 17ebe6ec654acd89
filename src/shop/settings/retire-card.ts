import type { ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { row } from '../sql.ts';

/**
 * Sends no new order to this card; what is still paid to it counts. The last one can be retired, too: then customers
 * are told that an operator will give them a card. `card_gone`: it is none, or was retired before.
 */
export async function retireCard(
  ctx: ShopContext,
  { cardId }: { cardId: number },
): Promise<Result<null, 'not_allowed' | 'card_gone'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const retired = await row(
    ctx.em,
    'update payment_card set retired_at = ? where id = ? and retired_at is null returning id',
    [ctx.clock.now(), cardId],
  );
  return retired ? ok(null) : failed('card_gone');
}

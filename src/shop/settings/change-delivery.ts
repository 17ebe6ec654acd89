import type { ShopContext } from '../context.ts';
import { DeliveryMethod } from '../delivery/delivery-method.ts';
import { viewDelivery, type DeliveryMethodView } from '../delivery/list-delivery.ts';
import { isAmount } from '../money.ts';
import { failed, ok, type Result } from '../result.ts';
import { fresh } from '../sql.ts';

export type ChangeDelivery = {
  methodId: number;
  feeSom?: number;
  /** `null`: never free. */
  freeFromSom?: number | null;
  active?: boolean;
};

type DeliveryRefusal = 'not_allowed' | 'delivery_gone' | 'bad_amount';

/** Changes the fee of a way of delivery, from which sum on it is free, and whether it is on offer. */
export async function changeDelivery(
  ctx: ShopContext,
  { methodId, ...change }: ChangeDelivery,
): Promise<Result<DeliveryMethodView, DeliveryRefusal>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const amounts = [change.feeSom, change.freeFromSom].filter((som) => som !== undefined && som !== null);
  if (!amounts.every(isAmount)) return failed('bad_amount');
  if (Object.keys(change).length > 0) await ctx.em.nativeUpdate(DeliveryMethod, { id: methodId }, change);
  const method = await ctx.em.findOne(DeliveryMethod, { id: methodId }, fresh);
  return method ? ok(viewDelivery(method)) : failed('delivery_gone');
}

import type { ShopContext } from '../context.ts';
import type { Texts } from '../language.ts';
import type { DeliveryMethod, deliveryKinds } from './delivery-method.ts';
import { rows } from '../sql.ts';
import type { Region } from './region.ts';

/** A way of delivery as screens see it. */
export type DeliveryMethodView = {
  id: number;
  kind: (typeof deliveryKinds)[number];
  title: Texts;
  eta: Texts;
  feeSom: number;
  freeFromSom: number | null;
  regions: Region[] | 'all';
  address: Texts | null;
  active: boolean;
};

/** Ways of delivery in the owner's order; only those on offer unless `all` is asked. */
export async function listDelivery(
  ctx: Pick<ShopContext, 'em'>,
  which: 'active' | 'all' = 'active',
): Promise<DeliveryMethodView[]> {
  return rows(
    ctx.em,
    `select id, kind, title, eta, fee_som as "feeSom", free_from_som as "freeFromSom", regions, address, active
     from delivery_method where active or ? order by position, id`,
    [which === 'all'],
  );
}

/** What screens see of a way of delivery. */
export function viewDelivery(method: DeliveryMethod): DeliveryMethodView {
  const { id, kind, title, eta, feeSom, regions, address, active } = method;
  return {
    id,
    kind,
    title,
    eta,
    feeSom,
    freeFromSom: method.freeFromSom ?? null,
    regions,
    address: address ?? null,
    active,
  };
}

/** The fee for goods of this worth, in so'm; 0 from the sum on that travels free. */
export function deliveryFee(method: DeliveryMethodView, itemsSom: number): number {
  const free = method.freeFromSom !== null && itemsSom >= method.freeFromSom;
  return free ? 0 : method.feeSom;
}

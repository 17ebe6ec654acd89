import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { listDelivery } from '../delivery/list-delivery.ts';
import { failed, ok, type Result } from '../result.ts';
import { readSettings } from '../settings/read-settings.ts';
import { fresh, row, rows } from '../sql.ts';
import { OrderDraft } from './draft.ts';
import type { DraftView } from './draft-view.ts';
import { atCart, lockOpenDraft } from './fill/filling.ts';
import { Order } from './order.ts';
import { readDraft } from './read-draft.ts';

/** What of the former order can't be had in full: `left` pieces went into the cart. */
export type MissingLine = { variantId: number; wanted: number; left: number };

export type Repeated = { draft: DraftView; missing: MissingLine[] };

/**
 * Puts what is still sold of a former order into the customer's open draft, with the former details, ready for checkout.
 * Twice is the same as once; renewing an expired order is the same thing. `sold_out` when nothing is left of it.
 */
export async function repeatOrder(
  ctx: ShopContext,
  { orderId, customerId }: { orderId: number; customerId: number },
): Promise<Result<Repeated, 'not_found' | 'sold_out'>> {
  return inTransaction(ctx, async (tx) => {
    const own = { id: orderId, customer: customerId };
    const order = await tx.findOne(Order, own, { ...fresh, populate: ['lines'] });
    if (!order) return failed('not_found');
    const draftId = await lockOpenDraft(ctx, tx, customerId);
    const missing = await layLines(tx, draftId, order);
    if (missing.length > 0 && missing.length === order.lines.length && missing.every((line) => line.left === 0)) {
      return failed('sold_out', { lines: missing });
    }
    await copyDetails(ctx, tx, draftId, order);
    return ok({ draft: await readDraft({ em: tx, vault: ctx.vault }, customerId), missing });
  });
}

async function layLines(tx: EntityManager, draftId: number, order: Order): Promise<MissingLine[]> {
  const { maxUnits } = await readSettings({ em: tx });
  const missing: MissingLine[] = [];
  for (const { variant, quantity } of order.lines) {
    const left = Math.min(quantity, maxUnits, await piecesOnSale(tx, variant.id));
    if (left < quantity) missing.push({ variantId: variant.id, wanted: quantity, left });
    if (left === 0) continue;
    await rows(
      tx,
      `insert into draft_line (draft_id, variant_id, quantity) values (?, ?, ?)
       on conflict (draft_id, variant_id) do update set quantity = greatest(draft_line.quantity, excluded.quantity)`,
      [draftId, variant.id, left],
    );
  }
  return missing;
}

async function piecesOnSale(tx: EntityManager, variantId: number): Promise<number> {
  const found = await row<{ stock: number }>(
    tx,
    `select variant.stock from variant join product on product.id = variant.product_id
     where variant.id = ? and product.status = 'active'`,
    [variantId],
  );
  return found?.stock ?? 0;
}

async function copyDetails(ctx: ShopContext, tx: EntityManager, draftId: number, order: Order): Promise<void> {
  const methods = await listDelivery({ em: tx });
  const alike = methods.filter(({ kind, regions }) => {
    return kind === order.deliveryKind && (regions === 'all' || !order.region || regions.includes(order.region));
  });
  const method = alike.find((one) => one.title.uz === order.deliveryTitle.uz) ?? alike[0];
  await tx.nativeUpdate(
    OrderDraft,
    { id: draftId },
    {
      ...atCart,
      stage: 'checkout',
      phoneSealed: order.phoneSealed,
      recipientSealed: order.recipientSealed,
      deliveryMethod: method?.id ?? null,
      region: method ? (order.region ?? null) : null,
      addressSealed: method ? (order.addressSealed ?? null) : null,
      paymentKind: order.paymentKind,
      updatedAt: ctx.clock.now(),
    },
  );
}

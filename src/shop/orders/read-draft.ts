import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { deliveryFee, viewDelivery, type DeliveryMethodView } from '../delivery/list-delivery.ts';
import { readProduct } from '../catalog/read-product.ts';
import type { Vault } from '../ports.ts';
import { fresh } from '../sql.ts';
import { DraftLine, OrderDraft } from './draft.ts';
import type { DraftLineView, DraftView } from './draft-view.ts';

/** The customer's open draft; an empty one with id 0 where nothing was begun. */
export async function readDraft(ctx: Pick<ShopContext, 'em' | 'vault'>, customerId: number): Promise<DraftView> {
  const open = { customer: customerId, status: 'open' } as const;
  const draft = await ctx.em.findOne(OrderDraft, open, { ...fresh, populate: ['deliveryMethod'] });
  return draft ? viewDraft(ctx, draft) : emptyDraft;
}

const emptyDraft: DraftView = {
  id: 0,
  stage: 'cart',
  product: null,
  chosen: {},
  lines: [],
  phone: null,
  delivery: null,
  region: null,
  address: null,
  recipient: null,
  itemsSom: 0,
  deliverySom: null,
  totalSom: 0,
};

async function viewDraft(ctx: Pick<ShopContext, 'em' | 'vault'>, draft: OrderDraft): Promise<DraftView> {
  const lines = await readLines(ctx.em, draft.id);
  const product = draft.product ? await readProduct(ctx, draft.product.id) : undefined;
  const delivery = draft.deliveryMethod?.active ? viewDelivery(draft.deliveryMethod) : null;
  return {
    id: draft.id,
    stage: draft.stage,
    product: product?.active ? product : null,
    chosen: draft.chosen ?? {},
    lines,
    phone: opened(ctx.vault, draft.phoneSealed),
    delivery,
    region: draft.region ?? null,
    address: opened(ctx.vault, draft.addressSealed),
    recipient: opened(ctx.vault, draft.recipientSealed),
    ...sums(lines, delivery),
  };
}

async function readLines(em: EntityManager, draftId: number): Promise<DraftLineView[]> {
  const lines = await em.find(
    DraftLine,
    { draft: draftId },
    { ...fresh, populate: ['variant.product'], strategy: 'joined', orderBy: { id: 'asc' } },
  );
  return lines.map(({ id, quantity, variant }) => ({
    id,
    variantId: variant.id,
    productId: variant.product.id,
    title: variant.product.title,
    options: variant.options,
    priceSom: variant.priceSom,
    quantity,
    // What was taken off the shelf can't be sold, whatever is left of it.
    stock: variant.product.status === 'active' ? variant.stock : 0,
  }));
}

function sums(
  lines: DraftLineView[],
  method: DeliveryMethodView | null,
): Pick<DraftView, 'itemsSom' | 'deliverySom' | 'totalSom'> {
  const itemsSom = lines.reduce((sum, line) => sum + line.priceSom * line.quantity, 0);
  const deliverySom = method && deliveryFee(method, itemsSom);
  return { itemsSom, deliverySom, totalSom: itemsSom + (deliverySom ?? 0) };
}

function opened(vault: Vault, sealed: string | null | undefined): string | null {
  return sealed ? vault.open(sealed) : null;
}

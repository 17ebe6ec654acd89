import { matchingVariants, nextOption } from '../../catalog/product-view.ts';
import { Customer } from '../../customers/customer.ts';
import { failed, type Refusal } from '../../result.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { fresh, rows } from '../../sql.ts';
import { DraftLine } from '../draft.ts';
import type { DraftRefusal } from '../draft-view.ts';
import { atCart, write, type ChangeOf, type Filled, type Filling } from './filling.ts';

// So that the cart with its buttons and the order fit one message of a channel.
const maxLines = 20;

/** Lays the chosen variant into the cart; more of one that is there already is added to its line. */
export async function fillQuantity(filling: Filling, { quantity }: ChangeOf<'quantity'>): Filled {
  const { product, chosen, stage, lines, id } = filling.draft;
  if (stage !== 'choosing' || !product || nextOption(product, chosen) !== undefined) return failed('nothing_asked');
  const [variant] = matchingVariants(product, chosen);
  if (!variant) return failed('option_gone');
  if (!Number.isInteger(quantity) || quantity < 1) return failed('bad_quantity');
  const already = lines.find((line) => line.variantId === variant.id)?.quantity ?? 0;
  if (already === 0 && lines.length >= maxLines) return failed('cart_full', { max: maxLines });
  const refusal = await refuseQuantity(filling, { variantId: variant.id, stock: variant.stock, quantity, already });
  if (refusal) return refusal;
  await rows(
    filling.tx,
    `insert into draft_line (draft_id, variant_id, quantity) values (?, ?, ?)
     on conflict (draft_id, variant_id) do update set quantity = draft_line.quantity + excluded.quantity`,
    [id, variant.id, quantity],
  );
  await write(filling, atCart);
  return undefined;
}

/** Changes how many pieces a line has; 0 takes it out. */
export async function fillLine(filling: Filling, { lineId, quantity }: ChangeOf<'line'>): Filled {
  const line = filling.draft.lines.find((one) => one.id === lineId);
  if (!line) return failed('line_gone');
  if (!Number.isInteger(quantity) || quantity < 0) return failed('bad_quantity');
  if (quantity === 0) {
    await filling.tx.nativeDelete(DraftLine, { id: lineId });
  } else {
    const refusal = await refuseQuantity(filling, { ...line, quantity, already: 0 });
    // Less of what became scarce is always a step in the right direction.
    if (refusal && quantity >= line.quantity) return refusal;
    await filling.tx.nativeUpdate(DraftLine, { id: lineId }, { quantity });
  }
  const emptied = quantity === 0 && filling.draft.lines.length === 1;
  await write(filling, emptied ? atCart : {});
  return undefined;
}

/** Goes on to the details of the order, beginning with the phone we know. */
export async function fillCheckout(filling: Filling): Filled {
  const { draft, tx, customerId } = filling;
  if (draft.lines.length === 0) return failed('cart_empty');
  const scarce = draft.lines.filter((line) => line.quantity > line.stock);
  if (scarce.length > 0) {
    const lines = scarce.map((line) => ({ lineId: line.id, variantId: line.variantId, left: line.stock }));
    return failed(scarce.some((line) => line.stock === 0) ? 'sold_out' : 'not_enough', { lines });
  }
  const customer = draft.phone === null ? await tx.findOne(Customer, { id: customerId }, fresh) : null;
  const known = customer?.phoneSealed ? { phoneSealed: customer.phoneSealed } : {};
  await write(filling, { ...atCart, ...known, stage: 'checkout' });
  return undefined;
}

/** Leaves choosing or checkout; what was answered stays. */
export async function fillBackToCart(filling: Filling): Filled {
  await write(filling, atCart);
  return undefined;
}

/** Takes everything out of the cart. */
export async function fillEmpty(filling: Filling): Filled {
  await filling.tx.nativeDelete(DraftLine, { draft: filling.draft.id });
  await write(filling, atCart);
  return undefined;
}

type Wish = { variantId: number; stock: number; quantity: number; already: number };

async function refuseQuantity(filling: Filling, wish: Wish): Promise<Refusal<DraftRefusal> | undefined> {
  const { variantId, stock, quantity, already } = wish;
  if (stock === 0) return failed('sold_out', { variantIds: [variantId] });
  const { maxUnits } = await readSettings({ em: filling.tx });
  if (quantity + already > maxUnits) return failed('too_many', { max: maxUnits, already });
  if (quantity + already > stock) return failed('not_enough', { left: stock, already });
  return undefined;
}

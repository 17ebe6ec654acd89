import { inTransaction, type ShopContext } from '../context.ts';
import { markDone } from '../once.ts';
import { ok, type Result } from '../result.ts';
import type { DraftChange, DraftRefusal, DraftView } from './draft-view.ts';
import { fillBackToCart, fillCheckout, fillEmpty, fillLine, fillQuantity } from './fill/cart.ts';
import { fillOption, fillProduct, fillVariant } from './fill/choice.ts';
import {
  fillAddress,
  fillAskAgain,
  fillDelivery,
  fillPayment,
  fillPhone,
  fillRecipient,
  fillRegion,
} from './fill/details.ts';
import { lockOpenDraft, type Filled, type Filling } from './fill/filling.ts';
import { readDraft } from './read-draft.ts';

/** Step under which an update leaves the slot it has filled; see `once.ts`. */
export const filledDraft = 'fill_draft';

/**
 * Takes one answer of the customer into the open draft and answers how it now stands.
 * A refused answer changes nothing; of two taps at once the second sees what the first has done.
 */
export async function fillDraft(
  ctx: ShopContext,
  customerId: number,
  change: DraftChange,
): Promise<Result<DraftView, DraftRefusal>> {
  return inTransaction(ctx, async (tx) => {
    await lockOpenDraft(ctx, tx, customerId);
    const reader = { em: tx, vault: ctx.vault };
    const draft = await readDraft(reader, customerId);
    const refusal = await fill({ ctx, tx, customerId, draft }, change);
    if (refusal) return refusal;
    await markDone(ctx, tx, { name: filledDraft, detail: change.slot });
    return ok(await readDraft(reader, customerId));
  });
}

function fill(filling: Filling, change: DraftChange): Filled {
  switch (change.slot) {
    case 'product':
      return fillProduct(filling, change);
    case 'option':
      return fillOption(filling, change);
    case 'variant':
      return fillVariant(filling, change);
    case 'quantity':
      return fillQuantity(filling, change);
    case 'line':
      return fillLine(filling, change);
    case 'checkout':
      return fillCheckout(filling);
    case 'phone':
      return fillPhone(filling, change);
    case 'delivery':
      return fillDelivery(filling, change);
    case 'region':
      return fillRegion(filling, change);
    case 'address':
      return fillAddress(filling, change);
    case 'recipient':
      return fillRecipient(filling, change);
    case 'payment':
      return fillPayment(filling, change);
    case 'ask_again':
      return fillAskAgain(filling, change);
    case 'back_to_cart':
      return fillBackToCart(filling);
    case 'empty':
      return fillEmpty(filling);
    default:
      return change satisfies never;
  }
}

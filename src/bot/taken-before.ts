import type { Middleware } from 'grammy';
import { sayTaken, takenScreen } from '#conversations/index.ts';
import { doneBefore } from '#src/shop/once.ts';
import type { DraftChange } from '#src/shop/orders/draft-view.ts';
import { filledDraft } from '#src/shop/orders/fill-draft.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import type { BotContext } from '#src/ui/context.ts';
import { askOn, leaveSale, showCart } from './go-on.ts';

// After these the cart is what people see.
const inCart: readonly DraftChange['slot'][] = ['line', 'back_to_cart', 'empty'];

/**
 * Finds an update that was cut off after its answer was taken into the draft, and ends the talk that still waits
 * for the answer: to it the text would be the answer to the next question. Comes before the talks.
 */
export const findTaken: Middleware<BotContext> = async (ctx, next) => {
  const slot = await doneBefore(ctx.shop, filledDraft);
  if (typeof slot === 'string') {
    ctx.taken = slot;
    await leaveSale(ctx);
  }
  await next();
};

/** Says what became of the answer that was taken before, and goes on with the sale. Comes after the talks. */
export const goOnAfterTaken: Middleware<BotContext> = async (ctx, next) => {
  const slot = ctx.taken;
  if (slot === undefined) return next();
  ctx.route = 'taken_before';
  if (inCart.some((one) => one === slot)) return showCart(ctx);
  const done = takenScreen(ctx.words, slot, await readDraft(ctx.shop, ctx.customer.id));
  if (done) await sayTaken(ctx, done);
  await askOn(ctx);
};

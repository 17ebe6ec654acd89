import { lookAtSale } from '#conversations/index.ts';
import { readProduct } from '#src/shop/catalog/read-product.ts';
import { placeOrder } from '#src/shop/orders/place-order.ts';
import type { DraftView } from '#src/shop/orders/draft-view.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { readCard } from '#src/shop/payments/cards.ts';
import { cartScreen, summaryScreen } from '#src/ui/cart-screens.ts';
import { encodeTap } from '#src/ui/callback-data.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { lineName } from '#src/ui/naming.ts';
import { orderScreen } from '#src/ui/order-screens.ts';
import { confirmedScreen, paymentScreen } from '#src/ui/payment-screens.ts';
import { shorten, type Button } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';
import { askOn, leaveSale } from './go-on.ts';

/** The customer's tap on the summary: places the order, or says kindly why not and what else there is. */
export async function place(ctx: BotContext, tap: { draft: number; totalSom: number }): Promise<void> {
  await leaveSale(ctx);
  const before = await lookAtSale(ctx);
  const placed = await placeOrder(ctx.shop, {
    customerId: ctx.customer.id,
    identityId: ctx.identity.id,
    draftId: tap.draft,
    expectedTotalSom: tap.totalSom,
  });
  if (placed.ok) return showPlaced(ctx, placed.value);
  const { words } = ctx;
  const view = await lookAtSale(ctx);
  switch (placed.why) {
    case 'sold_out':
      return tellSoldOut(ctx, view.draft);
    case 'total_changed':
      return send(
        ctx,
        summaryScreen(
          words,
          view.draft,
          view.holdMinutes,
          words.html('place-total_changed', { total: words.money(view.draft.totalSom) }),
        ),
      );
    case 'incomplete':
      await send(ctx, { text: words.html('place-incomplete') });
      return askOn(ctx);
    case 'too_many_open':
      return send(
        ctx,
        menuScreen(words, words.html('place-too_many_open', { max: Number(placed.with?.['max'] ?? 0) })),
      );
    default:
      return send(
        ctx,
        before.draft.lines.length > 0
          ? cartScreen(words, before.draft, words.html(`place-${placed.why}`))
          : menuScreen(words, words.html(`place-${placed.why}`)),
      );
  }
}

/** What follows for the order now: how to pay, that nothing is to be paid in advance, or, at a second tap much later, how it stands. */
async function showPlaced(ctx: BotContext, order: OrderView): Promise<void> {
  if (order.status === 'awaiting_payment') return showPayment(ctx, order);
  if (order.status === 'confirmed') return send(ctx, confirmedScreen(ctx.words, order, await ctx.bridge.link()));
  await send(ctx, orderScreen(ctx.words, order));
}

/** How to pay for an order that awaits payment. */
export async function showPayment(ctx: BotContext, order: OrderView, above?: string): Promise<void> {
  const over = await ctx.bridge.link();
  await send(
    ctx,
    paymentScreen(ctx.words, order, order.cardId === null ? undefined : await readCard(ctx.shop, order.cardId), {
      above,
      over,
      copyButton: ctx.hands.copyButton,
    }),
  );
}

/** Somebody was faster: names what is gone, and offers the product's other variants and to be told. */
async function tellSoldOut(ctx: BotContext, draft: DraftView): Promise<void> {
  const { words } = ctx;
  const short = draft.lines.filter((line) => line.stock < line.quantity);
  const buttons: Button[][] = [];
  for (const line of short.slice(0, 5)) {
    const name = shorten(lineName(words, line), 30);
    const product = await readProduct(ctx.shop, line.productId);
    const others = product?.active && product.variants.some((variant) => variant.stock > 0);
    if (line.stock === 0)
      buttons.push([
        { title: words.plain('button-watch', { what: name }), data: encodeTap({ kind: 'watch', id: line.variantId }) },
      ]);
    if (others)
      buttons.push([
        { title: words.plain('button-show-product'), data: encodeTap({ kind: 'product', id: line.productId }) },
      ]);
  }
  const names = short.map((line) => lineName(words, line)).join('; ');
  const cart = cartScreen(words, draft, words.html('place-sold_out', { lines: names }));
  await send(ctx, { ...cart, buttons: [...buttons, ...(cart.buttons ?? [])] });
}

import { Composer } from 'grammy';
import { answerDraft, tappedOption } from '#conversations/index.ts';
import { chooseLanguage } from '#src/shop/customers/choose-language.ts';
import { watchStock } from '#src/shop/catalog/watch-stock.ts';
import { productOfVariant } from '#src/shop/catalog/product-of-variant.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { decodeTap, type Tap } from '#src/ui/callback-data.ts';
import { soldOutScreen } from '#src/ui/catalog-screens.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { send, show } from '#src/ui/show.ts';
import { openPayload } from './escape.ts';
import { changeLine, checkOut, leaveSale, showCart, takeAnswer } from './go-on.ts';
import { askCancel, cancel, repeat, showOrder, showOrders } from './my-orders.ts';
import { callOperator, endOperator } from './operator.ts';
import { place } from './place.ts';
import { takeReceipt } from './receipts.ts';
import { showProduct, showProductAt, showShelf } from './shelves.ts';

type Handlers = { [Kind in Tap['kind']]: (ctx: BotContext, tap: Extract<Tap, { kind: Kind }>) => Promise<void> };

const handlers: Handlers = {
  noop: async () => {},
  menu: (ctx) => show(ctx, menuScreen(ctx.words)),
  cart: (ctx) => showCart(ctx),
  shelf: (ctx, { id }) => showShelf(ctx, id),
  product_at: (ctx, { shelf, index }) => showProductAt(ctx, shelf, index),
  product: (ctx, { id }) => showProduct(ctx, id),
  choose: (ctx, { id }) => takeAnswer(ctx, { slot: 'product', productId: id }),
  option: tapOption,
  quantity: tapQuantity,
  line: (ctx, { line, quantity }) => changeLine(ctx, line, quantity),
  checkout: (ctx) => checkOut(ctx),
  delivery: (ctx, { id }) => takeAnswer(ctx, { slot: 'delivery', methodId: id }),
  region: (ctx, { region }) => takeAnswer(ctx, { slot: 'region', region }),
  ask_again: (ctx, { what }) => takeAnswer(ctx, { slot: 'ask_again', what }),
  recipient_me: (ctx) => takeAnswer(ctx, { slot: 'recipient', text: ctx.customer.name ?? '' }),
  pay_by: (ctx, { how }) => takeAnswer(ctx, { slot: 'payment', kind: how }),
  place,
  watch: tapWatch,
  orders: (ctx) => showOrders(ctx),
  order: (ctx, { id }) => showOrder(ctx, id),
  cancel: (ctx, { id }) => askCancel(ctx, id),
  cancel_yes: (ctx, { id }) => cancel(ctx, id),
  repeat: (ctx, { id }) => repeat(ctx, id),
  receipt_for: (ctx, { id: orderId, mediaId, messageId }) =>
    takeReceipt(ctx, { orderId, mediaId, ...(messageId === undefined ? {} : { messageId }) }),
  operator: (ctx) => callOperator(ctx),
  operator_end: (ctx) => endOperator(ctx),
  speak: tapSpeak,
};

/** Every button of the shop, also of messages years old. Data that we never wrote gets the menu. */
export function taps(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('callback_query', async (ctx) => {
    const tap = decodeTap(ctx.callbackQuery.data ?? '');
    ctx.route = tap?.kind ?? 'old_button';
    if (!tap) return send(ctx, menuScreen(ctx.words, ctx.words.html('old-button')));
    await handle(ctx, tap);
  });
  return composer;
}

function handle<Kind extends Tap['kind']>(ctx: BotContext, tap: Extract<Tap, { kind: Kind }>): Promise<void> {
  const handler: Handlers[Kind] = handlers[tap.kind];
  return handler(ctx, tap);
}

/** A value of an option, perhaps of another product than the one now being chosen. */
async function tapOption(ctx: BotContext, tap: { option: number; variant: number }): Promise<void> {
  const product = await productOfVariant(ctx.shop, tap.variant);
  if (!product?.active) return send(ctx, menuScreen(ctx.words, ctx.words.html('product-gone')));
  const draft = await readDraft(ctx.shop, ctx.customer.id);
  const same = draft.product?.id === product.id && draft.stage === 'choosing';
  const change = tappedOption(product, tap, same ? draft.chosen : {});
  const variant = product.variants.find(({ id }) => id === tap.variant);
  if (!change && variant) return show(ctx, soldOutScreen(ctx.words, product, variant));
  if (!change) return showProduct(ctx, product.id);
  if (!same) {
    const begun = await answerDraft(ctx, { slot: 'product', productId: product.id });
    if (!begun.ok) return showProduct(ctx, product.id);
  }
  await takeAnswer(ctx, change);
}

/** How many: only while that is being asked; an older button leads to the cart. */
async function tapQuantity(ctx: BotContext, { quantity }: { quantity: number }): Promise<void> {
  const draft = await readDraft(ctx.shop, ctx.customer.id);
  if (draft.stage !== 'choosing' || draft.product === null) return showCart(ctx);
  await takeAnswer(ctx, { slot: 'quantity', quantity });
}

async function tapWatch(ctx: BotContext, { id }: { id: number }): Promise<void> {
  const watched = await watchStock(ctx.shop, { variantId: id, identityId: ctx.identity.id });
  if (watched.ok) {
    await send(ctx, menuScreen(ctx.words, ctx.words.html('watch-set')));
    return;
  }
  const key = watched.why === 'in_stock' ? 'watch-in-stock' : 'product-gone';
  await send(ctx, menuScreen(ctx.words, ctx.words.html(key)));
}

/** A language is chosen; the first time, the welcome follows and the deep link that waited. */
async function tapSpeak(ctx: BotContext, tap: Extract<Tap, { kind: 'speak' }>): Promise<void> {
  const first = !ctx.customer.languageChosen;
  await leaveSale(ctx);
  await chooseLanguage(ctx.shop, ctx.customer.id, tap.language);
  ctx.customer = { ...ctx.customer, language: tap.language, languageChosen: true };
  ctx.words = ctx.wordsFor(tap.language);
  if ((first && !ctx.owner) || tap.payload !== '') return openPayload(ctx, tap.payload, 'first');
  await send(ctx, menuScreen(ctx.words, ctx.words.html('language-set')));
}

import { Composer } from 'grammy';
import { setStopped } from '#src/shop/customers/stop.ts';
import { foldWords } from '#src/shop/catalog/fold-words.ts';
import { findOrderByNumber } from '#src/shop/orders/read-order.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import type { BotContext } from '#src/ui/context.ts';
import { languageScreen, menuScreen, welcomeScreen } from '#src/ui/menu-screens.ts';
import { lines } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';
import { bridgeTokenOf, comeOver } from './bridge.ts';
import { leaveSale, showCart } from './go-on.ts';
import { showOrder, showOrders } from './my-orders.ts';
import { callOperator } from './operator.ts';
import { showProduct, showShelf } from './shelves.ts';

const operatorWords = new Set([
  'operator',
  'admin',
  'odam',
  'odam bormi',
  'admin bormi',
  'sotuvchi',
  'human',
  'person',
  'tel qiling',
  'telefon qiling',
]);
const asksForPerson =
  /\b(?:operator|(?:odam|inson|sotuvchi|admin) bilan|talk to (?:a |an )?(?:person|human|someone|operator))/;
const wordsForCommands: readonly [string, ReadonlySet<string>, (ctx: BotContext) => Promise<void>][] = [
  ['catalog', new Set(['mahsulotlar', 'katalog', 'menyu', 'goods', 'catalog', 'menu']), (ctx) => showShelf(ctx, 0)],
  ['cart', new Set(['savat', 'savatim', 'korzina', 'cart']), (ctx) => showCart(ctx)],
  ['orders', new Set(['buyurtmalarim', 'buyurtmam', 'my orders', 'orders']), showOrders],
  ['language', new Set(['til', 'language']), askLanguage],
  ['help', new Set(['yordam', 'help']), tellHelp],
  ['privacy', new Set(['maxfiylik', 'privacy']), tellPrivacy],
];
const cancelWords = new Set(['bekor', 'bekor qilish', 'bekor qiling', 'cancel', 'stop order', 'otmena']);
const stopWords = new Set(['stop', 'kerakmas', 'kerak emas', 'yozmang', 'toxtat', 'unsubscribe']);

/** Commands and words that work at every moment: whatever was being asked is left first, so nobody is locked in. */
export function escape(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('start', async (ctx, next) => {
    const token = bridgeTokenOf(ctx.match);
    await (token === undefined ? start(ctx, ctx.match) : cross(ctx, token));
    if (ctx.cameOver) await next();
  });
  composer.command(
    ['catalog', 'menu'],
    leaving('catalog', (ctx) => showShelf(ctx, 0)),
  );
  composer.command(
    'cart',
    leaving('cart', (ctx) => showCart(ctx)),
  );
  composer.command('orders', leaving('orders', showOrders));
  composer.command(['lang', 'language'], leaving('language', askLanguage));
  composer.command('help', leaving('help', tellHelp));
  composer.command('privacy', leaving('privacy', tellPrivacy));
  composer.command('operator', leaving('operator', callOperator));
  composer.command('stop', leaving('stop', stop));
  composer.command(
    'cancel',
    leaving('cancel', (ctx) => showCart(ctx)),
  );
  composer.on('message:text', async (ctx, next) => {
    const said = foldWords(ctx.message.text.slice(0, 60));
    if (operatorWords.has(said) || asksForPerson.test(said)) return leaving('operator', callOperator)(ctx);
    if (stopWords.has(said)) return leaving('stop', stop)(ctx);
    if (cancelWords.has(said)) return leaving('cancel', (inner) => showCart(inner))(ctx);
    const asked = wordsForCommands.find(([, named]) => named.has(said));
    await (asked ? leaving(asked[0], asked[2])(ctx) : next());
  });
  return composer;
}

function leaving(route: string, work: (ctx: BotContext) => Promise<void>) {
  return async (ctx: BotContext): Promise<void> => {
    ctx.route = route;
    await leaveSale(ctx);
    await work(ctx);
  };
}

async function start(ctx: BotContext, payload: string): Promise<void> {
  ctx.route = 'start';
  await leaveSale(ctx);
  if (ctx.identity.stopped) await setStopped(ctx.shop, ctx.identity.id, false);
  if (!ctx.customer.languageChosen) return send(ctx, languageScreen(ctx.wordsFor, payload.slice(0, 40)));
  await openPayload(ctx, payload, 'back');
}

/** A customer comes over from another channel; who he is there decides the language, so it is not asked. */
async function cross(ctx: BotContext, token: string): Promise<void> {
  ctx.route = 'bridge';
  await leaveSale(ctx);
  if (ctx.identity.stopped) await setStopped(ctx.shop, ctx.identity.id, false);
  if (await comeOver(ctx, token)) ctx.cameOver = true;
}

/** Goes where a deep link points (`p_12` a product, `o_34` an order); without one, or with a broken one, says welcome. */
export async function openPayload(ctx: BotContext, payload: string, visit: 'first' | 'back'): Promise<void> {
  const [, kind, id] = /^([po])_([\w-]{1,20})$/.exec(payload) ?? [];
  const settings = await readSettings(ctx.shop);
  if (visit === 'first')
    await send(ctx, welcomeScreen(ctx.words, settings.name, ctx.privacyLink, ctx.hands.inlineButtons));
  if (payload === 'privacy') return tellPrivacy(ctx);
  if (kind === 'p') return showProduct(ctx, safeId(id));
  if (kind === 'o') return openOrder(ctx, id ?? '');
  if (visit === 'back') await send(ctx, menuScreen(ctx.words, ctx.words.html('welcome-back')));
}

async function openOrder(ctx: BotContext, idOrNumber: string): Promise<void> {
  const byNumber = await findOrderByNumber(ctx.shop, idOrNumber);
  await showOrder(ctx, byNumber?.id ?? safeId(idOrNumber));
}

/** 0, which no row has, where the text is no id. */
function safeId(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}

/** Asks for the language anew. */
async function askLanguage(ctx: BotContext): Promise<void> {
  await send(ctx, languageScreen(ctx.wordsFor, ''));
}

async function tellHelp(ctx: BotContext): Promise<void> {
  const { words, hands } = ctx;
  await send(ctx, menuScreen(words, words.html(hands.inlineButtons ? 'help' : 'help-typed')));
}

async function tellPrivacy(ctx: BotContext): Promise<void> {
  const { words, privacyPage } = ctx;
  const more = privacyPage && words.html('privacy-more', { link: privacyPage });
  await send(ctx, menuScreen(words, lines(words.html('privacy-text'), more)));
}

async function stop(ctx: BotContext): Promise<void> {
  await setStopped(ctx.shop, ctx.identity.id, true);
  const { words, hands } = ctx;
  const back = words.html(hands.inlineButtons ? 'stopped-return' : 'stopped-return-typed');
  await send(ctx, { text: lines(words.html('stopped'), back), below: 'none' });
}

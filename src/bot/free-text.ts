import { Composer } from 'grammy';
import type { Steps } from '#conversations/index.ts';
import { nextMissing } from '#src/shop/orders/draft-view.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { searchProducts } from '#src/shop/catalog/search-products.ts';
import { cardsScreen } from '#src/ui/card-screens.ts';
import { foundScreen, productScreen } from '#src/ui/catalog-screens.ts';
import type { BotContext } from '#src/ui/context.ts';
import { languageScreen, menuScreen } from '#src/ui/menu-screens.ts';
import { shorten } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';
import { answerFirst, greet, isFirstWord, isGreeting } from './first-word.ts';
import { enterSale, resumeSale } from './go-on.ts';

const maxUnderstood = 500;
const maxFound = 8;

/** Whatever no other handler took: an answer whose talk was dropped, a search by words, or a kind word and the way on. */
export function freeText(steps: Steps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on(['message:text', 'message:contact'], async (ctx) => {
    ctx.route = 'resume';
    if (await resumeSale(ctx, steps)) return;
    ctx.route = 'search';
    const text = ctx.message.text ?? '';
    if (isGreeting(text)) await greet(ctx);
    else {
      await answerText(ctx, text);
      if (isFirstWord(ctx) && ctx.hands.inlineButtons) return send(ctx, languageScreen(ctx.wordsFor, ''));
    }
    await askAgainInCheckout(ctx);
  });
  composer.on('message', async (ctx) => {
    ctx.route = 'unknown_kind';
    await send(ctx, menuScreen(ctx.words, ctx.words.html('unknown-kind')));
    await askAgainInCheckout(ctx);
  });
  return composer;
}

async function answerText(ctx: BotContext, text: string): Promise<void> {
  const { words } = ctx;
  if (text.length > maxUnderstood) return send(ctx, menuScreen(words, words.html('text-too-long')));
  const searchable = !text.startsWith('/') && /[\p{L}\d]/u.test(text);
  const found = searchable ? await searchProducts(ctx.shop, text, maxFound) : [];
  const only = found[0];
  if (only && found.length === 1) return answerFirst(ctx, productScreen(words, only));
  if (only && ctx.carousel > 0) {
    const text = words.html('search-found', { count: found.length });
    return answerFirst(ctx, cardsScreen(words, text, found.slice(0, ctx.carousel)));
  }
  if (only) return answerFirst(ctx, foundScreen(words, found));
  const nothing = searchable ? words.html('search-none', { text: shorten(text, 60) }) : words.html('unknown-text');
  await answerFirst(ctx, menuScreen(words, nothing));
}

/** In the middle of a checkout the open question comes again below the answer. */
async function askAgainInCheckout(ctx: BotContext): Promise<void> {
  const draft = await readDraft(ctx.shop, ctx.customer.id);
  if (draft.stage === 'checkout' && nextMissing(draft) !== undefined) await enterSale(ctx, draft);
}

import { foldWords } from '#src/shop/catalog/fold-words.ts';
import { setStopped } from '#src/shop/customers/stop.ts';
import type { BotContext } from '#src/ui/context.ts';
import { introduced, languageScreen, menuScreen } from '#src/ui/menu-screens.ts';
import type { Screen } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';

const greetings = new Set([
  'salom',
  'salomlar',
  'assalom',
  'assalomu alaykum',
  'assalomu aleykum',
  'assalom alaykum',
  'salom alaykum',
  'hello',
  'hi',
  'hey',
  'privet',
  'zdravstvuyte',
]);
const longestGreeting = 60;

/** Words that greet and ask for nothing. */
export function isGreeting(text: string): boolean {
  return text.length <= longestGreeting && greetings.has(foldWords(text));
}

/** Greets back; who had stopped the shop's messages is there again. */
export async function greet(ctx: BotContext): Promise<void> {
  ctx.route = 'greeting';
  if (ctx.identity.stopped) await setStopped(ctx.shop, ctx.identity.id, false);
  if (!ctx.customer.languageChosen) return send(ctx, languageScreen(ctx.wordsFor, ''));
  await send(ctx, menuScreen(ctx.words, ctx.words.html('welcome-back')));
}

/** Somebody new, who was not asked for his language yet. */
export function isFirstWord(ctx: BotContext): boolean {
  return ctx.isNew && !ctx.customer.languageChosen;
}

/**
 * Answers what somebody asked. Where he is new and only the newest options can be chosen, one message also says who answers
 * and offers the other languages: a question for the language after it would take the options away.
 */
export async function answerFirst(ctx: BotContext, screen: Screen): Promise<void> {
  const isOne = isFirstWord(ctx) && !ctx.hands.inlineButtons;
  await send(ctx, isOne ? introduced(ctx.words, ctx.wordsFor, screen) : screen);
}

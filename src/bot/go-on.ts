import { answerDraft, lookAtSale, saleTalk, type Answered, type Steps } from '#conversations/index.ts';
import { nextMissing, type DraftChange } from '#src/shop/orders/draft-view.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { cartScreen } from '#src/ui/cart-screens.ts';
import type { BotContext } from '#src/ui/context.ts';
import { inputOf } from '#src/ui/input.ts';
import { refusalText } from '#src/ui/refusals.ts';
import { send, show } from '#src/ui/show.ts';

/** Asks for what the open draft still misses, in a fresh talk. */
export async function enterSale(ctx: BotContext): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.conversation.enter(saleTalk);
}

/** Ends whatever is being asked, so that nothing swallows the next message. */
export async function leaveSale(ctx: BotContext): Promise<void> {
  await ctx.conversation.exitAll();
}

/** Puts an answer into the draft and asks on; a refusal is told and the same question comes again. */
export async function takeAnswer(ctx: BotContext, change: DraftChange): Promise<void> {
  const answered = await answerDraft(ctx, change);
  await tellAnswered(ctx, answered);
  await askOn(ctx);
}

async function tellAnswered(ctx: BotContext, answered: Answered): Promise<void> {
  if (answered.ok) {
    if (answered.done) await send(ctx, answered.done);
    return;
  }
  const text = refusalText(ctx.words, answered);
  if (ctx.callbackQuery) ctx.toast = text.replaceAll(/<[^>]+>/g, '');
  else await send(ctx, { text });
}

/** Asks the next question, or shows the cart when none is open. */
export async function askOn(ctx: BotContext): Promise<void> {
  const draft = await readDraft(ctx.shop, ctx.customer.id);
  if (nextMissing(draft) !== undefined) return enterSale(ctx);
  await leaveSale(ctx);
}

/** Shows the cart as it stands. */
export async function showCart(ctx: BotContext, above?: string): Promise<void> {
  await leaveSale(ctx);
  const answered = await answerDraft(ctx, { slot: 'back_to_cart' });
  if (!answered.ok && answered.why !== 'nothing_asked' && answered.why !== 'cart_empty') await tellAnswered(ctx, answered);
  await show(ctx, cartScreen(ctx.words, await readDraft(ctx.shop, ctx.customer.id), above));
}

/**
 * Takes an update as the answer to the open draft's question when no talk runs (it was dropped, or it ended).
 * False when nothing is asked or this is no answer.
 */
export async function resumeSale(ctx: BotContext, steps: Steps): Promise<boolean> {
  const view = await lookAtSale(ctx);
  const slot = nextMissing(view.draft);
  const change = slot && steps[slot].answer(inputOf(ctx), view);
  if (!change) return false;
  await takeAnswer(ctx, change);
  return true;
}

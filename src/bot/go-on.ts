import { answerDraft, saleTalk, takeChange, takeIfAnswer, type Steps } from '#conversations/index.ts';
import { nextMissing, type DraftChange, type DraftView } from '#src/shop/orders/draft-view.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { cartScreen } from '#src/ui/cart-screens.ts';
import type { BotContext } from '#src/ui/context.ts';
import { refusalText } from '#src/ui/refusals.ts';
import { send, show } from '#src/ui/show.ts';

/** Asks for what the open draft, as it was just read, still misses, in a fresh talk. */
export async function enterSale(ctx: BotContext, draft: DraftView): Promise<void> {
  await ctx.conversation.exitAll();
  ctx.draft = draft;
  await ctx.conversation.enter(saleTalk);
  delete ctx.draft;
}

/** The draft as this update left it, or else as it stands. */
async function draftNow(ctx: BotContext): Promise<DraftView> {
  const { draft } = ctx;
  delete ctx.draft;
  return draft ?? readDraft(ctx.shop, ctx.customer.id);
}

/** Ends whatever is being asked, so that nothing swallows the next message. */
export async function leaveSale(ctx: BotContext): Promise<void> {
  await ctx.conversation.exitAll();
}

/** Puts an answer into the draft and asks on; a refusal is told and the same question comes again. */
export async function takeAnswer(ctx: BotContext, change: DraftChange): Promise<void> {
  await takeChange(ctx, change);
  await askOn(ctx);
}

/** Asks the next question, if one is open. */
export async function askOn(ctx: BotContext): Promise<void> {
  const draft = await draftNow(ctx);
  if (nextMissing(draft) !== undefined) return enterSale(ctx, draft);
  await leaveSale(ctx);
  if (ctx.above !== undefined) await send(ctx, { text: ctx.above });
}

/** Shows the cart as it stands. */
export async function showCart(ctx: BotContext, above?: string): Promise<void> {
  await leaveSale(ctx);
  await answerDraft(ctx, { slot: 'back_to_cart' });
  await show(ctx, cartScreen(ctx.words, await draftNow(ctx), above));
}

/** Changes a line of the cart and shows it; what can't be is told in a note. */
export async function changeLine(ctx: BotContext, lineId: number, quantity: number): Promise<void> {
  const answered = await answerDraft(ctx, { slot: 'line', lineId, quantity });
  if (!answered.ok) ctx.toast = refusalText(ctx.words, answered, 'plain');
  await showCart(ctx);
}

/** Goes on to the details of the order; a cart that can't be had as it is is shown instead. */
export async function checkOut(ctx: BotContext): Promise<void> {
  await takeChange(ctx, { slot: 'checkout' });
  const draft = await draftNow(ctx);
  await (draft.stage === 'checkout' ? enterSale(ctx, draft) : showCart(ctx));
}

/** Takes an update as the answer to the open question when no talk runs (it was dropped, or it ended). */
export async function resumeSale(ctx: BotContext, steps: Steps): Promise<boolean> {
  const taken = await takeIfAnswer(ctx, steps);
  if (taken) await askOn(ctx);
  return taken;
}

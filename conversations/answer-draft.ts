import { giveConsent } from '#src/shop/customers/consent.ts';
import { privacyVersion } from '#src/shop/customers/privacy-version.ts';
import type { DraftChange, DraftRefusal, DraftView } from '#src/shop/orders/draft-view.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import type { Refusal } from '#src/shop/result.ts';
import type { BotContext } from '#src/ui/context.ts';
import { cartScreen } from '#src/ui/cart-screens.ts';
import { lineName } from '#src/ui/naming.ts';
import type { Screen } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';
import type { Words } from '#src/ui/words.ts';

/** What became of an answer: taken (with what is to be said about it), or refused. */
export type Answered = { ok: true; stage: 'choosing' | 'cart' | 'checkout'; done?: Screen } | Refusal<DraftRefusal>;

/** Puts one answer of the customer into the draft. Consent is recorded before the first phone number is kept. */
export async function answerDraft(ctx: BotContext, change: DraftChange): Promise<Answered> {
  if (change.slot === 'phone') await giveConsent(ctx.shop, ctx.customer.id, privacyVersion);
  const filled = await fillDraft(ctx.shop, ctx.customer.id, change);
  if (!filled.ok) return filled;
  const draft = filled.value;
  ctx.draft = draft;
  const done = takenScreen(ctx.words, change.slot, draft);
  return { ok: true, stage: draft.stage, ...(done ? { done } : {}) };
}

/** What is said after this slot was filled, before anything further is asked; most answers need no word. */
export function takenScreen(words: Words, slot: string, draft: DraftView): Screen | undefined {
  if (slot === 'quantity') {
    const added = draft.lines.at(-1);
    const text = added ? words.html('added-to-cart', { line: lineName(words, added) }) : undefined;
    return cartScreen(words, draft, text);
  }
  if (slot !== 'phone') return undefined;
  return { text: words.html('phone-taken', { phone: words.phone(draft.phone ?? '') }), below: 'none' };
}

/** Says that an answer was taken: where no button must be taken away, above the question that comes next. */
export async function sayTaken(ctx: BotContext, done: Screen): Promise<void> {
  if (done.below === 'none' && !ctx.hands.contactButton) ctx.above = done.text;
  else await send(ctx, done);
}

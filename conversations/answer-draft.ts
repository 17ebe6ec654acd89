import { giveConsent } from '#src/shop/customers/consent.ts';
import { privacyVersion } from '#src/shop/customers/privacy-version.ts';
import type { DraftChange, DraftRefusal } from '#src/shop/orders/draft-view.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import type { Refusal } from '#src/shop/result.ts';
import type { BotContext } from '#src/ui/context.ts';
import { cartScreen } from '#src/ui/cart-screens.ts';
import { lineName } from '#src/ui/naming.ts';
import type { Screen } from '#src/ui/screen.ts';

/** What became of an answer: taken (with what is to be said about it), or refused. */
export type Answered = { ok: true; stage: 'choosing' | 'cart' | 'checkout'; done?: Screen } | Refusal<DraftRefusal>;

/** Puts one answer of the customer into the draft. Consent is recorded before the first phone number is kept. */
export async function answerDraft(ctx: BotContext, change: DraftChange): Promise<Answered> {
  if (change.slot === 'phone') await giveConsent(ctx.shop, ctx.customer.id, privacyVersion);
  const before = change.slot === 'quantity' ? ctx.words : undefined;
  const filled = await fillDraft(ctx.shop, ctx.customer.id, change);
  if (!filled.ok) return filled;
  const draft = filled.value;
  if (before) {
    const added = draft.lines.at(-1);
    const text = added ? before.html('added-to-cart', { line: lineName(before, added) }) : undefined;
    return { ok: true, stage: draft.stage, done: cartScreen(before, draft, text) };
  }
  if (change.slot === 'phone') {
    return {
      ok: true,
      stage: draft.stage,
      done: { text: ctx.words.html('phone-taken', { phone: ctx.words.phone(draft.phone ?? '') }), below: 'none' },
    };
  }
  return { ok: true, stage: draft.stage };
}

import { listDelivery } from '#src/shop/delivery/list-delivery.ts';
import { nextMissing } from '#src/shop/orders/draft-view.ts';
import { limitsFor } from '#src/shop/orders/order-limits.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import type { BotContext } from '#src/ui/context.ts';
import type { SaleView } from './sale/step.ts';

/** Reads what the next question needs, but for the draft where this update has just read it. */
export async function lookAtSale(ctx: BotContext): Promise<SaleView> {
  const draft = ctx.draft ?? (await readDraft(ctx.shop, ctx.customer.id));
  delete ctx.draft;
  const settings = await readSettings(ctx.shop);
  const methods = nextMissing(draft) === 'delivery' ? await listDelivery(ctx.shop) : [];
  return {
    language: ctx.customer.language,
    draft,
    methods,
    customerName: ctx.customer.name,
    holdMinutes: limitsFor(settings, draft.forgedReceipts).holdMinutes,
    maxUnits: settings.maxUnits,
    privacyLink: ctx.privacyLink,
    contactButton: ctx.hands.contactButton,
  };
}

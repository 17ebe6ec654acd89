import { listCards } from '#src/shop/payments/cards.ts';
import { changePayments, type PaymentNumber, type PaymentSettings } from '#src/shop/settings/change-payments.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import type { BotContext } from '#src/ui/context.ts';
import { askPaymentScreen, paymentSettingsScreen, trustScreen } from '#src/ui/owner/payment-settings-screens.ts';
import { show } from '#src/ui/show.ts';
import { ask, type Desk, type Handlers } from './desk.ts';

/** The buttons of how customers pay. */
export const paymentTaps: Handlers<'payments' | 'trust' | 'payset' | 'payoff' | 'cash'> = {
  payments: (ctx, desk) => showPayments(ctx, desk),
  trust: (ctx, desk) => showTrust(ctx, desk),
  payset: (ctx, desk, { setting }) =>
    ask(ctx, desk, { kind: 'pay_setting', setting }, askPaymentScreen(ctx.words, setting)),
  payoff: async (ctx, desk, { setting }) => {
    await setPayments(ctx, desk, setting, 0);
  },
  cash: async (ctx, desk, { on }) => {
    await changePayments(desk.shop, { cashOnDelivery: on === 'yes' });
    await showPayments(ctx, desk, ctx.words.html('owner-changed'));
  },
};

/** Sets one of the numbers and shows where it belongs; false when it can't be this. */
export async function setPayments(ctx: BotContext, desk: Desk, setting: PaymentNumber, wish: number): Promise<boolean> {
  const change: Partial<PaymentSettings> = { [setting]: wish };
  const changed = await changePayments(desk.shop, change);
  if (!changed.ok) return false;
  const isTrust = setting === 'trustOrderSom' || setting === 'trustDaySom';
  await (isTrust ? showTrust : showPayments)(ctx, desk, ctx.words.html('owner-changed'));
  return true;
}

async function showPayments(ctx: BotContext, desk: Desk, above?: string): Promise<void> {
  const settings = await readSettings(desk.shop);
  await show(ctx, paymentSettingsScreen(ctx.words, settings, await listCards(desk.shop), above));
}

async function showTrust(ctx: BotContext, desk: Desk, above?: string): Promise<void> {
  await show(ctx, trustScreen(ctx.words, await readSettings(desk.shop), above));
}

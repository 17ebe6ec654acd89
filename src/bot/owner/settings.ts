import { listDelivery } from '#src/shop/delivery/list-delivery.ts';
import { listCards } from '#src/shop/payments/cards.ts';
import { changeDelivery, type ChangeDelivery } from '#src/shop/settings/change-delivery.ts';
import { pauseShop } from '#src/shop/settings/pause-shop.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import type { BotContext } from '#src/ui/context.ts';
import { askScreen } from '#src/ui/owner/buttons.ts';
import { settingsScreen, wayScreen, waysScreen } from '#src/ui/owner/settings-screens.ts';
import { show } from '#src/ui/show.ts';
import { ask, showDesk, type Desk, type Handlers } from './desk.ts';

/** The buttons of the settings and of the ways of delivery. */
export const settingTaps: Handlers<
  'settings' | 'pause' | 'hold' | 'ways' | 'way' | 'fee' | 'free' | 'nofree' | 'offer'
> = {
  settings: (ctx, desk) => showSettings(ctx, desk),
  pause: async (ctx, desk, { on }) => {
    await pauseShop(desk.shop, on === 'yes');
    await showSettings(ctx, desk);
  },
  hold: (ctx, desk) => ask(ctx, desk, { kind: 'hold' }),
  ways: async (ctx, desk) => show(ctx, waysScreen(ctx.words, await listDelivery(desk.shop, 'all'))),
  way: (ctx, desk, { id }) => showWay(ctx, desk, id),
  fee: (ctx, desk, { id }) => askAmount(ctx, desk, { kind: 'fee', methodId: id }),
  free: (ctx, desk, { id }) => askAmount(ctx, desk, { kind: 'free', methodId: id }),
  nofree: async (ctx, desk, { id }) => {
    await setDelivery(ctx, desk, { methodId: id, freeFromSom: null });
  },
  offer: async (ctx, desk, { id, on }) => {
    await setDelivery(ctx, desk, { methodId: id, active: on === 'yes' });
  },
};

/** What the owner can set, as it stands. */
export async function showSettings(ctx: BotContext, desk: Desk, above?: string): Promise<void> {
  const settings = await readSettings(desk.shop);
  await show(
    ctx,
    settingsScreen(
      ctx.words,
      settings,
      (await listCards(desk.shop)).find(({ active }) => active),
      above,
    ),
  );
}

async function showWay(ctx: BotContext, desk: Desk, id: number, above?: string): Promise<void> {
  const method = (await listDelivery(desk.shop, 'all')).find((one) => one.id === id);
  if (!method) return showDesk(ctx, desk, ctx.words.html('owner-way-gone'));
  await show(ctx, wayScreen(ctx.words, method, above));
}

async function askAmount(ctx: BotContext, desk: Desk, task: { kind: 'fee' | 'free'; methodId: number }): Promise<void> {
  const method = (await listDelivery(desk.shop, 'all')).find((one) => one.id === task.methodId);
  if (!method) return showDesk(ctx, desk, ctx.words.html('owner-way-gone'));
  await ask(ctx, desk, task, askScreen(ctx.words, task.kind, { title: method.title[ctx.words.language] }));
}

/** Changes a way of delivery and shows it; false when the sum can't be this. */
export async function setDelivery(ctx: BotContext, desk: Desk, change: ChangeDelivery): Promise<boolean> {
  const changed = await changeDelivery(desk.shop, change);
  if (!changed.ok && changed.why === 'bad_amount') return false;
  await showWay(ctx, desk, change.methodId, changed.ok ? ctx.words.html('owner-changed') : undefined);
  return true;
}

import { setTask } from '#src/shop/owners/owner-task.ts';
import { listCards } from '#src/shop/payments/cards.ts';
import { retireCard } from '#src/shop/settings/retire-card.ts';
import type { BotContext } from '#src/ui/context.ts';
import { cardsScreen, retireScreen } from '#src/ui/owner/payment-settings-screens.ts';
import { show } from '#src/ui/show.ts';
import type { Desk, Handlers } from './desk.ts';
import { askPassword } from './sign-in.ts';

/** The buttons of the cards that customers pay to. */
export const cardTaps: Handlers<'cards' | 'card' | 'retire' | 'retirenow'> = {
  cards: (ctx, desk) => showCards(ctx, desk),
  card: async (ctx, desk) => {
    await setTask(desk.shop, desk.owner.id, { kind: 'card_password' });
    await askPassword(ctx, desk.house, 'again');
  },
  retire: async (ctx, desk, { id }) => {
    const active = (await listCards(desk.shop)).filter((card) => card.active);
    const card = active.find((one) => one.id === id);
    if (!card) return showCards(ctx, desk, ctx.words.html('owner-card-gone'));
    await show(ctx, retireScreen(ctx.words, card, active.length === 1));
  },
  retirenow: async (ctx, desk, { id }) => {
    const retired = await retireCard(desk.shop, { cardId: id });
    await showCards(ctx, desk, ctx.words.html(retired.ok ? 'owner-card-retired' : 'owner-card-gone'));
  },
};

/** The cards as they stand. */
export async function showCards(ctx: BotContext, desk: Desk, above?: string): Promise<void> {
  await show(ctx, cardsScreen(ctx.words, await listCards(desk.shop), above));
}

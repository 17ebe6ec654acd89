import type { ShopContext } from '#src/shop/context.ts';
import type { OwnerView } from '#src/shop/owners/find-owner.ts';
import { setTask } from '#src/shop/owners/owner-task.ts';
import { dropPrompt } from '#src/shop/owners/sign-in.ts';
import { signOut, touchSession } from '#src/shop/owners/session.ts';
import { countOpenNotices } from '#src/shop/payments/list-notices.ts';
import { countReceiptsToCheck } from '#src/shop/payments/list-receipts.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import { todayNumbers } from '#src/shop/stats/today-numbers.ts';
import type { BotContext } from '#src/ui/context.ts';
import { askScreen } from '#src/ui/owner/buttons.ts';
import type { OwnerTap } from '#src/ui/owner/callback-data.ts';
import { deskScreen, numbersScreen } from '#src/ui/owner/desk-screens.ts';
import { send, show } from '#src/ui/show.ts';
import type { Channel, House } from '../house.ts';
import type { DeskTask } from './task.ts';

/** Where an owner sits: what his buttons and words may use. */
export interface Desk {
  owner: OwnerView;
  /** The shop with this owner as the one who acts. */
  shop: ShopContext;
  house: House;
  channel: Channel;
}

/** One button of the desk. */
export type Handler<Kind extends OwnerTap['kind']> = (
  ctx: BotContext,
  desk: Desk,
  tap: Extract<OwnerTap, { kind: Kind }>,
) => Promise<void>;

/** Handlers for some buttons of the desk. */
export type Handlers<Kind extends OwnerTap['kind']> = { [K in Kind]: Handler<K> };

/** The owner's desk if he is signed in; notes that he did something, so that he stays so. */
export async function deskOf(ctx: BotContext, house: House, channel: Channel): Promise<Desk | undefined> {
  const { owner, shop } = ctx;
  if (!owner || !(await touchSession(shop, owner.id))) return undefined;
  return { owner, shop: { ...shop, actor: { kind: 'owner', id: owner.id } }, house, channel };
}

/** Shows the desk with the day so far. */
export async function showDesk(ctx: BotContext, desk: Desk, above?: string): Promise<void> {
  const numbers = await todayNumbers(desk.shop, { timeZone: desk.house.timeZone });
  const { paused } = await readSettings(desk.shop);
  const toDo = {
    receipts: (await countReceiptsToCheck(desk.shop)).toCheck,
    notices: await countOpenNotices(desk.shop),
  };
  await show(ctx, deskScreen(ctx.words, { numbers, toDo, paused }, above));
}

/** Asks the owner to type something; his next message answers. `what` names the text `owner-ask-<what>`. */
export async function ask(
  ctx: BotContext,
  desk: Desk,
  task: DeskTask,
  screen = askScreen(ctx.words, task.kind),
): Promise<void> {
  await setTask(desk.shop, desk.owner.id, task);
  await send(ctx, screen);
}

/** Lets be whatever the owner was asked for. */
export async function letBe(ctx: BotContext, house: House, owner: OwnerView): Promise<void> {
  if (owner.task) await setTask(ctx.shop, owner.id, null);
  await dropPrompt(ctx.shop, owner.identityId);
  house.passwordDoor.forget();
}

/** The desk itself, the day's numbers, and the way out. */
export const deskTaps: Handlers<'desk' | 'drop' | 'numbers' | 'leave'> = {
  desk: (ctx, desk) => showDesk(ctx, desk),
  drop: (ctx, desk) => showDesk(ctx, desk, ctx.words.html('owner-dropped')),
  numbers: async (ctx, desk) => {
    const numbers = await todayNumbers(desk.shop, { timeZone: desk.house.timeZone });
    await show(ctx, numbersScreen(ctx.words, numbers));
  },
  leave: async (ctx, desk) => {
    await signOut(desk.shop, desk.owner.id);
    await show(ctx, { text: ctx.words.html('owner-left') });
  },
};

import type { Middleware } from 'grammy';
import { offerBridge } from '#src/shop/customers/bridge.ts';
import { openBridge } from '#src/shop/customers/open-bridge.ts';
import { readIdentity } from '#src/shop/customers/recognise.ts';
import { releaseHeld } from '#src/shop/notices/requeue-held.ts';
import { nextMissing } from '#src/shop/orders/draft-view.ts';
import { endedStatuses } from '#src/shop/orders/order-machine.ts';
import { listOrders } from '#src/shop/orders/read-order.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import type { BotContext, Bridge } from '#src/ui/context.ts';
import { languageScreen, menuScreen } from '#src/ui/menu-screens.ts';
import { send } from '#src/ui/show.ts';
import { askOn, showCart } from './go-on.ts';
import { replyWindowOf, type Channel, type House } from './house.ts';
import { showOrder } from './my-orders.ts';

const prefix = 'b_';
const looksBack = 10;

/** What a deep link carries to open a bridge: at most 34 letters, digits, `_` or `-`. */
export function bridgePayload(token: string): string {
  return `${prefix}${token}`;
}

/** The token in a deep link's payload, if it is a bridge's. */
export function bridgeTokenOf(payload: string): string | undefined {
  return payload.startsWith(prefix) ? payload.slice(prefix.length) : undefined;
}

/** The channel on which customers can always be told and that can be opened by a link; undefined where there is none. */
export function openEndedChannel(house: House): Channel | undefined {
  const channels = [...house.channels.values()];
  return channels.find((channel) => replyWindowOf(channel) === null && channel.deepLink(prefix) !== undefined);
}

/** The bridge of the person that an update came from. */
export function bridgeOf(house: House, channel: Channel, ctx: BotContext): Bridge {
  return {
    link: async () => {
      const to = replyWindowOf(channel) === null ? undefined : openEndedChannel(house);
      if (!to) return undefined;
      const offer = await offerBridge(ctx.shop, { identityId: ctx.identity.id, to: to.name });
      const url = offer && to.deepLink(bridgePayload(offer.token));
      return url === undefined ? undefined : { url, channel: to.name };
    },
    open: async (token) => {
      const opened = await openBridge(ctx.shop, { token, identityId: ctx.identity.id });
      if (!opened.ok) return opened;
      await readAnew(house, ctx);
      await releaseHeld(ctx.shop, ctx.customer.id, house.enqueueNotice);
      return opened;
    },
  };
}

async function readAnew(house: House, ctx: BotContext): Promise<void> {
  const person = await readIdentity(ctx.shop, ctx.identity.id);
  if (!person) throw new Error('An identity is gone that has just come over.');
  ctx.customer = person.customer;
  ctx.identity = person.identity;
  ctx.shop = { ...ctx.shop, actor: { kind: 'customer', id: person.customer.id } };
  ctx.words = house.wordsFor(person.customer.language);
}

/**
 * Opens a bridge's link: says that both chats are one now, and leaves the rest to `showWhereHeWas`; or says why not.
 * Answers whether he came over.
 */
export async function comeOver(ctx: BotContext, token: string): Promise<boolean> {
  const opened = await ctx.bridge.open(token);
  const { words } = ctx;
  if (opened.ok) {
    await send(ctx, { text: words.html(`bridge-${opened.value}`) });
    return true;
  }
  const text = words.html(`bridge-${opened.why}`);
  if (ctx.customer.languageChosen) await send(ctx, menuScreen(words, text));
  else {
    await send(ctx, { text });
    await send(ctx, languageScreen(ctx.wordsFor, ''));
  }
  return false;
}

/** Who came over is shown the open question of his order, else his cart, else the order that is under way. */
export const showWhereHeWas: Middleware<BotContext> = async (ctx, next) => {
  if (!ctx.cameOver) return next();
  const draft = await readDraft(ctx.shop, ctx.customer.id);
  if (nextMissing(draft) !== undefined) return askOn(ctx);
  if (draft.lines.length > 0) return showCart(ctx);
  const orders = await listOrders(ctx.shop, ctx.customer.id, looksBack);
  const open = orders.find(({ status }) => !endedStatuses.includes(status));
  await (open ? showOrder(ctx, open.id) : send(ctx, menuScreen(ctx.words)));
};

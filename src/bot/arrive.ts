import type { Middleware } from 'grammy';
import { currentCause, type Cause } from '#src/journal/run.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { markBlocked } from '#src/shop/customers/mark-blocked.ts';
import { releaseHeld } from '#src/shop/notices/requeue-held.ts';
import type { ShopContext } from '#src/shop/context.ts';
import type { BotContext } from '#src/ui/context.ts';
import { bridgeOf } from './bridge.ts';
import { handsOn, shopOf, type Channel, type House } from './house.ts';

/**
 * Gives the update its shop: who is there, in which language, with which rights.
 * Updates without a private chat end here; so does the news that somebody blocked the shop.
 */
export function arrive(house: House, channel: Channel): Middleware<BotContext> {
  return async (ctx, next) => {
    const person = ctx.from;
    if (ctx.chat?.type !== 'private' || !person) return;
    const shop: ShopContext = {
      ...shopOf(house),
      actor: { kind: 'system', job: 'arrive' },
      ...causeOf(currentCause()),
    };
    const { customer, identity, owner, isNew, hasHeld } = await recognise(shop, {
      channel: channel.name,
      externalId: String(ctx.chat.id),
      name: [person.first_name, person.last_name].filter(Boolean).join(' '),
      ...(person.username === undefined ? {} : { username: person.username }),
      ...(person.language_code === undefined ? {} : { languageHint: person.language_code }),
    });
    if (ctx.myChatMember) {
      if (ctx.myChatMember.new_chat_member.status === 'kicked') await markBlocked(shop, identity.id);
      return;
    }
    if (hasHeld) await releaseHeld(shop, customer.id, house.enqueueNotice);
    ctx.shop = { ...shop, actor: { kind: 'customer', id: customer.id } };
    ctx.customer = customer;
    ctx.identity = identity;
    ctx.isNew = isNew;
    ctx.owner = owner;
    ctx.words = house.wordsFor(customer.language);
    ctx.wordsFor = house.wordsFor;
    ctx.privacyPage = house.privacyPage;
    ctx.privacyLink = house.privacyPage ?? channel.deepLink('privacy') ?? '';
    ctx.deepLink = (payload) => channel.deepLink(payload);
    ctx.bridge = bridgeOf(house, channel, ctx);
    ctx.hands = handsOn(channel);
    ctx.carousel = channel.capabilities.carousel ?? 0;
    await next();
  };
}

/** The update that is being handled, as verbs want to know it. */
export function causeOf(cause: Cause | undefined): Pick<ShopContext, 'cause'> {
  return cause ? { cause: { id: cause.id, attempt: cause.attempt } } : {};
}

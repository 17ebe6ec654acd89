import type { Filter, Middleware } from 'grammy';
import { currentCause } from '#src/journal/run.ts';
import type { ShopContext } from '#src/shop/context.ts';
import { findOwnerByChat } from '#src/shop/owners/find-owner-by-chat.ts';
import { touchSession } from '#src/shop/owners/session.ts';
import { findSource, type SourceKey } from '#src/shop/payments/find-source.ts';
import { forgetSource, renumberGroup } from '#src/shop/payments/forget-source.ts';
import { droppedCode } from '#src/shop/payments/notices/drop-code.ts';
import { readNotice } from '#src/shop/payments/notices/read-notice.ts';
import { takeBankNotice } from '#src/shop/payments/take-bank-notice.ts';
import { trustSource } from '#src/shop/payments/trust-source.ts';
import type { BotContext } from '#src/ui/context.ts';
import { causeOf } from './arrive.ts';
import { botBehind, keyOfBot, removeCode } from './bank-notices.ts';
import { systemContext, type Channel, type House } from './house.ts';

/**
 * A group where owners pass on what their bank's bot writes. An owner makes it one by `/bank`; from then on a forward from a
 * trusted bot counts there, whoever of the group sends it. The bot says nothing there but the answer to that command. Comes
 * before `arrive`, and lets nothing of a group go on.
 */
export function bankGroup(house: House, channel: Channel): Middleware<BotContext> {
  return async (ctx, next) => {
    const { chat } = ctx;
    if (chat?.type !== 'group' && chat?.type !== 'supergroup') return next();
    ctx.route = 'bank_group';
    const shop: ShopContext = { ...systemContext(house, 'bank_group'), ...causeOf(currentCause()) };
    const group: SourceKey = { channel: channel.name, kind: 'group', externalId: String(chat.id) };
    if (ctx.myChatMember) return noteMember(ctx, shop, group);
    const { message } = ctx;
    if (!message) return;
    if (message.migrate_to_chat_id !== undefined) {
      const to = String(message.migrate_to_chat_id);
      return renumberGroup(shop, { channel: channel.name, from: group.externalId, to });
    }
    if (ctx.has('message:text') && ctx.hasCommand('bank')) return trustGroup(ctx, house, shop, group);
    await takeForward(ctx, house, channel, { shop, group });
  };
}

/** Where the bot was sent away, nobody is believed any more. */
async function noteMember(ctx: BotContext, shop: ShopContext, group: SourceKey): Promise<void> {
  const status = ctx.myChatMember?.new_chat_member.status;
  if (status === 'left' || status === 'kicked') await forgetSource(shop, group);
}

/** For everybody but an owner the command is as good as unknown. It takes a sign-in, as everything that decides about money. */
async function trustGroup(
  ctx: Filter<BotContext, 'message:text'>,
  house: House,
  shop: ShopContext,
  group: SourceKey,
): Promise<void> {
  const { channel } = group;
  const found = await findOwnerByChat(shop, { channel, externalId: String(ctx.message.from.id) });
  if (!found) return;
  const words = house.wordsFor(found.language);
  const isSignedIn = await touchSession(shop, found.owner.id);
  const name = ctx.chat.title ?? group.externalId;
  if (isSignedIn) await trustSource({ ...shop, actor: { kind: 'owner', id: found.owner.id } }, { ...group, name });
  const text = isSignedIn ? words.html('bank-group-trusted', { name }) : words.html('bank-group-sign-in');
  await ctx.reply(text, { parse_mode: 'HTML' });
}

async function takeForward(
  ctx: BotContext,
  house: House,
  channel: Channel,
  { shop, group }: { shop: ShopContext; group: SourceKey },
): Promise<void> {
  const { message } = ctx;
  const text = message?.text ?? message?.caption;
  const origin = message && botBehind(message);
  if (text === undefined || !origin) return;
  const trusted = await findSource(shop, group);
  if (!trusted) return;
  if (text === droppedCode) return removeCode(ctx, house);
  if (!(await findSource(shop, keyOfBot(channel, origin.bot)))) return;
  const read = readNotice(text, { receivedAt: origin.at });
  if (read.is !== 'notice') return;
  const notice = { text, facts: read.facts, source: trusted.name, receivedAt: origin.at };
  const { state } = await takeBankNotice(shop, { ...notice, sourceKind: 'group' });
  house.log.info({ state }, 'a bank notice came through a group');
}

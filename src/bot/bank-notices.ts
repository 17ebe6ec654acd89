import { Composer } from 'grammy';
import type { Message, User } from 'grammy/types';
import { findSource, listSources, type SourceKey } from '#src/shop/payments/find-source.ts';
import { forgetSource } from '#src/shop/payments/forget-source.ts';
import { droppedCode } from '#src/shop/payments/notices/drop-code.ts';
import { readNotice } from '#src/shop/payments/notices/read-notice.ts';
import type { NoticeFacts } from '#src/shop/payments/notice-facts.ts';
import { takeBankNotice } from '#src/shop/payments/take-bank-notice.ts';
import { trustSource } from '#src/shop/payments/trust-source.ts';
import type { BotContext } from '#src/ui/context.ts';
import { askSourceScreen, decodeSourceTap, sourcesScreen, takenText } from '#src/ui/owner/source-screens.ts';
import { send, show } from '#src/ui/show.ts';
import type { Channel, House } from './house.ts';
import { deskOf, type Desk } from './owner/desk.ts';
import { askPassword } from './owner/sign-in.ts';

/**
 * What banks write, as an owner passes it on. Only a forward counts, and only from a bot that an owner trusts: its origin
 * is the platform's word and can't be made up, while a text can. To trust one takes an owner who is signed in, since from
 * then on it makes orders paid; to forward takes an owner. Everybody else's words, however they look, are an ordinary
 * message. A one-time code was dropped before it came here; its sender is told not to send any.
 */
export function bankNotices(house: House, channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message').filter(
    ({ message }) => message.text === droppedCode || message.caption === droppedCode,
    (ctx) => refuseCode(ctx, house),
  );
  const owners = composer.filter((ctx) => ctx.owner !== undefined);
  owners.command('bank', async (ctx) => {
    ctx.route = 'bank_sources';
    await atDesk(ctx, house, channel, (desk) => showSources(ctx, desk));
  });
  owners.callbackQuery(/^bn:/, async (ctx) => {
    ctx.route = 'bank_source_tap';
    await atDesk(ctx, house, channel, (desk) => takeTap(ctx, desk, ctx.callbackQuery.data));
  });
  owners.on('message', async (ctx, next) => {
    if (!(await takeMessage(ctx, channel))) await next();
  });
  return composer;
}

/** The bot that wrote a forwarded message, where the platform names one. */
export function botBehind({ forward_origin: origin }: Message): { bot: User; at: Date } | undefined {
  if (origin?.type !== 'user' || !origin.sender_user.is_bot) return undefined;
  return { bot: origin.sender_user, at: new Date(origin.date * 1000) };
}

/** How a bot is kept among the trusted. */
export function keyOfBot(channel: Channel, bot: User): SourceKey {
  return { channel: channel.name, kind: 'bot', externalId: String(bot.id) };
}

/** Takes the sender's message away where the platform lets us; the code itself was never kept. */
export async function removeCode(ctx: BotContext, house: House): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (error) {
    house.log.warn({ err: error }, 'a message with a one-time code could not be deleted');
  }
}

async function refuseCode(ctx: BotContext, house: House): Promise<void> {
  ctx.route = 'bank_code';
  await removeCode(ctx, house);
  await send(ctx, { text: ctx.words.html(ctx.owner ? 'bank-code-owner' : 'bank-code') });
}

/** Takes an owner's message when it has to do with a bank; false when it is an ordinary one. */
async function takeMessage(ctx: BotContext, channel: Channel): Promise<boolean> {
  const { message, owner } = ctx;
  const text = message?.text ?? message?.caption;
  if (!message || !owner || text === undefined || text.startsWith('/')) return false;
  const origin = botBehind(message);
  if (!origin) return explain(ctx, message, text);
  if (origin.bot.id === ctx.me.id) return false;
  const read = readNotice(text, { receivedAt: origin.at });
  const source = await findSource(ctx.shop, keyOfBot(channel, origin.bot));
  if (!source && read.is !== 'notice') return false;
  ctx.route = 'bank_forward';
  if (!source) {
    const name = origin.bot.username ?? String(origin.bot.id);
    await send(ctx, askSourceScreen(ctx.words, { id: origin.bot.id, name }));
  } else if (read.is === 'notice')
    await take(ctx, { text, facts: read.facts, source: source.name, receivedAt: origin.at });
  else await send(ctx, { text: ctx.words.html('bank-no-notice') });
  return true;
}

async function take(
  ctx: BotContext,
  notice: { text: string; facts: NoticeFacts; source: string; receivedAt: Date },
): Promise<void> {
  const taken = await takeBankNotice(
    { ...ctx.shop, ...(ctx.owner ? { actor: { kind: 'owner', id: ctx.owner.id } } : {}) },
    { ...notice, sourceKind: 'forward' },
  );
  await send(ctx, { text: takenText(ctx.words, taken, notice.facts) });
}

/** A pasted notice, or one whose origin is hidden, proves nothing; an owner in the middle of something else is let be. */
async function explain(ctx: BotContext, message: Message, text: string): Promise<boolean> {
  if (ctx.owner?.task || message.reply_to_message) return false;
  const receivedAt = new Date(message.date * 1000);
  if (readNotice(text, { receivedAt }).is !== 'notice') return false;
  ctx.route = 'bank_pasted';
  await send(ctx, { text: ctx.words.html(message.forward_origin ? 'bank-origin-hidden' : 'bank-pasted') });
  return true;
}

async function atDesk(
  ctx: BotContext,
  house: House,
  channel: Channel,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const desk = await deskOf(ctx, house, channel);
  if (desk) return work(desk);
  const reason = ctx.owner?.hasPassword === false ? 'set' : 'sign_in';
  await askPassword(ctx, house, reason, ctx.words.html('owner-again'));
}

async function showSources(ctx: BotContext, { shop, channel }: Desk, above?: string): Promise<void> {
  await show(ctx, sourcesScreen(ctx.words, await listSources(shop, channel.name), above));
}

async function takeTap(ctx: BotContext, desk: Desk, data: string): Promise<void> {
  const { shop, channel } = desk;
  const tap = decodeSourceTap(data);
  if (!tap) return showSources(ctx, desk, ctx.words.html('old-button'));
  if (tap.kind === 'trust') {
    const key: SourceKey = { channel: channel.name, kind: 'bot', externalId: String(tap.id) };
    await trustSource(shop, { ...key, name: `@${tap.name}` });
    return show(ctx, { text: ctx.words.html('bank-trusted', { name: `@${tap.name}` }) });
  }
  const source = (await listSources(shop, channel.name)).find(({ id }) => id === tap.id);
  if (source) await forgetSource(shop, { ...source, channel: channel.name });
  await showSources(ctx, desk, source && ctx.words.html('bank-forgotten', { name: source.name }));
}

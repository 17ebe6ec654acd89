import { markBlocked } from '#src/shop/customers/mark-blocked.ts';
import { readIdentity, type IdentityView } from '#src/shop/customers/recognise.ts';
import { takeOver } from '#src/shop/customers/take-over.ts';
import { mayWrite, readWays, type Way } from '#src/shop/customers/ways.ts';
import { isPassing, mayMove } from '#src/shop/notices/held-kinds.ts';
import { holdForWindow } from '#src/shop/notices/hold-notice.ts';
import { Notice, type noticeStatuses } from '#src/shop/notices/notice.ts';
import { parseNotice } from '#src/shop/notices/notice-kinds.ts';
import { stillMatters } from '#src/shop/notices/still-matters.ts';
import { fresh } from '#src/shop/sql.ts';
import type { Screen } from '#src/ui/screen.ts';
import { sendScreen } from '#src/ui/show.ts';
import type { ShopBot } from './bot.ts';
import { comeAgain, type Pause } from './come-again.ts';
import { replyWindowOf, systemContext, type House } from './house.ts';
import { noticeScreen, type Addressed, type Reader } from './notice-screen.ts';
import { refusalOf, type Refusal } from './refusal.ts';

/** Sends one notice; answers how long to wait where the platform asks for it. Rejects when a later try may succeed. */
export type Deliver = (noticeId: number) => Promise<Pause | void>;

type Bots = ReadonlyMap<string, ShopBot>;
type Sending = { house: House; bots: Bots; reader: Reader; notice: Addressed; screen: Screen };
/** `wroteKnown`: when he wrote last was read, which is done where the channel has a window. */
type Chat = Pick<Way, 'identityId' | 'channel' | 'externalId' | 'lastInboundMs'> & { wroteKnown?: true };
type Tried = { sentTo: Chat } | { pause: Pause } | { refusal: Refusal };

// The customer has written while his notice was about to be held.
const atOnce: Pause = { retryAfterSeconds: 1 };

/**
 * Makes the sender of notices. What a notice says is read when it is sent, so it tells how things stand then.
 * A notice that is not queued any more is left alone; one that can never arrive is dropped with its reason; one whose
 * channel lets the shop write only after the customer did is held until he writes, or goes to another chat of his.
 */
export function createDeliverer({ house, bots }: { house: House; bots: Bots }): Deliver {
  return async (noticeId) => {
    const { clock, vault, tell } = house;
    const reader: Reader = { em: house.em(), clock, vault, tell };
    const kept = await reader.em.findOne(Notice, { id: noticeId, status: 'queued' }, fresh);
    const person = kept && (await readIdentity(reader, kept.identity.id));
    if (!kept || !person) return;
    const notice: Addressed = { ...parseNotice(kept), id: noticeId, identityId: person.identity.id };
    const wasHeld = kept.reason !== null;
    const screen =
      wasHeld && !(await stillMatters(reader, notice))
        ? undefined
        : await noticeScreen({ house, channels: bots, reader }, notice, person.customer.language);
    if (!screen) return settle(reader, notice, 'dropped', 'nothing_to_say');
    return send({ house, bots, reader, notice, screen }, person.identity);
  };
}

/** Tries the chat that the notice is addressed to, and then, with what may move, the customer's others. */
async function send(sending: Sending, identity: IdentityView): Promise<Pause | void> {
  const { reader, notice } = sending;
  const chat = await chatOf(sending, identity);
  const first = await tryChat(sending, chat);
  if (!('refusal' in first)) return conclude(sending, first);
  const refused = [{ chat, refusal: first.refusal }];
  if (first.refusal.why !== 'refused' && mayMove(notice)) {
    for (const other of await readWays(reader, chat.identityId)) {
      const unasked = other.stopped && notice.kind === 'back_in_stock';
      if (other.identityId === chat.identityId || other.blocked || unasked) continue;
      const tried = await tryChat(sending, other);
      if (!('refusal' in tried)) return conclude(sending, tried);
      refused.push({ chat: other, refusal: tried.refusal });
    }
  }
  for (const { chat: left, refusal } of refused) {
    if (refusal.why === 'blocked') await markBlocked(reader, left.identityId);
  }
  // A chat in which he may write again is worth waiting for.
  const waiting = refused.find(({ refusal }) => refusal.why === 'window_closed');
  return waiting ? giveUp(sending, waiting.chat, waiting.refusal) : giveUp(sending, chat, first.refusal);
}

async function chatOf({ bots, reader }: Sending, identity: IdentityView): Promise<Chat> {
  const { id: identityId, channel, externalId } = identity;
  const channelOfHis = bots.get(channel)?.channel;
  const known = { identityId, channel, externalId, lastInboundMs: null };
  if (!channelOfHis || replyWindowOf(channelOfHis) === null) return known;
  const [own] = await readWays(reader, identityId);
  return own ? { ...own, wroteKnown: true } : known;
}

async function tryChat({ house, bots, screen }: Sending, chat: Chat): Promise<Tried> {
  const bot = bots.get(chat.channel);
  if (!bot) return { refusal: { why: 'channel_off', description: 'the channel is off' } };
  // A comment may be answered privately whenever its author wrote last.
  const isFree = screen.replyTo !== undefined;
  if (!isFree && !mayWrite(chat, replyWindowOf(bot.channel), house.clock.now())) {
    return { refusal: { why: 'window_closed', description: 'not tried' } };
  }
  try {
    await sendScreen(bot.api, Number(chat.externalId), screen);
    return { sentTo: chat };
  } catch (error) {
    const pause = comeAgain(error);
    if (pause) return { pause };
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return { refusal };
  }
}

async function conclude(
  { house, reader, notice }: Sending,
  tried: Exclude<Tried, { refusal: Refusal }>,
): Promise<Pause | void> {
  if ('pause' in tried) return tried.pause;
  const { identityId, channel } = tried.sentTo;
  // A person of the shop talks with him where his words went, so the answer must come to him too.
  if (notice.kind === 'operator_message' && identityId !== notice.identityId) {
    await takeOver(systemContext(house, 'deliver'), identityId);
  }
  await settle(reader, notice, 'sent', null);
  house.log.info({ noticeId: notice.id, kind: notice.kind, channel }, 'notice sent');
}

/** What becomes of a notice that nobody took: it waits for the customer or for the channel, or is dropped. */
async function giveUp({ house, reader, notice }: Sending, chat: Chat, refusal: Refusal): Promise<Pause | void> {
  const { why, description } = refusal;
  switch (why) {
    case 'window_closed': {
      if (isPassing(notice.kind)) return settle(reader, notice, 'dropped', why);
      const { channel, lastInboundMs } = chat.wroteKnown
        ? chat
        : ((await readWays(reader, chat.identityId))[0] ?? chat);
      const held = await holdForWindow(reader, { ...notice, identityId: chat.identityId, channel, lastInboundMs });
      return held ? undefined : atOnce;
    }
    case 'channel_off':
      return settle(reader, notice, 'held', why);
    case 'blocked':
    case 'unreachable':
      return settle(reader, notice, 'dropped', why);
    default:
      house.log.error({ noticeId: notice.id, kind: notice.kind, description }, 'notice refused by the platform');
      return settle(reader, notice, 'dropped', description.slice(0, 200));
  }
}

async function settle(
  { em, clock }: Reader,
  { id }: Addressed,
  status: (typeof noticeStatuses)[number],
  reason: string | null,
): Promise<void> {
  const sentAt = status === 'sent' ? { sentAt: clock.now() } : {};
  await em.nativeUpdate(Notice, { id, status: 'queued' }, { status, reason, ...sentAt });
}

import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';
import type { CameIn } from './find-orders.ts';
import type { noticeSourceKinds } from './bank-notice.ts';
import type { NoticeFacts } from './notice-facts.ts';

export type TakeBankNotice = {
  /** The bank's words. */
  text: string;
  facts: NoticeFacts;
  sourceKind: (typeof noticeSourceKinds)[number];
  /** Which forwarder, bot or group it came through. */
  source: string;
  receivedAt: Date;
};

/** A notice as it was kept. */
export type KeptNotice = CameIn & {
  currency: string;
  /** The same move was told before; then this is that notice. */
  isSeen: boolean;
  /** It is about a card that the shop has, or had. */
  isOurs: boolean;
};

/** Two sources of one move may be this far apart where one of them names no time. */
const sameMoveMinutes = 10;

/** Keeps a notice, unless the same move was told before. Its words are sealed. */
export async function keepNotice(ctx: ShopContext, tx: EntityManager, input: TakeBankNotice): Promise<KeptNotice> {
  const { facts, receivedAt } = input;
  const { last4, currency } = facts;
  const amountTiyin = Math.round(facts.amount * 100);
  const at = facts.at === null ? receivedAt : new Date(facts.at);
  const cards = await rows<{ id: number }>(tx, 'select id from payment_card where last4 = ? order by id', [last4]);
  const told = { amountTiyin, last4, at, currency, isOurs: cards.length > 0 };
  const before = await toldBefore(tx, facts, at);
  if (before !== undefined) return { ...told, noticeId: before, isSeen: true };
  const cardId = cards.length === 1 ? (cards[0]?.id ?? null) : null;
  return { ...told, ...(await insert(ctx, tx, { ...input, amountTiyin, cardId })) };
}

/** Kind, card, sum, currency and minute are the same, and so is the balance where both name one. */
async function toldBefore(tx: EntityManager, facts: NoticeFacts, at: Date): Promise<number | undefined> {
  const { kind, last4, currency } = facts;
  const balance = balanceOf(facts);
  const before = await row<{ id: number }>(
    tx,
    `select id from bank_notice
     where kind = ? and last4 = ? and amount_tiyin = ? and currency = ?
       and (? = '' or split_part(key, '|', ${balancePart}) in ('', ?))
       and case when moved_at is null or ?
         then abs(extract(epoch from coalesce(moved_at, received_at) - ?::timestamptz)) <= ${sameMoveMinutes * 60}
         else date_trunc('minute', moved_at) = date_trunc('minute', ?::timestamptz) end
     order by id limit 1`,
    [kind, last4, Math.round(facts.amount * 100), currency, balance, balance, facts.at === null, at, at],
  );
  return before?.id;
}

const balancePart = 6;

function balanceOf({ balance }: NoticeFacts): string {
  return balance === null ? '' : String(Math.round(balance * 100));
}

/** One word for a move: what was told in the same words on one day, or of the same minute, is the same. */
function keyOf(ctx: ShopContext, { facts, text, receivedAt, amountTiyin }: NewNotice): string {
  const isoDay = 'yyyy-mm-dd'.length;
  const isoMinute = 'yyyy-mm-ddThh:mm'.length;
  const when = facts.at?.slice(0, isoMinute) ?? receivedAt.toISOString().slice(0, isoDay);
  const words = facts.at === null && facts.balance === null ? ctx.vault.fingerprint(text) : '';
  return [facts.kind, facts.last4, amountTiyin, facts.currency, when, balanceOf(facts), words].join('|');
}

type NewNotice = TakeBankNotice & { amountTiyin: number; cardId: number | null };

async function insert(
  ctx: ShopContext,
  tx: EntityManager,
  notice: NewNotice,
): Promise<Pick<KeptNotice, 'noticeId' | 'isSeen'>> {
  const { facts, text, sourceKind, source, receivedAt, amountTiyin, cardId } = notice;
  const key = keyOf(ctx, notice);
  const kept = await row<{ id: number }>(
    tx,
    `insert into bank_notice (key, kind, amount_tiyin, currency, last4, moved_at, received_at, card_id, source_kind,
       source, sealed_text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
    [
      key,
      facts.kind,
      amountTiyin,
      facts.currency,
      facts.last4,
      facts.at === null ? null : new Date(facts.at),
      receivedAt,
      cardId,
      sourceKind,
      source,
      ctx.vault.seal(text),
    ],
  );
  const before = kept ?? (await row<{ id: number }>(tx, 'select id from bank_notice where key = ?', [key]));
  if (!before) throw new Error('The notice was not kept.');
  return { noticeId: before.id, isSeen: !kept };
}

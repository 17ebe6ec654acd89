import type { EntityManager } from '@mikro-orm/core';
import { cutTo } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { rows } from '../sql.ts';
import type { bankNoticeStates } from './bank-notice.ts';
import { keepNotice, type KeptNotice, type TakeBankNotice } from './keep-notice.ts';
import { matchNotice } from './match-notice.ts';
import { lockLedger } from './payable-order.ts';
import { meetsReversal, takeReversal } from './take-reversal.ts';

/** `seen`: it was told before. `outgoing`: nothing is kept of it. */
export type TakenNotice = {
  noticeId: number | null;
  state: Exclude<(typeof bankNoticeStates)[number], 'ignored'> | 'seen' | 'outgoing';
  order?: { id: number; number: string };
};

/**
 * Takes what a bank says of one move on a card, from a source that an owner trusts: keeps it once, however often and
 * through however many sources it comes, and settles it by the table of `docs/payments.md`.
 */
export async function takeBankNotice(ctx: ShopContext, input: TakeBankNotice): Promise<TakenNotice> {
  if (input.facts.kind === 'out') return { noticeId: null, state: 'outgoing' };
  return inTransaction(ctx, async (tx) => {
    await lockLedger(tx);
    const kept = await keepNotice(ctx, tx, { ...input, text: cutTo(input.text, 4000) });
    if (kept.isSeen) return { noticeId: kept.noticeId, state: 'seen' };
    if (input.facts.kind === 'reversal') {
      const order = await takeReversal(ctx, tx, kept);
      return { noticeId: kept.noticeId, state: 'reversed', ...(order ? { order } : {}) };
    }
    return settleNew(ctx, tx, kept);
  });
}

async function settleNew(ctx: ShopContext, tx: EntityManager, kept: KeptNotice): Promise<TakenNotice> {
  const { noticeId, last4 } = kept;
  if (!kept.isOurs) {
    await rows(tx, `update bank_notice set state = 'foreign' where id = ?`, [noticeId]);
    const data = { noticeId, why: 'foreign_card' } as const;
    await tellOwners(ctx, tx, { cause: `card:${last4}:foreign`, kind: 'notice_to_place', data });
    return { noticeId, state: 'foreign' };
  }
  if (await meetsReversal(ctx, tx, kept)) return { noticeId, state: 'reversed' };
  const matched = kept.currency === 'UZS' ? await matchNotice(ctx, tx, kept) : ({ why: 'no_order' } as const);
  if ('order' in matched) return { noticeId, state: 'matched', order: matched.order };
  const data = { noticeId, why: matched.why };
  await tellOwners(ctx, tx, { cause: `bank_notice:${noticeId}`, kind: 'notice_to_place', data });
  return { noticeId, state: 'open' };
}

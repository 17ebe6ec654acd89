import type { EntityManager } from '@mikro-orm/core';
import { failed, ok, type Result } from '../result.ts';
import { row } from '../sql.ts';
import type { bankNoticeStates } from './bank-notice.ts';

/** A notice of which an owner may still say what it is for. */
export type Undecided = { noticeId: number; amountTiyin: number; currency: string };

/** Locks a notice that pays for nothing yet; also one that was set aside before, or came to a card not known then. */
export async function lockUndecided(
  tx: EntityManager,
  noticeId: number,
): Promise<Result<Undecided, 'not_found' | 'already_decided'>> {
  const found = await row<Undecided & { kind: string; state: (typeof bankNoticeStates)[number] }>(
    tx,
    `select id as "noticeId", amount_tiyin::float8 as "amountTiyin", currency, kind, state
     from bank_notice where id = ? for update`,
    [noticeId],
  );
  if (!found || found.kind !== 'in') return failed('not_found');
  const { kind: _kind, state, ...notice } = found;
  return state === 'matched' || state === 'reversed' ? failed('already_decided') : ok(notice);
}

import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { Notice } from './notice.ts';
import type { NoticeKind } from './notice-kinds.ts';
import { tellOwners } from './tell-owners.ts';

// Telling of these would only make more of them.
const neverToldOf: readonly NoticeKind[] = ['update_parked', 'notices_parked', 'books_wrong'];

const isoHour = 'yyyy-mm-ddThh'.length;

/**
 * A notice that could not be sent in all its tries: marked in the transaction that parks its job, and the owners are
 * told, once an hour at most, because an outage of a platform parks many.
 */
export async function parkNotice(
  ctx: Pick<ShopContext, 'tell' | 'clock'>,
  tx: EntityManager,
  noticeId: number,
): Promise<void> {
  const parked = await row<{ kind: string }>(
    tx,
    `update notice set status = 'parked', reason = 'tries_used_up' where id = ? and status = 'queued' returning kind`,
    [noticeId],
  );
  if (!parked || neverToldOf.some((kind) => kind === parked.kind)) return;
  const cause = `notices_parked:${ctx.clock.now().toISOString().slice(0, isoHour)}`;
  await tellOwners(ctx, tx, { cause, kind: 'notices_parked', data: {} });
}

/** Notices whose jobs go back into the outbox, in the transaction of that. */
export async function unparkNotices(tx: EntityManager, noticeIds: readonly number[]): Promise<void> {
  const parked = { id: { $in: [...noticeIds] }, status: 'parked' } as const;
  await tx.nativeUpdate(Notice, parked, { status: 'queued', reason: null });
}

/** Notices whose parked jobs were thrown away, in the transaction of that. */
export async function dropParkedNotices(tx: EntityManager, noticeIds: readonly number[]): Promise<void> {
  const parked = { id: { $in: [...noticeIds] }, status: 'parked' } as const;
  await tx.nativeUpdate(Notice, parked, { status: 'dropped', reason: 'thrown_away' });
}

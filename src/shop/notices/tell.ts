import type { EntityManager } from '@mikro-orm/core';
import type { NewNotice, Tell } from '../ports.ts';
import { row } from '../sql.ts';
import { parseNotice, type NoticeKind } from './notice-kinds.ts';

/** Puts the sending of a notice on the lane of its chat, in the given transaction. */
export type EnqueueNotice = (
  tx: EntityManager,
  job: { noticeId: number; lane: string; delayMs?: number },
) => Promise<void>;

// 25 a second: a bot may send about 30 to different chats (core.telegram.org/bots/faq), and answers need their part.
const betweenMs = 40;

// What a person who wrote /stop no longer gets; news of an own order still comes.
const promotional: readonly NoticeKind[] = ['back_in_stock'];

const write = `with person as (select id, channel, external_id, stopped_at from identity where id = ?),
written as (
  insert into notice (cause, ordinal, identity_id, kind, data, status, created_at)
  select ?, ?, person.id, ?, ?::jsonb, 'queued', ?::timestamptz from person where person.stopped_at is null or ?
  on conflict do nothing returning id
)
select written.id, person.channel, person.external_id from written, person`;

/**
 * Makes `tell`: notice and sending job in the transaction of their cause.
 * Many that go out together are spread over time, so that a platform's limit for the bulk is kept to.
 * The same cause, person and ordinal are told once; what the person has stopped is not written at all.
 */
export function createTell(enqueue: EnqueueNotice, clock: { now(): Date }): Tell {
  return async (tx, notice: NewNotice) => {
    const { kind, data } = parseNotice(notice);
    const toStoppedToo = !promotional.includes(kind);
    const { cause, ordinal = 0, to } = notice;
    const values = [to, cause, ordinal, kind, JSON.stringify(data), clock.now(), toStoppedToo];
    const written = await row<{ id: number; channel: string; external_id: string }>(tx, write, values);
    if (!written) return;
    const lane = `${written.channel}:${written.external_id}`;
    await enqueue(tx, { noticeId: written.id, lane, ...(notice.place ? { delayMs: notice.place * betweenMs } : {}) });
  };
}

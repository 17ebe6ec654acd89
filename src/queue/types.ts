import type { EntityManager } from '@mikro-orm/core';
import type { PGlite } from '@electric-sql/pglite';
import type { Json } from '#src/shop/ports.ts';

/** One event of a platform, stored before it is acknowledged. */
export interface InboundEvent {
  channel: string;
  /** The platform's own id of the event; a second event of the channel with it is not stored again. */
  eventId: string;
  /** Events of one lane are handled one after the other, in order. */
  lane: string;
  /** The platform's own order (update_id, sender's time in ms): 0 to 2^48 - 1. Sorts events that arrived together. */
  order: number;
  payload: Json;
}

/** A notice to be sent: the row has the rest. */
export interface NoticeJob {
  noticeId: number;
  /** Notices of one lane leave one after the other, in order. */
  lane: string;
  /** Names what came of one event, in the log of every node. */
  trace?: string;
  /** It leaves so much later; notices that come after it on its lane may leave before. */
  delayMs?: number;
}

/** A receipt to be read: the row has the rest. */
export interface ReadingJob {
  receiptId: number;
  /** Receipts of one lane are read one after the other, in order. */
  lane: string;
  /** Names what came of one event, in the log of every node. */
  trace?: string;
}

/** What a handler learns beside its data. */
export interface Run {
  /** Counts the runs from 1. Above 1, an earlier one failed, was put off or was cut off, and may have done a part. */
  attempt: number;
  jobId: string;
  /** The event that all this came of. */
  trace: string;
  /** From being stored to this run. */
  waitedMs: number;
}

/** The platform asked for a pause: the job comes again after it, and no try is used up. */
interface ComeAgain {
  retryAfterSeconds: number;
}

// `undefined` stands in the union so that a handler may also simply end.
export type Handler<Data> = (data: Data, run: Run) => Promise<ComeAgain | undefined | void>;

/** Work that repeats by the clock on the wall, once over all nodes. */
export interface TimedWork {
  name: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  cron: string;
  /** IANA zone in which `cron` is meant; UTC where it is missing. */
  timeZone?: string;
  run(): Promise<void>;
}

/** The log calls this room makes. */
export interface QueueLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What this room needs of the database. */
export interface QueueDatabase {
  readonly kind: 'embedded' | 'server';
  readonly url?: string;
  readonly pglite?: PGlite;
  em(): EntityManager;
}

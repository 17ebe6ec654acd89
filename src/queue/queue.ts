import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/core';
import { type Bulletin, openBulletin } from './bulletin.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { startEngine } from './engine.ts';
import { watchClock } from './clock-set-back.ts';
import { forgetEvent } from './forget-event.ts';
import { createInbox } from './inbox.ts';
import { countJobs, releaseOrphans, type QueueCounts } from './jobs.ts';
import type { QueueObserver } from './observer.ts';
import { enqueueNotice } from './outbox.ts';
import { enqueueReading } from './readings.ts';
import { watchSilentNodes } from './silent-nodes.ts';
import { createOutboxBooks } from './notice-jobs.ts';
import { createParkedDesk } from './parked.ts';
import { startTimetable, type Timetable } from './timetable.ts';
import { withTries } from './tries.ts';
import type { OutboxBooks } from '#src/shop/books/check-notices.ts';
import type { ParkedDesk } from '#src/shop/notices/parked-work.ts';
import type { Handler, InboundEvent, NoticeJob, QueueDatabase, QueueLog, ReadingJob, TimedWork } from './types.ts';

/** Inbox, outbox, receipts to be read, and timetable of the shop. */
export interface Queue {
  /** Stores an event of a platform durably; `seen` when it was stored before. Rejects when the store is away. */
  accept(event: InboundEvent): Promise<'new' | 'seen'>;
  /** Erases what an event said, whatever became of it. */
  forget(event: { channel: string; eventId: string }): Promise<void>;
  /** Writes the sending job of a notice in the transaction of its cause. */
  enqueueNotice(tx: EntityManager, job: NoticeJob): Promise<void>;
  /** Writes the job that reads a receipt in the transaction of its cause; once a receipt. */
  enqueueReading(tx: EntityManager, job: ReadingJob): Promise<void>;
  /** Begins to handle what is stored. A process that never calls it only stores. Call it outside a transaction. */
  start(handlers: QueueHandlers): Promise<void>;
  /** Runs work of the timetable at once. */
  runNow(work: string): Promise<void>;
  /** Takes nothing more, lets what runs end within 8 seconds, closes. What does not end is taken up by another node, or at the next start. */
  stop(): Promise<void>;
  /** Resolves when no event, no notice and no receipt waits or is being handled, retries included. */
  whenIdle(): Promise<void>;
  /** Runs one statement on the queue's own connections, for which no update waits. */
  execute(statement: string, values: unknown[]): Promise<unknown>;
  /** News between the nodes. */
  bulletin: Bulletin;
  /** What was given up, to look at, to retry and to drop. */
  parked: ParkedDesk;
  /** What of the outbox the books are compared with. */
  outbox: OutboxBooks;
  counts(): Promise<{ inbound: QueueCounts; outbound: QueueCounts; reading: QueueCounts; parked: number }>;
}

export interface QueueHandlers {
  inbound: Handler<InboundEvent>;
  /** Gets the id of the notice's row. */
  outbound: Handler<number>;
  /** Told when an event was given up after its last try; the chat goes on. */
  onParked: (event: InboundEvent, error: unknown) => Promise<void> | void;
  /** Told, in the transaction that parks it, of a notice that was given up. */
  onNoticeParked?: (tx: EntityManager, noticeId: number) => Promise<void>;
  /** Reads a receipt and does with the reading what follows of it. Where it is missing, no receipt is taken here. */
  reading?: ReadingHandlers;
  timetable: readonly TimedWork[];
}

export interface ReadingHandlers {
  read: Handler<ReadingJob>;
  /** Done for a receipt whose reading failed each time, so that it is not simply parked. */
  giveUp(receiptId: number): Promise<void>;
  /** Receipts read at the same time; taps never wait for them. */
  slots: number;
}

export interface QueueDeps {
  database: QueueDatabase;
  log: QueueLog;
  /** Jobs handled at the same time, for events and for notices each. */
  slots?: number;
  /** Pause before each further try; after the last one a job is parked. */
  pausesSeconds?: readonly number[];
  /** Told how the queue works on this node. */
  observe?: QueueObserver;
}

const stopLimitMs = 8_000;
const otherNodesMs = 1_000;

/** Opens the queue on the database; events can be accepted from then on. */
export async function createQueue(deps: QueueDeps): Promise<Queue> {
  const { database, log } = deps;
  const engine = await startEngine({ database, log });
  const bulletin = await openBulletin(engine, log);
  let quiet = Promise.withResolvers<void>();
  const dispatchers = new Map<string, Dispatcher>();
  const inbox = createInbox(engine, () => dispatchers.get('inbound')?.wake(), deps.observe);
  let timetable: Timetable | undefined;
  let unlisten: (() => Promise<void>) | undefined;
  let unwatch: (() => void) | undefined;

  const onQuiet = () => {
    quiet.resolve();
    quiet = Promise.withResolvers<void>();
  };

  const isIdle = async () => {
    await inbox.settled();
    const { inbound, outbound, reading } = await countJobs(engine);
    return [inbound, outbound, reading].every(({ waiting, running }) => waiting + running === 0);
  };

  return {
    execute: (statement, values) => engine.db.executeSql(statement, values),
    bulletin,
    parked: createParkedDesk({ engine, database }),
    outbox: createOutboxBooks(database),
    accept: (event) => inbox.accept(event),
    forget: (event) => forgetEvent(engine, event),
    enqueueNotice: (tx, job) => enqueueNotice(engine, tx, job),
    enqueueReading: (tx, job) => enqueueReading(engine, tx, job),
    start: async (handlers) => {
      if (engine.kind === 'embedded') await releaseOrphans(engine);
      dispatchers.set('inbound', startInbound({ ...deps, engine, handlers, onQuiet }));
      dispatchers.set('outbound', startOutbound({ ...deps, engine, handlers, onQuiet }));
      if (handlers.reading) {
        dispatchers.set('reading', startReading({ ...deps, engine, reading: handlers.reading, onQuiet }));
      }
      timetable = await startTimetable({ ...deps, engine, works: handlers.timetable, onQuiet });
      dispatchers.set('timetable', timetable.dispatcher);
      const wakeAll = () => dispatchers.forEach((dispatcher) => dispatcher.wake());
      unwatch =
        engine.kind === 'server'
          ? watchSilentNodes({ engine, log, onFreed: wakeAll })
          : watchClock({ engine, log, onBroughtBack: wakeAll });
      unlisten = await engine.listen((queue) => {
        for (const [name, dispatcher] of dispatchers) if (queue === undefined || queue === name) dispatcher.wake();
      });
    },
    runNow: (work) => timetable?.runNow(work) ?? Promise.reject(new Error('The timetable has not been started.')),
    stop: async () => {
      await inbox.settled();
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.stop(stopLimitMs)));
      unwatch?.();
      await unlisten?.();
      await bulletin.close();
      await engine.stop();
    },
    whenIdle: async () => {
      for (let change = quiet.promise; !(await isIdle()); change = quiet.promise) {
        await Promise.race([change, pause(otherNodesMs, undefined, { ref: false })]);
      }
    },
    counts: async () => {
      const { inbound, outbound, reading, parked } = await countJobs(engine);
      return { inbound, outbound, reading, parked: parked.waiting };
    },
  };
}

type Starting = QueueDeps & {
  engine: Awaited<ReturnType<typeof startEngine>>;
  handlers: QueueHandlers;
  onQuiet: () => void;
};

const usualSlots = 32;
const usualPausesSeconds = [1, 2, 4, 8];

function startInbound(deps: Starting): Dispatcher {
  const { handlers, slots = usualSlots, pausesSeconds = usualPausesSeconds } = deps;
  const run = withTries<InboundEvent>({
    ...deps,
    queue: 'inbound',
    handle: handlers.inbound,
    pausesSeconds,
    onParked: handlers.onParked,
  });
  return createDispatcher({ ...deps, queue: 'inbound', slots, run });
}

type NoticeData = { noticeId: number; trace?: string };

function startOutbound(deps: Starting): Dispatcher {
  const { handlers, log, slots = usualSlots, pausesSeconds = usualPausesSeconds } = deps;
  const { onNoticeParked } = handlers;
  const run = withTries<NoticeData>({
    ...deps,
    queue: 'outbound',
    handle: ({ noticeId }, how) => handlers.outbound(noticeId, how),
    pausesSeconds,
    traceOf: ({ trace }) => trace,
    ...(onNoticeParked ? { beside: (tx, { noticeId }) => onNoticeParked(tx, noticeId) } : {}),
    onParked: ({ noticeId }, error) => log.error({ err: error, noticeId }, 'a notice was given up'),
  });
  return createDispatcher({ ...deps, queue: 'outbound', slots, run });
}

function startReading(deps: Omit<Starting, 'handlers'> & { reading: ReadingHandlers }): Dispatcher {
  const { reading, log, pausesSeconds = usualPausesSeconds } = deps;
  const run = withTries<ReadingJob>({
    ...deps,
    queue: 'reading',
    handle: reading.read,
    pausesSeconds,
    traceOf: ({ trace }) => trace,
    insteadOfParking: ({ receiptId }) => reading.giveUp(receiptId),
    onParked: ({ receiptId }, error) => log.error({ err: error, receiptId }, 'a receipt was given up'),
  });
  return createDispatcher({ ...deps, queue: 'reading', slots: reading.slots, run });
}

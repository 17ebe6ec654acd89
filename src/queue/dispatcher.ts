import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { createBell } from './bell.ts';
import { createSlots, type SlotsDeps } from './slots.ts';
import type { QueueLog } from './types.ts';

export interface Dispatcher {
  /** There may be something to take. */
  wake(): void;
  /** Takes nothing more; resolves when what runs has ended and is settled, or when the time is over. */
  stop(limitMs: number): Promise<void>;
}

export interface DispatcherDeps<Data> extends SlotsDeps<Data> {
  /** Told when this process has nothing of the queue in its hands and finds nothing to take. */
  onQuiet: () => void;
  log: QueueLog;
}

/** Looks at least this often, for what nobody tells of: jobs of nodes that died, pauses that ended. */
const backstopMs = 1_000;
const touchEveryMs = 4_000;
/** While jobs run, what ends or comes so soon after a round is gathered for the next one. */
const gatherMs = 4;

/**
 * Takes jobs into free slots, many at a time, and settles those that ended together.
 * It never gives up: while the database is away it tries every second, and what has ended is kept till then.
 */
export function createDispatcher<Data extends object>(deps: DispatcherDeps<Data>): Dispatcher {
  const { engine, queue, log } = deps;
  const bell = createBell();
  const slots = createSlots(deps, bell);
  const stopping = new AbortController();
  let answering = true;
  let lastRoundAt = Number.NEGATIVE_INFINITY;

  // Tells the other nodes that these jobs are alive. A beat that is lost is made good by the next one.
  const touch = () => {
    const jobs = slots.taken();
    if (engine.kind === 'server' && jobs.length > 0) engine.boss.touch(queue, jobs).catch(() => undefined);
  };

  const gather = async () => {
    const leftMs = lastRoundAt + gatherMs - performance.now();
    if (leftMs > 0 && slots.running() > 0) await pause(leftMs);
    // Gives the sockets a turn: statements on the embedded database end without one.
    else await nextTurn();
    // Whatever was rung for until now is seen by the round that follows.
    bell.silence();
  };

  const round = async () => {
    await gather();
    try {
      await slots.settle();
      if (!stopping.signal.aborted) await slots.take();
      if (!answering) cameBack();
      if (slots.taken().length === 0) deps.onQuiet();
    } catch (error) {
      if (answering) log.warn({ err: error, queue }, 'the queue does not answer');
      answering = false;
      bell.silence();
    }
    lastRoundAt = performance.now();
  };

  const cameBack = () => {
    answering = true;
    log.info({ queue }, 'the queue answers again');
    // Nobody could hear that these jobs are alive.
    touch();
  };

  const loop = async () => {
    while (!stopping.signal.aborted || slots.taken().length > 0) {
      await bell.heard(backstopMs);
      await round();
    }
  };

  const touching = engine.kind === 'server' ? setInterval(touch, touchEveryMs) : undefined;
  bell.ring();
  const finished = loop();

  return {
    wake: () => bell.ring(),
    stop: async (limitMs) => {
      stopping.abort();
      bell.ring();
      const limit = Promise.withResolvers<void>();
      const timer = setTimeout(limit.resolve, limitMs);
      await Promise.race([finished, limit.promise]);
      clearTimeout(timer);
      clearInterval(touching);
      bell.close();
      const left = slots.taken().length;
      if (left > 0) log.warn({ queue, left }, 'stopped before running jobs ended');
      slots.abandon();
    },
  };
}

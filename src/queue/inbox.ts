import { setImmediate as nextTurn } from 'node:timers/promises';
import { isInTransaction } from '#src/shop/context.ts';
import type { Engine } from './engine.ts';
import { eventJobId } from './job-id.ts';
import type { QueueObserver, StoredEvents } from './observer.ts';
import { storable } from './storable.ts';
import type { InboundEvent } from './types.ts';

const largestBatch = 64;

export interface Inbox {
  /** Resolves after the commit. `seen`: an event with this id was stored before. Rejects when nothing could be stored. */
  accept(event: InboundEvent): Promise<'new' | 'seen'>;
  /** Resolves when everything that was handed over is stored or refused. */
  settled(): Promise<void>;
}

interface Waiting {
  id: string;
  event: InboundEvent;
  resolve: (answer: 'new' | 'seen') => void;
  reject: (error: unknown) => void;
}

/**
 * Stores what arrives together in one statement: all events of this turn of the event loop, and those that came
 * while the statement before was under way. `onStored` is told after each commit that stored something.
 */
export function createInbox(engine: Engine, onStored: () => void, observe?: QueueObserver): Inbox {
  const waiting: Waiting[] = [];
  let storing: Promise<void> | undefined;

  const storeAll = async () => {
    // On the embedded database statements end without a turn of the event loop: without this one nothing would gather.
    for (await nextTurn(); waiting.length > 0; await nextTurn()) await storeBatch(waiting.splice(0, largestBatch));
    storing = undefined;
  };

  const storeBatch = async (batch: Waiting[]) => {
    const began = performance.now();
    const tell = (events: StoredEvents) => observe?.stored(events, (performance.now() - began) / 1_000);
    try {
      const stored = await insert(engine, batch);
      tell({ new: stored.size, seen: batch.length - stored.size, failed: 0 });
      for (const { id, resolve } of batch) resolve(stored.delete(id) ? 'new' : 'seen');
      onStored();
    } catch (error) {
      tell({ new: 0, seen: 0, failed: batch.length });
      for (const { reject } of batch) reject(error);
    }
  };

  return {
    accept: (event) =>
      new Promise((resolve, reject) => {
        refuseUnfit(event);
        waiting.push({ id: eventJobId(event), event, resolve, reject });
        storing ??= storeAll();
      }),
    settled: () => storing ?? Promise.resolve(),
  };
}

const longestLane = 500;

/** What would make the whole batch fail is refused alone. */
function refuseUnfit({ lane }: InboundEvent): void {
  if (isInTransaction()) throw new Error('An event cannot be accepted inside a transaction.');
  if (lane === '' || lane.length > longestLane) throw new RangeError(`A lane has 1 to ${longestLane} characters.`);
}

/** The ids that were not there before; the first of two equal events in one batch counts. */
async function insert(engine: Engine, batch: Waiting[]): Promise<Set<string>> {
  const jobs = new Map(batch.map(({ id, event }) => [id, { id, data: storable(event), singletonKey: event.lane }]));
  const ids = await engine.boss.insert('inbound', [...jobs.values()], { returnId: true });
  return new Set(ids);
}

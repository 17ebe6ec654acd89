import { createTell, type EnqueueNotice } from '#src/shop/notices/tell.ts';
import type { Actor, ShopContext } from '#src/shop/context.ts';
import type { Clock, Media, MediaStore } from '#src/shop/ports.ts';
import { createVault } from '#src/storage/vault.ts';
import type { Database } from '#src/storage/database.ts';

/** A clock that stands still until it is moved. */
export interface MovableClock extends Clock {
  forward(minutes: number): void;
}

/** A shop without screens and channels: the verbs on a real database. */
export interface TestShop {
  clock: MovableClock;
  /** Sending jobs in the order in which they were written. */
  jobs: { noticeId: number; lane: string; delayMs?: number }[];
  /** A context of its own for one update or job. */
  as(actor: Actor): ShopContext;
  system: () => ShopContext;
}

/** Midday in Tashkent, so that a few hours either way stay on the same day. */
const noon = '2026-03-02T07:00:00.000Z';

/** Makes a clock that starts at noon in Tashkent. */
export function movableClock(start = noon): MovableClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    forward: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

/** Puts the shop's own parts on a database; only the sending of notices stops at a list. */
export function createTestShop(database: Database, clock = movableClock()): TestShop {
  const jobs: TestShop['jobs'] = [];
  const enqueue: EnqueueNotice = async (_tx, job) => {
    jobs.push(job);
  };
  const tell = createTell(enqueue, clock);
  const vault = createVault(Buffer.alloc(32, 7).toString('base64'));
  const media = memoryMedia();
  const as = (actor: Actor): ShopContext => ({ em: database.em(), clock, actor, tell, vault, media });
  return { clock, jobs, as, system: () => as({ kind: 'system', job: 'test' }) };
}

function memoryMedia(): MediaStore {
  const kept = new Map<string, Media>();
  return {
    put: async (media) => {
      const id = `m${kept.size + 1}`;
      kept.set(id, media);
      return id;
    },
    get: async (id) => kept.get(id),
    remove: async (id) => {
      kept.delete(id);
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Engine, type QueueName, schema } from './engine.ts';
import type { TakenJob } from './jobs.ts';

/** A process that dies takes many jobs with it; of one under which several died it may be the cause. */
const suspectedAfter = 2;

/** Room for suspects, in parts. */
const wholeRoom = 24;
/** What a suspect's next run takes, by its runs that ended with a death: eight at once, then three, then it is alone. */
const shares = [3, 8, 24, 24, 24] as const;

/** What a job's row keeps: the deaths under it, whatever it did then, and how many of its runs as a suspect were begun. */
const history = z.object({ deaths: z.int().catch(0), suspected: z.int().catch(0) }).catch({ deaths: 0, suspected: 0 });

/** So long a suspect waits for the others to end, and so long they and the next suspects wait for it. */
const longestWaitMs = 2_000;

/**
 * Gives suspects runs with ever fewer beside them: many are innocent and get on with few deaths more, and what dies under
 * one that was alone is its fault, and nobody else's.
 */
export interface Suspects {
  /** Runs the work, in its turn where the job is a suspect. `guilty` when several processes died of it alone. */
  run<T>(job: TakenJob<unknown>, work: () => Promise<T>): Promise<T | 'guilty'>;
}

/** Suspects of one queue; those of another node have their own turns. */
export function createSuspects({ engine, queue }: { engine: Engine; queue: QueueName }): Suspects {
  const others = new Set<Promise<unknown>>();
  const suspects = new Set<Promise<unknown>>();
  const room = createRoom(wholeRoom);

  const inTurn = async <T>(job: TakenJob<unknown>, share: number, work: () => Promise<T>): Promise<T> => {
    const leave = await room.enter(share);
    const tooLong = setTimeout(leave, longestWaitMs);
    try {
      await atMost(Promise.all(others));
      await noteRun(engine, queue, job);
      return await work();
    } finally {
      clearTimeout(tooLong);
      leave();
    }
  };
  return {
    run: async (job, work) => {
      const { deaths, suspected } = history.parse(job.output);
      if (deaths < suspectedAfter) {
        if (suspects.size > 0) await atMost(Promise.all(suspects));
        return among(others, work());
      }
      const share = shares[suspected];
      return share === undefined ? 'guilty' : among(suspects, inTurn(job, share, work));
    },
  };
}

/** Counts as one of them until it has ended. */
async function among<T>(set: Set<Promise<unknown>>, running: Promise<T>): Promise<T> {
  const ended: Promise<unknown> = running.catch(() => undefined).finally(() => set.delete(ended));
  set.add(ended);
  return running;
}

interface Room {
  /** Resolves when there is so much room, in the order of asking; what it gives makes the room free again, once. */
  enter(share: number): Promise<() => void>;
}

function createRoom(whole: number): Room {
  const line: { share: number; enter: () => void }[] = [];
  let free = whole;
  const admit = (): void => {
    for (let [next] = line; next && next.share <= free; [next] = line) {
      line.shift();
      free -= next.share;
      next.enter();
    }
  };
  return {
    enter: async (share) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      line.push({ share, enter: resolve });
      admit();
      await promise;
      let isInside = true;
      return () => {
        if (isInside) free += share;
        isInside = false;
        admit();
      };
    },
  };
}

/** Waits for others, but never so long that a chat would stand still for one that hangs. */
async function atMost(others: Promise<unknown>): Promise<void> {
  await Promise.race([others, pause(longestWaitMs, undefined, { ref: false })]);
}

async function noteRun(engine: Engine, queue: QueueName, { id, retryCount }: TakenJob<unknown>): Promise<void> {
  await engine.db.executeSql(
    `update ${schema}.job
     set output = coalesce(output, '{}')
       || jsonb_build_object('suspected', coalesce((output ->> 'suspected')::int, 0) + 1)
     where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
    [queue, id, retryCount],
  );
}

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Engine, type QueueName, schema } from './engine.ts';
import type { TakenJob } from './jobs.ts';

/** A process that dies takes many jobs with it; of one under which several died it may be the cause. */
const suspectedAfter = 3;
const mostAlone = 3;

/** What a job's row keeps of the deaths under it: in all, and of those the ones when no other suspect ran. */
const history = z.object({ deaths: z.int().catch(0), alone: z.int().catch(0) }).catch({ deaths: 0, alone: 0 });

/** So long a suspect waits for the others to end, and so long they wait for it. */
const longestWaitMs = 2_000;

/** Gives every suspect a run in which it is the only one: what dies under it then is its fault, and not else. */
export interface Suspects {
  /** Runs the work, in its turn where the job is a suspect. `guilty` when several processes died of it alone. */
  run<T>(job: TakenJob<unknown>, work: () => Promise<T>): Promise<T | 'guilty'>;
}

/** Suspects of one queue; those of another node have their own turns. */
export function createSuspects({ engine, queue }: { engine: Engine; queue: QueueName }): Suspects {
  const others = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  let suspects = 0;

  const beside = async <T>(work: () => Promise<T>): Promise<T> => {
    if (suspects > 0) await atMost(last);
    const running = work();
    const ended = running.catch(() => undefined).finally(() => others.delete(ended));
    others.add(ended);
    return running;
  };
  return {
    run: async (job, work) => {
      const { deaths, alone } = history.parse(job.output);
      if (deaths < suspectedAfter) return beside(work);
      if (alone >= mostAlone) return 'guilty';
      suspects += 1;
      const turn = last.then(async () => {
        await atMost(Promise.all(others));
        await noteAlone(engine, queue, job);
        return work();
      });
      last = turn.catch(() => undefined).finally(() => (suspects -= 1));
      return turn;
    },
  };
}

/** Waits for others, but never so long that a chat would stand still for one that hangs. */
async function atMost(others: Promise<unknown>): Promise<void> {
  await Promise.race([others, pause(longestWaitMs, undefined, { ref: false })]);
}

async function noteAlone(engine: Engine, queue: QueueName, { id, retryCount }: TakenJob<unknown>): Promise<void> {
  await engine.db.executeSql(
    `update ${schema}.job
     set output = coalesce(output, '{}') || jsonb_build_object('alone', coalesce((output ->> 'alone')::int, 0) + 1)
     where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
    [queue, id, retryCount],
  );
}

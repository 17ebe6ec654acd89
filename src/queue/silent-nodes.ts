import { type Engine, heartbeatSeconds, schema } from './engine.ts';
import { oneMoreDeath } from './deaths.ts';
import type { QueueLog } from './types.ts';

const lookEveryMs = 2_000;

/**
 * Frees the jobs of nodes that fell silent, so that their lanes go on some twelve seconds after a node died.
 * The engine does the same, but reads every kept message for it, so it does so only once a minute.
 */
export function watchSilentNodes(deps: { engine: Engine; log: QueueLog; onFreed: () => void }): () => void {
  const { engine, log, onFreed } = deps;
  let listeningSinceMs = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<void> => {
    // Who could not be heard was perhaps not silent: after an outage every node gets the time for a beat.
    const heardLongEnough = performance.now() - listeningSinceMs > heartbeatSeconds * 1_000;
    const freed = await (heardLongEnough ? freeSilent(engine) : hear(engine));
    if (freed === 0) return;
    log.warn({ freed }, 'freed the jobs of a node that fell silent');
    onFreed();
  };
  // That the database is away is said by others.
  const deaf = (): void => {
    listeningSinceMs = performance.now();
  };
  const timer = setInterval(() => void look().catch(deaf), lookEveryMs);
  return () => clearInterval(timer);
}

/** Rejects when the database can't be heard. */
async function hear(engine: Engine): Promise<0> {
  await engine.db.executeSql('select 1');
  return 0;
}

/**
 * A node's death was hardly the job's fault, so it counts as no try.
 * The policy stands in the condition so that the small index of running jobs is used.
 */
async function freeSilent(engine: Engine): Promise<number> {
  const { rows } = await engine.db.executeSql(
    `update ${schema}.job_common
     set state = 'retry', start_after = ${schema}.job_now(), heartbeat_on = null, ${oneMoreDeath}
     where policy = 'key_strict_fifo' and state = 'active' and name = any($1)
       and heartbeat_on + heartbeat_seconds * interval '1s' < ${schema}.job_now()
     returning id`,
    [['inbound', 'outbound', 'reading']],
  );
  return rows.length;
}

import { type Engine, schema } from './engine.ts';
import type { QueueLog } from './types.ts';

const lookEveryMs = 2_000;

/**
 * Frees the jobs of nodes that fell silent, so that their lanes go on some twelve seconds after a node died.
 * The engine does the same, but reads every kept message for it, so it does so only once a minute.
 */
export function watchSilentNodes(deps: { engine: Engine; log: QueueLog; onFreed: () => void }): () => void {
  const { engine, log, onFreed } = deps;
  const look = async (): Promise<void> => {
    const freed = await freeSilent(engine);
    if (freed === 0) return;
    log.warn({ freed }, 'freed the jobs of a node that fell silent');
    onFreed();
  };
  // While the database is away the next look makes up for it; that it is away is said by others.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  return () => clearInterval(timer);
}

/** The policy stands in the condition so that the small index of running jobs is used. */
async function freeSilent(engine: Engine): Promise<number> {
  const { rows } = await engine.db.executeSql(
    `update ${schema}.job_common
     set state = 'retry', start_after = ${schema}.job_now(), heartbeat_on = null
     where policy = 'key_strict_fifo' and state = 'active' and name = any($1)
       and heartbeat_on + heartbeat_seconds * interval '1s' < ${schema}.job_now()
     returning id`,
    [['inbound', 'outbound']],
  );
  return rows.length;
}

import { type Engine, schema } from './engine.ts';
import type { QueueLog } from './types.ts';

/** Sources of time, in milliseconds; tests give their own. */
export interface QueueTime {
  /** The machine's clock, which people and programs can set. */
  wallMs(): number;
  /** Only counts on. */
  evenMs(): number;
}

const machine: QueueTime = { wallMs: () => Date.now(), evenMs: () => performance.now() };

const lookEveryMs = 1_000;
/** Less is how every clock is kept right. */
const jumpMs = 2_000;

/**
 * An embedded database lives by the clock of the shop's machine. Set back by an hour, it would let everything that waits
 * stand still for that hour, and the timetable with it: all of it lies in the future then. So it is brought back by as
 * much. A clock that is set on only makes things run early; a server has a clock of its own.
 */
export function watchClock(
  deps: { engine: Engine; log: QueueLog; onBroughtBack: () => void },
  time: QueueTime = machine,
): () => void {
  const { engine, log, onBroughtBack } = deps;
  let offMs = time.wallMs() - time.evenMs();
  let backMs = 0;
  const look = async (): Promise<void> => {
    const nowOffMs = time.wallMs() - time.evenMs();
    if (nowOffMs < offMs - jumpMs) backMs += offMs - nowOffMs;
    offMs = nowOffMs;
    if (backMs === 0) return;
    // Taken before it is waited for: the next look must not bring it back a second time.
    const byMs = backMs;
    backMs = 0;
    await bringBack(engine, byMs).catch((error: unknown) => {
      backMs += byMs;
      throw error;
    });
    log.warn({ byMs }, 'the clock of this machine was set back; what waits was set back with it');
    onBroughtBack();
  };
  // That the database is away is said by others; it is tried again at the next look.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  return () => clearInterval(timer);
}

async function bringBack({ db }: Engine, byMs: number): Promise<void> {
  await db.executeSql(
    `update ${schema}.job set start_after = start_after - make_interval(secs => $1)
     where state < 'active' and start_after > ${schema}.job_now()`,
    [byMs / 1_000],
  );
  // What was entered for minutes that come once more would keep them from being entered again.
  await db.executeSql(
    `update ${schema}.job set singleton_on = null where singleton_on > ${schema}.job_now() at time zone 'utc'`,
  );
  await db.executeSql(`update ${schema}.version set cron_on = null, flow_on = null, bam_on = null, reindex_on = null`);
}

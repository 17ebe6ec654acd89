import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import type { Engine } from './engine.ts';
import type { QueueObserver } from './observer.ts';
import type { Outcome } from './slots.ts';
import type { QueueLog, TimedWork } from './types.ts';

export interface Timetable {
  dispatcher: Dispatcher;
  /** Runs the work now, on this node, after what is running of the timetable here. Rejects as the work does. */
  runNow(name: string): Promise<void>;
}

/**
 * Enters the works into the shared timetable and runs what falls due, each time on one node.
 * A run that fails is logged and not repeated: the next one comes by the clock. Runs missed while no node was up are left out.
 */
export async function startTimetable(deps: {
  engine: Engine;
  works: readonly TimedWork[];
  onQuiet: () => void;
  log: QueueLog;
  observe?: QueueObserver;
}): Promise<Timetable> {
  const { engine, works, log } = deps;
  await enter(engine, works);
  let last: Promise<void> = Promise.resolve();

  const runNow = (name: string): Promise<void> => {
    const work = works.find((candidate) => candidate.name === name);
    if (!work) return Promise.reject(new Error(`The timetable has no work "${name}".`));
    const run = last.then(() => work.run());
    last = run.catch(() => undefined);
    return run;
  };

  const runDue = async ({ data }: { data: { work: string } }): Promise<Outcome> => {
    try {
      await runNow(data.work);
    } catch (error) {
      log.error({ err: error, work: data.work }, 'timed work failed');
    }
    return { kind: 'done' };
  };

  const dispatcher = createDispatcher({
    engine,
    queue: 'timetable',
    slots: 1,
    run: runDue,
    onQuiet: deps.onQuiet,
    log,
    ...(deps.observe ? { observe: deps.observe } : {}),
  });
  return { dispatcher, runNow };
}

async function enter(engine: Engine, works: readonly TimedWork[]): Promise<void> {
  for (const { name, cron, timeZone } of works) {
    await engine.boss.schedule('timetable', cron, { work: name }, { key: name, tz: timeZone ?? 'UTC' });
  }
  const names = new Set(works.map(({ name }) => name));
  const former = (await engine.boss.getSchedules('timetable')).filter(({ key }) => !names.has(key));
  for (const { key } of former) await engine.boss.unschedule('timetable', key);
}

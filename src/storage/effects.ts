import type { Effect, EffectStore } from '#src/journal/effect.ts';
import { createEffectFile } from './effect-file.ts';
import { insertEffects } from './effect-statement.ts';
import type { Database } from './opened-database.ts';

const keptDays = 7;
const slice = 5_000;

/** Runs one statement apart from the connections that updates wait for. */
export type Execute = (statement: string, values: unknown[]) => Promise<unknown>;

/**
 * The journal of outgoing calls: in the table `effect` that all nodes share, or in a file of an embedded shop.
 * `execute` is for a server alone.
 */
export function createEffectStore(given: { database: Database; dataDir: string; execute: Execute }): EffectStore {
  return given.database.kind === 'server' ? createEffectTable(given) : createEffectFile(given.dataDir);
}

/**
 * The row must follow the platform's answer at once, or a kill between the two sends the message again. So it waits for
 * no connection that an update holds, and rows that come while one statement runs go together in the next.
 */
function createEffectTable({ database, execute }: { database: Database; execute: Execute }): EffectStore {
  let waiting: Effect[] = [];
  let writing: Promise<unknown> | undefined;
  let next: Promise<unknown> | undefined;

  const writeAll = (): Promise<unknown> => {
    next = undefined;
    const batch = waiting;
    waiting = [];
    const written = execute(insertEffects, [JSON.stringify(batch)]);
    writing = written.catch(() => undefined).finally(() => (writing = undefined));
    return written;
  };

  return {
    read: (cause) =>
      database
        .em()
        .execute<Effect[]>(
          'select cause, ordinal, digest, outcome, result from effect where cause = ? order by ordinal',
          [cause],
        ),
    write: async (effect) => {
      waiting.push(effect);
      if (writing) await (next ??= writing.then(writeAll));
      else await writeAll();
    },
    purge: async () => {
      for (let gone = slice; gone === slice;) gone = await purgeSlice(database);
    },
  };
}

/** As long as the queue keeps what was done: nothing older can be run again. */
async function purgeSlice(database: Database): Promise<number> {
  const { affectedRows } = await database.em().execute<{ affectedRows: number }>(
    `delete from effect where ctid = any (array(
       select ctid from effect where at < now() - make_interval(days => ?) limit ?))`,
    [keptDays, slice],
    'run',
  );
  return affectedRows;
}

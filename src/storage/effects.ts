import type { Effect, EffectStore } from '#src/journal/effect.ts';
import { createEffectFile } from './effect-file.ts';
import type { Database } from './opened-database.ts';

const keptDays = 7;
const slice = 5_000;

/** The journal of outgoing calls: in the table `effect` that all nodes share, or in a file of an embedded shop. */
export function createEffectStore(given: { database: Database; dataDir: string }): EffectStore {
  return given.database.kind === 'server' ? createEffectTable(given.database) : createEffectFile(given.dataDir);
}

function createEffectTable(database: Database): EffectStore {
  return {
    read: (cause) =>
      database
        .em()
        .execute<Effect[]>(
          'select cause, ordinal, digest, outcome, result from effect where cause = ? order by ordinal',
          [cause],
        ),
    write: async ({ cause, ordinal, digest, outcome, result }) => {
      await database.em().execute(
        `insert into effect (cause, ordinal, digest, outcome, result, at) values (?, ?, ?, ?, ?, now())
         on conflict (cause, ordinal) do nothing`,
        [cause, ordinal, digest, outcome, result],
        'run',
      );
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

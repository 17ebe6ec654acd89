import type { ForeignKind } from './foreign-id-entity.ts';
import type { Database } from './opened-database.ts';

/** 2^52: numbers from here up to 2^53 are safe integers, and the Bot API promises ids of at most 52 bits. */
const firstNumber = 2 ** 52;
const largestId = 2 ** 31 - 1;
const mostRemembered = 5_000;
const keptDays = 90;
const slice = 5_000;

interface Foreign {
  kind: ForeignKind;
  externalId: string;
}

/** Numbers for the ids of one channel's platform. */
export interface ForeignIds {
  numberOf(kind: ForeignKind, externalId: string): Promise<number>;
  known(kind: ForeignKind, externalId: string): Promise<number | undefined>;
  foreign(number: number): Promise<Foreign | undefined>;
}

/** Numbers that stay the same for ever, on every node: the rows of a table. What was used of late is remembered here. */
export function createForeignIds(database: Database, channel: string): ForeignIds {
  const numbers = new Map<string, number>();
  const em = database.em();

  const remember = (kind: ForeignKind, externalId: string, id: number): number => {
    if (numbers.size >= mostRemembered) for (const [oldest] of [...numbers].slice(0, 100)) numbers.delete(oldest);
    numbers.set(`${kind}:${externalId}`, firstNumber + id);
    return firstNumber + id;
  };
  const known: ForeignIds['known'] = async (kind, externalId) => {
    const remembered = numbers.get(`${kind}:${externalId}`);
    if (remembered !== undefined) return remembered;
    const [row] = await em.execute<{ id: number }[]>(
      'select id from foreign_id where channel = ? and kind = ? and external_id = ?',
      [channel, kind, externalId],
    );
    return row && remember(kind, externalId, row.id);
  };

  return {
    known,
    numberOf: async (kind, externalId) => {
      const before = await known(kind, externalId);
      if (before !== undefined) return before;
      const [made] = await em.execute<{ id: number }[]>(
        `insert into foreign_id (channel, kind, external_id, made_at) values (?, ?, ?, now())
         on conflict (channel, kind, external_id) do nothing returning id`,
        [channel, kind, externalId],
      );
      const number = made ? remember(kind, externalId, made.id) : await known(kind, externalId);
      if (number === undefined) throw new Error('The number of a foreign id is gone that was just made.');
      return number;
    },
    foreign: async (number) => {
      const id = number - firstNumber;
      if (!Number.isInteger(id) || id < 1 || id > largestId) return undefined;
      const [row] = await em.execute<Foreign[]>(
        'select kind, external_id as "externalId" from foreign_id where id = ? and channel = ?',
        [id, channel],
      );
      return row;
    },
  };
}

/** Forgets the numbers of messages that nobody asks for any more; those of people, posts and comments stay. */
export async function purgeForeignIds(database: Database): Promise<void> {
  for (let gone = slice; gone === slice;) {
    const { affectedRows } = await database.em().execute<{ affectedRows: number }>(
      `delete from foreign_id where ctid = any (array(
         select ctid from foreign_id where made_at < now() - make_interval(days => ?) and kind = 'message' limit ?))`,
      [keptDays, slice],
      'run',
    );
    gone = affectedRows;
  }
}

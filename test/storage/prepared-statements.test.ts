import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { row, rows } from '#src/shop/sql.ts';
import type { Database } from '#src/storage/database.ts';
import { freshEmbedded } from '#test/support/database.ts';

let database: Database;

beforeAll(async () => {
  database = await freshEmbedded();
  await database
    .em()
    .execute('create table thing (id serial primary key, name text unique, data jsonb, at timestamptz)');
});

afterAll(() => database.close());

/** Often enough that the statement is parsed, prepared, used and prepared anew. */
async function often<T>(work: (time: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let time = 0; time < 250; time += 1) answers.push(await work(time));
  return answers;
}

describe('a statement that is run again and again on the embedded database', () => {
  test('answers the same each time: null, quotes, numbers, lists, JSON null', async () => {
    const asked = `select ?::text as nothing, ? || '' as said, ? + 1 as next, 3 in (?) as listed, 'null'::jsonb as empty`;
    const answers = await often(() => row(database.em(), asked, [null, `O'zbek \\ $1 ?`, 2 ** 31 - 2, [1, 2, 3]]));
    const answer = { nothing: null, said: `O'zbek \\ $1 ?`, next: 2 ** 31 - 1, listed: true, empty: null };
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(answer)]));
  });

  test('sees what others have written meanwhile', async () => {
    const seen = await often(async (time) => {
      await rows(database.em(), 'insert into thing (name, data) values (?, ?)', [`n${time}`, JSON.stringify({ time })]);
      return row<{ count: number }>(database.em(), 'select count(*)::int as count from thing where name like ?', [
        'n%',
      ]);
    });
    expect(seen.map((one) => one?.count)).toEqual(seen.map((_, time) => time + 1));
    const last = await row(database.em(), 'select data from thing where name = ?', ['n249']);
    expect(last).toEqual({ data: { time: 249 } });
  });

  test('fails with the error of the database, and works again afterwards', async () => {
    const insert = () => rows(database.em(), 'insert into thing (name) values (?) returning name', ['once']);
    expect(await insert()).toEqual([{ name: 'once' }]);
    for (let time = 0; time < 3; time += 1) await expect(insert()).rejects.toMatchObject({ code: '23505' });
    await rows(database.em(), 'delete from thing where name = ?', ['once']);
    expect(await insert()).toEqual([{ name: 'once' }]);
  });

  test('follows a table that was changed under it', async () => {
    const read = () => row(database.em(), 'select * from thing where name = ?', ['n1']);
    for (let time = 0; time < 3; time += 1) expect(await read()).not.toHaveProperty('more');
    await database.em().execute('alter table thing add column more int default 7');
    // The plan no longer fits: this one run says so, and the next makes a new one.
    await read().catch(() => undefined);
    expect(await read()).toMatchObject({ name: 'n1', more: 7 });
  });

  test('rolls back with its transaction, and no other gets into it', async () => {
    const em = database.em();
    const change = 'update thing set at = ? where name = ?';
    const work = em.transactional(async (tx) => {
      for (let time = 0; time < 3; time += 1) await rows(tx, change, [new Date(0), 'n2']);
      throw new Error('no');
    });
    const beside = rows(database.em(), change, [new Date(1_000), 'n3']);
    await expect(work).rejects.toThrow('no');
    await beside;
    const times = await rows(
      database.em(),
      `select name, extract(epoch from at)::int as at from thing where name in (?) order by name`,
      [['n2', 'n3']],
    );
    expect(times).toEqual([
      { name: 'n2', at: null },
      { name: 'n3', at: 1 },
    ]);
  });

  test('tells listeners', async () => {
    const heard: string[] = [];
    const unlisten = await database.pglite?.listen('prepared', (payload) => heard.push(payload));
    for (const word of ['a', 'b', 'c']) await database.pglite?.query(`select pg_notify('prepared', $1)`, [word]);
    await expect.poll(() => heard).toEqual(['a', 'b', 'c']);
    await unlisten?.();
  });
});

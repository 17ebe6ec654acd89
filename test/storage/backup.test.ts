import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createNightlyBackups } from '#src/backup/nightly.ts';
import { sentenceOf } from '#src/backup/sentences.ts';
import { restoreShop } from '#src/backup/restore-shop.ts';
import { createQueue } from '#src/queue/queue.ts';
import type { Database } from '#src/storage/database.ts';
import { createMediaStore } from '#src/storage/media.ts';
import { startChild, type Child } from '#test/support/child-process.ts';
import { silentLog } from '#test/support/log.ts';
import {
  backupOf,
  dataKey,
  emptyPlace,
  event,
  filledPlace,
  handlers,
  open,
  restoreInto,
  tablesOf,
  type Place,
} from './backup-scene.ts';

const script = join(import.meta.dirname, 'make-or-restore.ts');
const otherKey = Buffer.alloc(32, 8).toString('base64');

async function heard(child: Child, what: RegExp): Promise<void> {
  while (!what.test(await child.line()));
}

/** What a queue on this database handles, each as its number; it then knows the events that it has seen. */
async function answered(database: Database): Promise<string[]> {
  const taken: string[] = [];
  const queue = await createQueue({ database, log: silentLog });
  await queue.start(handlers(async (n, attempt) => void taken.push(attempt > 1 ? `${n} begun` : String(n))));
  await queue.whenIdle();
  for (const n of [1, 2, 3, 4, 9]) expect(await queue.accept(event(n))).toBe('seen');
  await queue.whenIdle();
  await queue.stop();
  return taken.toSorted();
}

async function count(database: Database): Promise<{ rest: number; moves: number }> {
  const [row] = await database.em().execute<{ rest: number; moves: number }[]>(
    `select (select sum(stock) from variant)::int - (select sum(delta) from stock_move)::int as rest,
       (select count(*) from stock_move)::int as moves`,
  );
  if (!row) throw new Error('nothing counted');
  return row;
}

describe('a backup', () => {
  let folder: string;
  let filled: Place;
  let file: string;
  let before: Awaited<ReturnType<typeof tablesOf>>;
  let opened: Database[];
  let children: Child[];

  const opens = async (place: Place): Promise<Database> => {
    const database = await open(place);
    opened.push(database);
    return database;
  };

  const runs = (work: 'make' | 'restore', place: Place, path: string): Child => {
    const child = startChild(script, [JSON.stringify({ work, ...place, dataKey, file: path })]);
    children.push(child);
    return child;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(inject('runFolder'), 'backups-'));
    filled = await filledPlace();
    file = join(folder, 'shop.backup');
    const database = await open(filled);
    before = await tablesOf(database);
    expect(await backupOf(database, filled).write(file)).toMatchObject({ ok: true, value: { media: 2 } });
    await database.close();
  });

  beforeEach(() => {
    opened = [];
    children = [];
  });

  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    for (const database of opened) await database.close();
  });

  it('brings every table, picture and number to the other engine and back, and the waiting work with them', async () => {
    const server = await emptyPlace('server');
    const there = await restoreInto(server, file);
    expect(there).toMatchObject({ ok: true, value: { media: 2, madeAt: '2026-05-04T04:30:00.000Z' } });
    const onServer = await opens(server);
    expect(await tablesOf(onServer)).toEqual(before);
    expect(before['orders']).toHaveLength(300);

    const back = join(folder, 'back.backup');
    expect(await backupOf(onServer, server).write(back)).toMatchObject({ ok: true });
    const embedded = await emptyPlace('embedded');
    expect(await restoreInto(embedded, back)).toMatchObject({ ok: true });
    const again = await opens(embedded);
    expect(await tablesOf(again)).toEqual(before);

    const media = createMediaStore(join(embedded.dataDir, 'media'));
    const id = await createMediaStore(join(folder, 'same')).put({
      bytes: Buffer.from('a picture'),
      mime: 'image/jpeg',
    });
    expect((await media.get(id))?.bytes).toEqual(Buffer.from('a picture'));
    for (const database of [onServer, again]) {
      const [next] = await database
        .em()
        .execute(`select nextval('order_number_seq')::int as number, nextval('orders_id_seq')::int as id`);
      expect(next).toEqual({ number: 1301, id: 1301 });
      expect(await answered(database)).toEqual(['4 begun', '5', '6', '7', '8', '9']);
    }
  });

  it('is of one moment, while the shop goes on', async () => {
    const database = await opens(filled);
    const deliver = async (): Promise<void> => {
      await database.em().transactional(async (tx) => {
        await tx.execute('update variant set stock = stock + 1 where id = (select min(id) from variant)');
        await tx.execute(
          `insert into stock_move (variant_id, delta, reason, at) select min(id), 1, 'correct', now() from variant`,
        );
      });
    };
    const start = await count(database);
    const enough = new AbortController();
    const delivering = (async () => {
      while (!enough.signal.aborted) {
        await deliver();
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const path = join(folder, 'busy.backup');
    expect(await backupOf(database, filled).write(path)).toMatchObject({ ok: true });
    enough.abort();
    await delivering;
    const end = await count(database);
    expect(end.moves).toBeGreaterThan(start.moves);

    const target = await emptyPlace('server');
    expect(await restoreInto(target, path)).toMatchObject({ ok: true });
    const copied = await count(await opens(target));
    expect(copied.rest).toBe(start.rest);
    expect(copied.moves).toBeLessThan(end.moves);
  });

  it('can be opened by its user alone, and shows nothing of what it holds', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file);
    expect(bytes.includes('orders')).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('is refused with a plain sentence when it is not whole, not ours or altered, before anything is touched', async () => {
    const whole = readFileSync(file);
    const altered = Buffer.from(whole);
    altered.writeUInt8(altered.readUInt8(whole.length >> 1) ^ 1, whole.length >> 1);
    const bad: [name: string, bytes: Buffer, sentence: RegExp][] = [
      ['cut', whole.subarray(0, -1), /not whole/],
      ['half', whole.subarray(0, whole.length >> 1), /not whole/],
      ['altered', altered, /damaged or altered/],
      ['longer', Buffer.concat([whole, Buffer.from('x')]), /damaged or altered/],
      ['text', Buffer.from('something else, and long enough to be read as a head'), /no backup/],
      ['empty', Buffer.alloc(0), /not whole/],
    ];
    const place = await emptyPlace('embedded');
    for (const [name, bytes, sentence] of bad) {
      writeFileSync(join(folder, name), bytes);
      const refused = await restoreInto(place, join(folder, name));
      expect(refused.ok ? '' : sentenceOf(refused)).toMatch(sentence);
    }
    const foreign = await restoreShop({ ...place, file, replace: false, dataKey: otherKey, log: silentLog });
    expect(foreign).toEqual({ ok: false, why: 'foreign_key' });
    expect(await restoreShop({ ...place, file, replace: false, dataKey: undefined, log: silentLog })).toMatchObject({
      why: 'no_key',
    });
    const missing = await restoreInto(place, join(folder, 'nowhere'));
    expect(missing.ok ? '' : sentenceOf(missing)).toMatch(/could not be read: ENOENT/);
    expect(readdirSync(place.dataDir)).toEqual([]);
  });

  it('is not brought back under a running shop', async () => {
    const running = await open(filled);
    await expect(restoreInto(filled, file, true)).rejects.toThrow('is in use by process');
    await running.close();

    const target = await emptyPlace('server');
    const queue = await createQueue({ database: await opens(target), log: silentLog });
    const refused = await restoreInto(target, file);
    await queue.stop();
    expect(refused.ok ? '' : sentenceOf(refused)).toMatch(/^The shop is running on this database.+: shop queue\.$/);
  });

  it.each(['embedded', 'server'] as const)(
    'takes the place of a shop on the %s engine only when that is wanted, and whole or not at all',
    async (kind) => {
      const place = kind === 'embedded' ? filled : await emptyPlace(kind);
      if (kind === 'server') await restoreInto(place, file);
      const store = createMediaStore(join(place.dataDir, 'media'));
      const newer = await store.put({ bytes: Buffer.from('newer'), mime: 'image/png' });
      const changed = await open(place);
      await changed.em().execute(`update customer set name = 'Changed'`);
      const kept = await tablesOf(changed);
      await changed.close();
      expect(await restoreInto(place, file)).toEqual({ ok: false, why: 'shop_not_empty' });

      const killed = runs('restore', place, file);
      await heard(killed, /Table orders/);
      await killed.kill();
      const survivor = await open(place);
      expect(await tablesOf(survivor)).toEqual(kept);
      expect(await store.get(newer)).toBeDefined();
      await survivor.close();

      expect(await restoreInto(place, file, true)).toMatchObject({ ok: true });
      expect(await tablesOf(await opens(place))).toEqual(before);
      expect(await store.get(newer)).toBeUndefined();
    },
  );

  describe('of a shop on a server', () => {
    let place: Place;

    beforeAll(async () => {
      place = await emptyPlace('server');
      await restoreInto(place, file);
    });

    it('killed while it is made, is not there; the next one is whole', async () => {
      const path = join(folder, 'killed.backup');
      const child = runs('make', place, path);
      await heard(child, /Table \d+ of \d+: order_line/);
      await child.kill();
      expect(existsSync(path)).toBe(false);
      const second = runs('make', place, path);
      await heard(second, /^done$/);
      expect(await second.ended()).toBe(0);
      expect(readdirSync(folder).filter((name) => name.startsWith('killed'))).toEqual(['killed.backup']);
      expect(await restoreInto(await emptyPlace('server'), path)).toMatchObject({ ok: true });
    });

    it('says why it can not be written, and leaves nothing behind', async () => {
      const backup = backupOf(await opens(place), place);
      const refused = await backup.write(join(folder, 'no', 'such', 'folder'));
      expect(refused.ok ? '' : sentenceOf(refused)).toMatch(/could not be written: ENOENT/);
      expect(await backup.write(folder)).toMatchObject({ ok: false, why: 'not_written' });
      const [one, other] = await Promise.all([backup.write(join(folder, 'one')), backup.write(join(folder, 'two'))]);
      expect([one.ok, other]).toEqual([true, { ok: false, why: 'busy' }]);
    });

    it('is made every night, and the oldest ones go', async () => {
      const backup = backupOf(await opens(place), place);
      let now = new Date();
      const { dataDir } = place;
      const nightly = createNightlyBackups({ backup, dataDir, keep: 2, clock: { now: () => now }, log: silentLog });
      for (const day of [4, 5, 6]) {
        now = new Date(Date.UTC(2026, 4, day, 4, 30));
        await nightly.make();
      }
      const kept = readdirSync(join(dataDir, 'backups')).toSorted();
      expect(kept).toEqual(['2026-05-05T04-30-00.backup', '2026-05-06T04-30-00.backup']);
    });
  });
});

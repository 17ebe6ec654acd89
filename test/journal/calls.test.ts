import { appendFileSync, existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from 'grammy';
import { beforeEach, describe, expect, test } from 'vitest';
import { OutcomeUnknown } from '#adapters/adapter.ts';
import { journaled } from '#src/journal/calls.ts';
import type { Effect, EffectStore } from '#src/journal/effect.ts';
import { runAs } from '#src/journal/run.ts';
import { createEffectFile } from '#src/storage/effect-file.ts';
import { createEffectStore } from '#src/storage/effects.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { runFolderFor } from '#test/support/open-shop.ts';
import { silentLog } from '#test/support/log.ts';

const ali = 77;

const run = (api: Api, attempt: number, texts: string[], cause = 'update 1'): Promise<number[]> =>
  runAs({ id: cause, attempt, trace: cause }, async () => {
    const ids: number[] = [];
    for (const text of texts) ids.push((await api.sendMessage(ali, text)).message_id);
    return ids;
  });

/** What the platform does with the next calls; in the end it takes everything. */
type Fate = 'lost answer' | 'not reached' | 'refused';

describe.each(['embedded', 'server'] as const)('the journal of calls on the %s engine', (kind) => {
  let database: TestDatabase;
  let dataDir: string;
  const execute = (statement: string, values: unknown[]): Promise<unknown> =>
    database.em().execute(statement.replace('$1', '?'), values);
  let sent: string[];
  let fates: Fate[];
  let seen: string[];

  beforeEach(async () => {
    database = await testDatabase(kind);
    dataDir = runFolderFor('journal');
    [sent, fates, seen] = [[], [], []];
  });

  const platform = async (_url: string, init?: { body?: string }): Promise<Response> => {
    const fate = fates.shift();
    if (fate === 'not reached') throw new Error('nobody there');
    if (fate === 'refused') return Response.json({ ok: false, error_code: 400, description: 'Bad Request' });
    const { text }: { text: string } = JSON.parse(init?.body ?? '{}');
    sent.push(text);
    if (fate === 'lost answer') throw new OutcomeUnknown('the line broke');
    return Response.json({
      ok: true,
      result: { message_id: sent.length, date: 1, chat: { id: ali, type: 'private' }, text },
    });
  };

  const bot = (store: EffectStore = createEffectStore({ database, dataDir, execute })): Api => {
    const client = journaled(
      { fetch: Object.assign(platform, fetch) },
      { channel: 'shop', store, log: silentLog, observe: ({ result }) => void seen.push(result) },
    );
    return new Api('1:token', client);
  };
  test('an update that is run again sends nothing that it had sent, and knows what it had sent', async () => {
    expect(await run(bot(), 1, ['salom', 'narxi 5 000'])).toEqual([1, 2]);
    expect(await run(bot(), 2, ['salom', 'narxi 5 000', 'yana nima?'])).toEqual([1, 2, 3]);
    expect(sent).toEqual(['salom', 'narxi 5 000', 'yana nima?']);
    expect(seen).toEqual(['ok', 'ok', 'replayed', 'replayed', 'ok']);
    await run(bot(), 3, ['salom', 'narxi 5 000', 'yana nima?']);
    expect(sent).toHaveLength(3);
  });

  test('what is said twice on purpose is said twice, and by another update again', async () => {
    await run(bot(), 1, ['ha', 'ha']);
    await run(bot(), 2, ['ha', 'ha', 'ha']);
    await run(bot(), 1, ['ha'], 'update 2');
    expect(sent).toEqual(['ha', 'ha', 'ha', 'ha']);
  });

  test('a run that takes another way sends what is new in it', async () => {
    await run(bot(), 1, ['qaysi rang?']);
    await run(bot(), 2, ['savatda 1 ta', 'qaysi rang?']);
    expect(sent).toEqual(['qaysi rang?', 'savatda 1 ta']);
  });

  test('a call whose answer was lost is made three times more, and not a fifth time', async () => {
    fates = ['lost answer', 'lost answer', 'lost answer', 'lost answer'];
    for (const attempt of [1, 2, 3, 4]) await expect(run(bot(), attempt, ['salom'])).rejects.toThrow();
    await run(bot(), 5, ['salom']);
    expect(sent).toEqual(['salom', 'salom', 'salom', 'salom']);
    expect(seen).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'replayed']);
  });

  test('what was refused, or never left, is tried by the next run', async () => {
    fates = ['refused', 'not reached'];
    await expect(run(bot(), 1, ['salom'])).rejects.toThrow();
    await expect(run(bot(), 2, ['salom'])).rejects.toThrow();
    await run(bot(), 3, ['salom']);
    expect(sent).toEqual(['salom']);
    expect(seen).toEqual(['refused', 'unavailable', 'ok']);
  });

  test('a message that could not be journaled is not sent again by this process', async () => {
    const store = createEffectStore({ database, dataDir, execute });
    const api = bot({ ...store, write: () => Promise.reject(new Error('the database is away')) });
    await run(api, 1, ['salom']);
    await run(api, 2, ['salom']);
    expect(sent).toEqual(['salom']);
  });

  test('outside any update calls go straight out, and old effects are forgotten', async () => {
    const api = bot();
    await api.sendMessage(ali, 'salom');
    await run(api, 1, ['xabar']);
    const store = createEffectStore({ database, dataDir, execute });
    expect(await store.read('update 1')).toHaveLength(1);
    await store.purge();
    expect(await store.read('update 1')).toHaveLength(1);
    await database.em().execute(`update effect set at = now() - interval '8 days'`);
    await store.purge();
    expect(await store.read('update 1')).toHaveLength(kind === 'server' ? 0 : 1);
  });
});

const effect = (ordinal: number): Effect => ({ cause: 'update 1', ordinal, digest: 'd', outcome: 'done', result: '1' });

describe('the journal file of an embedded shop', () => {
  test('is read by the next process, also where a kill cut its last line', async () => {
    const dataDir = runFolderFor('journal');
    await createEffectFile(dataDir).write(effect(1));
    appendFileSync(join(dataDir, 'effects', 'current.jsonl'), '\n{"cause":"update 1","ordi');
    const next = createEffectFile(dataDir);
    await next.write(effect(2));
    expect(await next.read('update 1')).toEqual([effect(1), effect(2)]);
    expect(await next.read('update')).toEqual([]);
  });

  test('begins a new file in the night when it has grown, knows the one before, and drops it after a week', async () => {
    const dataDir = runFolderFor('journal');
    const [current, former] = ['current', 'former'].map((name) => join(dataDir, 'effects', `${name}.jsonl`));
    const file = createEffectFile(dataDir);
    await file.write({ ...effect(1), result: 'x'.repeat(17 * 1024 ** 2) });
    await file.purge();
    await file.write(effect(2));
    expect((await file.read('update 1')).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    await file.purge();
    expect(existsSync(former ?? '')).toBe(true);
    const longAgo = new Date(Date.now() - 8 * 24 * 3600 * 1000);
    utimesSync(former ?? '', longAgo, longAgo);
    await file.purge();
    expect([former, current].map((path) => existsSync(path ?? ''))).toEqual([false, true]);
  });
});

import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Api } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import { journaled } from '#src/journal/calls.ts';
import type { EffectStore } from '#src/journal/effect.ts';
import { whilePending, type Pending } from '#src/journal/pending.ts';
import { runAs } from '#src/journal/run.ts';
import { journalAt } from '#src/posting/journal-at.ts';
import { openPostOffice } from '#src/posting/post-office.ts';
import { createEffectFile } from '#src/storage/effect-file.ts';
import { effectFileOf } from '#src/storage/effect-line.ts';
import { createEffectStore } from '#src/storage/effects.ts';
import { testDatabase } from '#test/support/database.ts';
import { openFarPlatform, type FarPlatform } from '#test/support/far-platform.ts';
import { silentLog } from '#test/support/log.ts';
import { runFolderFor } from '#test/support/open-shop.ts';
import { freePort } from '#test/support/postgres.ts';

const ali = 77;
const token = '1:secret';

let platform: FarPlatform;
let dataDir: string;
let office: ReturnType<typeof openPostOffice>;

const openOffice = (databaseUrl?: string): void => {
  office = openPostOffice({ journal: journalAt({ databaseUrl, dataDir }), log: silentLog });
};

const say = (text: string, signal = new AbortController().signal) =>
  office.post({
    url: `${platform.apiRoot}/bot${token}/sendMessage`,
    body: JSON.stringify({ chat_id: ali, text }),
    timeoutMs: 30_000,
    signal,
  });

const pendingCall = (): Pending => ({
  method: 'sendMessage',
  effect: { cause: 'update 1', ordinal: 1, digest: 'salom' },
  isKept: false,
});

const written = (): string => {
  try {
    return readFileSync(effectFileOf(dataDir), 'utf8');
  } catch {
    return '';
  }
};

beforeEach(async () => {
  platform = await openFarPlatform();
  dataDir = runFolderFor('posting');
  mkdirSync(dirname(effectFileOf(dataDir)));
});
afterEach(async () => {
  await office.close();
  await platform.close();
});

describe('an answer of the platform', () => {
  test('is written down while the shop is busy with something else', async () => {
    openOffice();
    const pending = pendingCall();
    const saying = whilePending(pending, () => say('salom'));
    await turn();
    // From here to the line nothing else of this thread runs.
    const giveUpAt = performance.now() + 20_000;
    while (!written().includes('"done"') && performance.now() < giveUpAt);
    expect(written()).toContain('"done"');
    expect(pending.isKept).toBe(false);
    expect(await saying).toMatchObject({ kind: 'answered', status: 200 });
    expect(pending.isKept).toBe(true);
    expect(await createEffectFile(dataDir).read('update 1')).toEqual([
      { ...pending.effect, outcome: 'done', result: '{"message_id":1,"date":1,"chat":{"id":77}}' },
    ]);
    expect(written()).not.toContain('"text"');
  });

  test('is a row on a server', async () => {
    const database = await testDatabase('server');
    openOffice(database.url);
    const pending = pendingCall();
    await whilePending(pending, () => say('salom'));
    expect(pending.isKept).toBe(true);
    const store = createEffectStore({ database, dataDir, execute: () => Promise.reject(new Error('only read')) });
    expect(await store.read('update 1')).toMatchObject([{ ...pending.effect, outcome: 'done' }]);
  });

  test('that refuses leaves nothing to be kept, and is handed on', async () => {
    openOffice();
    const pending = pendingCall();
    expect(await whilePending(pending, () => say('refuse'))).toMatchObject({ text: expect.stringContaining('400') });
    expect([pending.isKept, written()]).toEqual([false, '']);
  });

  test('is handed on when it could not be written, for the shop to try', async () => {
    openOffice(`postgres://nobody@127.0.0.1:${await freePort()}/shop`);
    const pending = pendingCall();
    expect(await whilePending(pending, () => say('salom'))).toMatchObject({ kind: 'answered' });
    expect(pending.isKept).toBe(false);
  });

  test('to a call that leaves nothing behind is not kept', async () => {
    openOffice();
    expect(await say('salom')).toMatchObject({ kind: 'answered' });
    const other = { ...pendingCall(), method: 'sendPhoto' };
    await whilePending(other, () => say('salom'));
    expect([other.isKept, written()]).toEqual([false, '']);
  });
});

describe('a call without an answer', () => {
  test('can be broken off, and the next one is made', async () => {
    openOffice();
    const stop = new AbortController();
    const waiting = say('wait', stop.signal);
    await say('salom');
    stop.abort();
    expect(await waiting).toMatchObject({ kind: 'broken' });
    expect(await say('wait', stop.signal)).toMatchObject({ kind: 'broken' });
    expect(await say('salom')).toMatchObject({ kind: 'answered' });
  });

  test('is unclear when its thread ends, and another thread makes the next one', async () => {
    openOffice();
    const waiting = say('wait');
    await say('salom');
    await office.close();
    expect(await waiting).toEqual({ kind: 'broken', code: 'thread ended' });
    expect(await say('salom')).toMatchObject({ kind: 'answered' });
  });
});

test('a message of the shop goes out through it once, however often its update is run', async () => {
  openOffice();
  const file = createEffectFile(dataDir);
  const onlyRead: EffectStore = { ...file, write: () => Promise.reject(new Error('the thread was to write')) };
  const nothing = { accept: async () => 'new' as const, media: async () => undefined, log: silentLog };
  const state = { read: async () => undefined, write: async () => {}, delete: async () => {} };
  const settings = { token, apiRoot: platform.apiRoot, webhookSecret: 'webhook-secret' };
  const send = async (attempt: number): Promise<number> => {
    const { client } = createTelegramAdapter(settings, { ...nothing, state, post: office.post });
    const api = new Api(token, journaled(client, { channel: 'telegram', store: onlyRead, log: silentLog }));
    return await runAs(
      { id: 'update 1', attempt, trace: 't' },
      async () => (await api.sendMessage(ali, 'salom')).message_id,
    );
  };
  expect([await send(1), await send(2), await send(3)]).toEqual([1, 1, 1]);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import { runAction } from '#src/cli/in-shop.ts';
import { ActionRefused, type Action, type Actions } from '#src/control/action.ts';
import { askRunningShop } from '#src/control/ask.ts';
import { createControl, type Control } from '#src/control/control.ts';
import { silentLog } from '#test/support/log.ts';

const double: Action<{ n: number }> = {
  input: z.object({ n: z.int() }),
  run: async ({ n }, say) => {
    say('halfway');
    say('nearly');
    return { doubled: 2 * n };
  },
};

const refuse: Action = {
  input: z.unknown(),
  run: async () => {
    throw new ActionRefused('Not today.');
  },
};

const fail: Action = {
  input: z.unknown(),
  run: async () => {
    throw new RangeError('a fault');
  },
};

const locked = () => Promise.reject(new Error('The data folder is in use.'));

describe('the control door', () => {
  let dataDir: string;
  let open: Control[];

  const run = async (actions: Actions): Promise<Control> => {
    const control = await createControl({ dataDir, actions, log: silentLog });
    open.push(control);
    return control;
  };

  const ask = (action: string, input: z.core.util.JSONType = {}) => askRunningShop({ dataDir, action, input });

  beforeEach(() => {
    dataDir = mkdtempSync(join(inject('runFolder'), 'control-'));
    open = [];
  });

  afterEach(async () => {
    for (const control of open) await control.close();
  });

  it('hands a question to the running shop, and tells how far it is', async () => {
    await run({ double });
    const heard: string[] = [];
    const onProgress = (line: string) => void heard.push(line);
    const answer = await askRunningShop({ dataDir, action: 'double', input: { n: 21 }, onProgress });
    expect([answer, heard]).toEqual([{ ok: true, result: { doubled: 42 } }, ['halfway', 'nearly']]);
  });

  it('answers with a sentence what can not be done', async () => {
    await run({ double, refuse, fail });
    expect(await ask('refuse')).toEqual({ ok: false, error: 'Not today.' });
    expect(await ask('fail')).toEqual({ ok: false, error: 'It failed: a fault' });
    expect(await ask('double', { n: 'many' })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/asked wrongly/),
    });
    expect(await ask('toString')).toMatchObject({ ok: false, error: expect.stringMatching(/knows no "toString"/) });
  });

  it('can be opened by its user alone, and is gone with the shop', async () => {
    const control = await run({ double });
    expect(statSync(join(dataDir, 'control.sock')).mode & 0o777).toBe(0o600);
    await control.close();
    open = [];
    expect(readdirSync(dataDir)).toEqual([]);
    expect(await ask('double', { n: 1 })).toBe('not_running');
  });

  it('takes the place of one that a killed process left', async () => {
    const path = join(dataDir, 'control.sock');
    const dead = spawn(process.execPath, ['-e', `require('http').createServer().listen(${JSON.stringify(path)})`]);
    await vi.waitFor(() => expect(existsSync(path)).toBe(true), { timeout: 10_000, interval: 10 });
    dead.kill('SIGKILL');
    await once(dead, 'exit');
    expect(await ask('double', { n: 1 })).toBe('not_running');
    await run({ double });
    expect(await ask('double', { n: 1 })).toEqual({ ok: true, result: { doubled: 2 } });
  });

  it('is found where the path of the folder is longer than an address may be', async () => {
    dataDir = join(dataDir, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(dataDir, { recursive: true });
    expect(await ask('double', { n: 1 })).toBe('not_running');
    const control = await run({ double });
    expect(await ask('double', { n: 4 })).toEqual({ ok: true, result: { doubled: 8 } });
    await control.close();
    open = [];
    expect(readdirSync(dataDir)).toEqual([]);
    expect(await ask('double', { n: 1 })).toBe('not_running');
  });

  it('stays with the process that came last, when two share a folder', async () => {
    const first = await run({ refuse });
    await run({ double });
    await first.close();
    open.shift();
    expect(await ask('double', { n: 3 })).toEqual({ ok: true, result: { doubled: 6 } });
  });

  it('says so when the shop ends before it answered', async () => {
    const begun = Promise.withResolvers<void>();
    const endless: Action = {
      input: z.unknown(),
      run: () => {
        begun.resolve();
        return new Promise(() => undefined);
      },
    };
    const control = await run({ endless });
    const asked = ask('endless');
    await begun.promise;
    await control.close();
    open = [];
    expect(await asked).toMatchObject({ ok: false, error: expect.stringMatching(/ended before it answered/) });
  });

  describe('and a command', () => {
    beforeEach(() => vi.stubEnv('DATA_DIR', dataDir));
    afterEach(() => vi.unstubAllEnvs());

    it('is done by the running shop', async () => {
      await run({ double });
      expect(await runAction('double', { n: 5 }, locked)).toEqual({ ok: true, result: { doubled: 10 } });
    });

    it('opens the stores itself where none runs, and closes them', async () => {
      let closed = 0;
      const tools = { actions: { double }, close: async () => void closed++ };
      expect(await runAction('double', { n: 5 }, async () => tools)).toEqual({ ok: true, result: { doubled: 10 } });
      expect(closed).toBe(1);
    });

    it('says why the stores can not be opened', async () => {
      expect(await runAction('double', { n: 5 }, locked)).toEqual({ ok: false, error: 'The data folder is in use.' });
    });
  });
});

import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { createKeyValue } from '#src/storage/key-value.ts';
import { migrate } from '#src/storage/migrate.ts';
import { type Child, startChild } from '#test/support/child-process.ts';
import { silentLog } from '#test/support/log.ts';

const script = join(import.meta.dirname, 'use-folder.ts');

describe('the data folder of the embedded database', () => {
  let dataDir: string;
  let children: Child[];
  let opened: Database[];

  const start = (): Child => {
    const child = startChild(script, [dataDir]);
    children.push(child);
    return child;
  };

  const open = async (): Promise<Database> => {
    const database = await openDatabase({ dataDir, log: silentLog });
    opened.push(database);
    return database;
  };

  /** How many numbers the process wrote by its own account, when it has written at least so many. */
  const wroteAtLeast = async (child: Child, atLeast: number): Promise<number> => {
    const n = Number(/^wrote (\d+)/.exec(await child.line())?.[1] ?? 0);
    return n >= atLeast ? n : wroteAtLeast(child, atLeast);
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(inject('runFolder'), 'data-'));
    children = [];
    opened = [];
  });

  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    for (const database of opened) await database.close();
  });

  it('refuses a second process with a plain sentence, and the first one writes on', async () => {
    const first = start();
    await wroteAtLeast(first, 1);
    const second = start();
    expect(await second.line()).toBe('starting');
    expect(await second.line()).toMatch(/^The data folder .+ is in use by process \d+\. Stop that process/);
    expect(await second.ended()).toBe(1);
    await expect(open()).rejects.toThrow('is in use by process');

    const written = await wroteAtLeast(first, 50);
    await first.kill();
    const numbers = createKeyValue({ database: await open(), log: silentLog }).namespace<number>('numbers');
    expect(await numbers.read(String(written))).toBe(written);
  });

  it('is free as soon as its process is dead, and nothing that was written is lost', async () => {
    const child = start();
    const written = await wroteAtLeast(child, 20);
    await child.kill();
    const numbers = createKeyValue({ database: await open(), log: silentLog }).namespace<number>('numbers');
    for (let n = 1; n <= written; n++) expect(await numbers.read(String(n))).toBe(n);
  });

  it('can be opened after a first start that was killed in the middle', async () => {
    const child = start();
    await child.line();
    const making = join(dataDir, 'db.new');
    while (!existsSync(making)) await new Promise((resolve) => setImmediate(resolve));
    await child.kill();
    expect(existsSync(join(dataDir, 'db'))).toBe(false);

    const database = await open();
    await migrate(database);
    expect(await database.ping()).toBe(true);
    expect(existsSync(making)).toBe(false);
  });
});

import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { backupAction } from '#src/backup/backup-action.ts';
import { createBackup } from '#src/backup/create-backup.ts';
import { createControl } from '#src/control/control.ts';
import { openDatabase } from '#src/storage/database.ts';
import { runCli } from '#test/support/cli.ts';
import { silentLog } from '#test/support/log.ts';
import { newPostgresDatabase } from '#test/support/postgres.ts';
import { settingsFor } from '#test/support/open-shop.ts';
import { startEngine } from '#src/queue/engine.ts';
import { migrate } from '#src/storage/migrate.ts';

const dataKey = Buffer.alloc(32, 5).toString('base64');

describe('sotuv backup and restore', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(inject('runFolder'), 'cli-backup-'));
  });

  it.each([
    ['backup without a file', ['backup']],
    ['restore without a file', ['restore']],
    ['restore with an option that is none', ['restore', 'one', '--force']],
  ])('%s is wrong usage', async (_what, args) => {
    const { code, out, words } = await runCli(args);
    expect([code, out]).toEqual([2, '']);
    expect(words).toContain(`Usage: sotuv ${args[0]} FILE`);
  });

  it('copy a running shop, whose folder is locked, to a shop on a server', async () => {
    const settings = await settingsFor('embedded');
    const dataDir = settings['DATA_DIR'] ?? '';
    const database = await openDatabase({ dataDir, log: silentLog });
    await migrate(database);
    await (await startEngine({ database, log: silentLog })).stop();
    const backup = createBackup({
      database,
      mediaFolder: join(dataDir, 'media'),
      dataKey,
      clock: { now: () => new Date() },
    });
    const control = await createControl({ dataDir, actions: { backup: backupAction(backup) }, log: silentLog });

    const made = await runCli(['backup', 'shop.backup'], { cwd: folder, env: { DATA_DIR: dataDir } });
    expect([made.code, made.words]).toEqual([0, '']);
    const file = join(folder, 'shop.backup');
    expect(JSON.parse(made.out)).toMatchObject({ file, bytes: statSync(file).size });
    const unwritten = await runCli(['backup', join(folder, 'no', 'folder')], { env: { DATA_DIR: dataDir } });
    expect([unwritten.code, unwritten.out]).toEqual([1, '']);
    expect(unwritten.words).toMatch(/^The backup could not be written: ENOENT/);
    await control.close();
    await database.close();

    const env = { DATA_DIR: join(folder, 'new'), DATABASE_URL: await newPostgresDatabase(), DATA_KEY: dataKey };
    const restored = await runCli(['restore', file], { env });
    expect([restored.code, restored.words]).toEqual([0, '']);
    expect(JSON.parse(restored.out)).toMatchObject({ file, rows: JSON.parse(made.out).rows });
  });

  it('say what is wrong with a file', async () => {
    const file = join(folder, 'words.txt');
    writeFileSync(file, 'This was never a backup of a shop, whatever its name says.');
    const { code, out, words } = await runCli(['restore', file], { env: { DATA_DIR: folder, DATA_KEY: dataKey } });
    expect([code, out, words]).toEqual([1, '', 'This file is no backup of a shop.\n']);
  });
});

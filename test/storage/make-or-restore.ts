// A process that makes a backup or brings one back, and says each step. Its settings come as JSON in the first argument.
import { join } from 'node:path';
import { z } from 'zod';
import { createBackup } from '#src/backup/create-backup.ts';
import { restoreShop } from '#src/backup/restore-shop.ts';
import { openDatabase } from '#src/storage/database.ts';
import { silentLog as log } from '#test/support/log.ts';

const settings = z.object({
  work: z.enum(['make', 'restore']),
  dataDir: z.string(),
  databaseUrl: z.string().optional(),
  dataKey: z.string(),
  file: z.string(),
});

const { work, dataDir, databaseUrl, dataKey, file } = settings.parse(JSON.parse(process.argv[2] ?? ''));
const say = (line: string): void => console.log(line);

if (work === 'restore') {
  await restoreShop({ file, replace: true, dataDir, databaseUrl, dataKey, log, say });
} else {
  const database = await openDatabase({ dataDir, databaseUrl, log });
  const clock = { now: () => new Date() };
  await createBackup({ database, mediaFolder: join(dataDir, 'media'), dataKey, clock }).write(file, say);
  await database.close();
}
console.log('done');

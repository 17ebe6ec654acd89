// A process that opens the data folder of its first argument, and keeps writing until it is ended.
import { DataDirInUse } from '#src/storage/folder-lock.ts';
import { createKeyValue } from '#src/storage/key-value.ts';
import { openDatabase } from '#src/storage/database.ts';
import { migrate } from '#src/storage/migrate.ts';
import { silentLog } from '#test/support/log.ts';

const [dataDir = ''] = process.argv.slice(2);

try {
  console.log('starting');
  const database = await openDatabase({ dataDir, log: silentLog });
  await migrate(database);
  const numbers = createKeyValue({ database, log: silentLog }).namespace<number>('numbers');
  for (let n = 1; ; n++) {
    await numbers.write(String(n), n);
    console.log(`wrote ${n}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
} catch (error) {
  if (!(error instanceof DataDirInUse)) throw error;
  console.log(error.message);
  process.exitCode = 1;
}

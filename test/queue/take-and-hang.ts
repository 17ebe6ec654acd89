// A process that opens the queue in its first argument (a data folder or a server's address),
// takes what is there, says so, and never ends it.
import { createQueue } from '#src/queue/queue.ts';
import { openDatabase } from '#src/storage/database.ts';
import { migrate } from '#src/storage/migrate.ts';
import { silentLog } from '#test/support/log.ts';

const [where = ''] = process.argv.slice(2);
const databaseUrl = where.startsWith('postgres:') ? where : undefined;
const database = await openDatabase({ dataDir: where, databaseUrl, log: silentLog });
await migrate(database);
const queue = await createQueue({ database, log: silentLog });
for (const order of [1, 2, 3]) {
  await queue.accept({ channel: 'telegram', eventId: String(order), lane: 'telegram:7', order, payload: order });
}
await queue.start({
  inbound: async ({ eventId }) => {
    console.log(`took ${eventId}`);
    await new Promise(() => undefined);
  },
  outbound: async () => undefined,
  onParked: () => undefined,
  timetable: [],
});

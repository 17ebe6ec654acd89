import { z } from 'zod';
import { createApp } from '#src/app.ts';
import { readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { openDatabase } from '#src/storage/database.ts';
import { readOrMakeSecrets } from '#src/storage/secrets.ts';
import { createVault } from '#src/storage/vault.ts';
import { fillingStatements } from '../fill/rows.ts';
import { answerParent } from './answer.ts';

const config = readConfig(readEnvironment());
const log = createLog({ level: config.logLevel });

// A first start makes the tables and loads the demo goods.
const app = await createApp(config, log);
await app.stop();
const database = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });

const statements = new Map([['stock', 'update variant set stock = 1000000']]);

function plan(about: unknown): string[] {
  const size = z.int().parse(about);
  const { dataKey } = readOrMakeSecrets(config.dataDir, { dataKey: config.dataKey });
  const sealed = createVault(dataKey).seal('+998901234567');
  if (size > 0) for (const [name, sql] of fillingStatements({ size, sealed })) statements.set(name, sql);
  return [...statements.keys(), 'statistics'];
}

async function make(about: unknown): Promise<null> {
  if (about === 'statistics') {
    await database.em().execute('vacuum (analyze)');
    return null;
  }
  await database.em().transactional(async (tx) => {
    // The rows fit each other by construction; looking up every foreign key would take minutes.
    await tx.execute('set local session_replication_role = replica');
    await tx.execute(statements.get(z.string().parse(about)) ?? '');
  });
  return null;
}

answerParent({ plan, make, stop: () => database.close() });

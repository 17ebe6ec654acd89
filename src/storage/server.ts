import { MikroORM } from '@mikro-orm/postgresql';
import type { Database } from './opened-database.ts';
import { answers } from './answers.ts';
import { connectionName } from './connection-name.ts';
import type { StorageLog } from './log.ts';
import { ormOptions } from './orm-options.ts';
import { type Client, createSilence } from './silence.ts';
import { GuardedPostgreSqlDriver } from './transaction-guard.ts';

const oldestVersion = 15;
/** Over a line on which every answer takes five seconds, a password is agreed on in four answers. */
const connectTimeoutMs = 20_000;
const usualAnswerMs = 8_000;
/** A transaction whose client has vanished would hold its rows locked. */
const forgottenTransaction = `set idle_in_transaction_session_timeout = '20s'`;

/** The server of DATABASE_URL cannot be used. The message says why, without the address's password. */
class UnusableServer extends Error {
  override name = 'UnusableServer' as const;
}

/** The server of DATABASE_URL does not answer; it may still be starting. */
class ServerAway extends Error {
  override name = 'ServerAway' as const;
}

/** Connects to a PostgreSQL server of version 15 or newer. A statement not answered in time breaks its connection. */
export async function openServer(given: {
  databaseUrl: string;
  log: StorageLog;
  answerWithinMs?: number;
}): Promise<Database> {
  const { databaseUrl, log, answerWithinMs = usualAnswerMs } = given;
  const silence = createSilence(answerWithinMs);
  const orm = await MikroORM.init({
    ...ormOptions,
    driver: GuardedPostgreSqlDriver,
    clientUrl: databaseUrl,
    pool: { max: 10 },
    driverOptions: {
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: connectionName,
      keepAlive: true,
      onConnect: async (client: Client) => {
        silence.watch(client);
        await client.query(forgottenTransaction);
      },
    },
    logger: (message) => log.info({}, message),
    colors: false,
  });
  try {
    await refuseOld(orm);
  } catch (error) {
    await orm.close(true);
    if (error instanceof UnusableServer) throw error;
    throw new ServerAway(`The PostgreSQL server of DATABASE_URL does not answer: ${reason(error)}`, {
      cause: error,
    });
  }
  return {
    kind: 'server',
    url: databaseUrl,
    orm,
    em: () => orm.em.fork(),
    unhurried: (work) => silence.unhurried(work),
    stopped: new Promise(() => undefined),
    ping: () => answers(orm.em.fork().execute('select 1')),
    close: () => orm.close(true),
  };
}

async function refuseOld(orm: MikroORM): Promise<void> {
  const [row] = await orm.em
    .fork()
    .execute<{ version: string }[]>(`select current_setting('server_version') as version`);
  const version = row?.version ?? 'unknown';
  if (Number.parseInt(version, 10) >= oldestVersion) return;
  throw new UnusableServer(
    `PostgreSQL ${oldestVersion} or newer is needed, and the server of DATABASE_URL is ${version}. ` +
      'Update the server, or leave DATABASE_URL out to use the embedded database.',
  );
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

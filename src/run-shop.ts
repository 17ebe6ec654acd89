import { constants, setPriority } from 'node:os';
import { createApp, type App } from './app.ts';
import { compiledCodeOfThreads, writeCompiledCode } from './compiled-code.ts';
import { ConfigError, readConfig, readEnvironment, type Config } from './config.ts';
import { currentCause } from './journal/run.ts';
import { createLog, type Log } from './log.ts';
import { journalAt } from './posting/journal-at.ts';
import { openPostOffice } from './posting/post-office.ts';

/** Starts the shop and stops it in good order on SIGTERM and SIGINT. What is wrong is said in a plain sentence. */
export async function runShop(): Promise<void> {
  const config = configOrExit();
  const log = createLog({ level: config.logLevel, fields: traceFields });
  // Before the priority is lowered, so that it writes what was answered down however busy this node is.
  const office = openOffice(config, log);
  // Beside doors on the same machine the work gives way, so that no platform waits for an acknowledgement.
  if (config.role === 'worker') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'));
  process.stderr.write('Sotuv Agenti is starting...\n');
  let app: App | undefined;
  // Until it runs there is nothing to end in order: whatever a start leaves behind survives a kill as well.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app, log, signal));
  app = await createApp(config, log, { post: office?.post }).catch((error: unknown) => exitWith(error, log));
  announce(app, config);
  writeCompiledCode();
  // An embedded database that broke down can't be used again by this process; the next start mends it.
  void app.database.stopped.then((error) => exitWith(error, log));
}

/** None for stand-ins in this process, which end with it, and for nodes that send nothing. */
function openOffice({ role, playground, telegram, databaseUrl, dataDir }: Config, log: Log) {
  if (role === 'web' || playground || !telegram) return undefined;
  const environment = { ...readEnvironment(), ...compiledCodeOfThreads };
  return openPostOffice({ journal: journalAt({ databaseUrl, dataDir }), log, environment });
}

/** Ties the lines of one event together, on every node. */
function traceFields(): object {
  const trace = currentCause()?.trace;
  return trace === undefined ? {} : { trace };
}

function configOrExit(): Config {
  try {
    return readConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

function exitWith(error: unknown, log: Log): never {
  log.debug({ err: error }, 'start failed');
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function announce(app: App, config: Config): void {
  const claim = app.claimLink();
  const lines = app.playground
    ? [`Open ${app.address} in a browser: a customer and the owner of the demo shop are waiting there.`]
    : [
        `The shop is open. Its pages: ${app.address}`,
        ...(config.publicUrl
          ? []
          : ['Telegram is asked for news by polling; set PUBLIC_URL to use a webhook instead.']),
        ...(claim ? [`Nobody owns the shop yet. Open this link once to become its owner:\n  ${claim}`] : []),
      ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

async function stop(app: App | undefined, log: Log, signal: string): Promise<void> {
  log.info({ signal }, 'stopping');
  await app?.stop();
  process.exit(0);
}

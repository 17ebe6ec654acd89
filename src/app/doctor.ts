import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { diagnoseTelegram } from '#adapters/telegram/diagnose.ts';
import { otherUsers } from '../backup/other-users.ts';
import { ConfigError, environmentOfPrograms, readConfig, type Config } from '../config.ts';
import type { Action } from '../control/action.ts';
import { askRunningShop } from '../control/ask.ts';
import { examine, fine, type Check, type Finding } from '../doctor/finding.ts';
import { machineChecks } from '../doctor/machine.ts';
import { publicAddressCheck } from '../doctor/public-address.ts';
import { redisCheck } from '../doctor/redis.ts';
import { storeChecks } from '../doctor/stores.ts';
import { tesseractCheck } from '../doctor/tesseract.ts';
import type { Log } from '../log.ts';
import { checkReader } from '../receipts/check-reader.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { accountChecks, channelMemory, webhookChecks } from './account-checks.ts';

const findings = z.array(
  z.object({
    check: z.string(),
    status: z.enum(['ok', 'warn', 'fail']),
    detail: z.string(),
    fix: z.string().exactOptional(),
  }),
);

/** Name of the action by which the running shop looks at its own stores. */
export const doctorAction = 'doctor';

/** The running shop's look at its stores, which a second process may not open. */
export function createDoctorAction({ config, database, dataKey }: Stored & { config: Config }): Action {
  return {
    input: z.unknown(),
    run: async () => z.json().parse(await examine(checksOf(config, { database, dataKey }))),
  };
}

interface Stored {
  database: Database;
  dataKey: string | undefined;
}

/** The stores, and the accounts whose tokens they keep. */
function checksOf(config: Config, { database, dataKey }: Stored): Check[] {
  const memory = dataKey === undefined ? () => undefined : channelMemory(database, dataKey);
  return [...storeChecks(database), ...accountChecks(config, memory)];
}

/** Examines everything that these settings name, in the running shop or without one. Changes nothing, never rejects. */
export async function examineShop(env: { [name: string]: string | undefined }, log: Log): Promise<Finding[]> {
  const config = settingsOf(env);
  if (Array.isArray(config)) return config;
  const outside = await examine([
    { name: 'settings', look: async () => fine('can be used') },
    ...machineChecks({ dataDir: config.dataDir, hasDataKey: config.dataKey !== undefined }),
    tesseractCheck(() => checkReader(environmentOfPrograms())),
    ...(config.redisUrl === undefined ? [] : [redisCheck(config.redisUrl)]),
    ...channelChecks(config),
  ]);
  return [...outside, ...(await storesOf(config, log))];
}

function settingsOf(env: { [name: string]: string | undefined }): Config | Finding[] {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [, ...faults] = error.message.split('\n');
    return faults.map((fault) => {
      const [detail = '', fix = ''] = fault.trim().split(' Example: ');
      return { check: 'settings', status: 'fail' as const, detail, fix: `for example ${fix}` };
    });
  }
}

function channelChecks(config: Config): Check[] {
  const { playground, telegram, publicUrl } = config;
  if (playground) return [{ name: 'channels', look: async () => fine('the playground, since no channel is set') }];
  return [
    ...(telegram ? [{ name: 'telegram', look: () => diagnoseTelegram({ ...telegram, publicUrl }) }] : []),
    ...webhookChecks(config),
    ...(publicUrl === undefined ? [] : [publicAddressCheck(publicUrl)]),
  ];
}

async function storesOf(config: Config, log: Log): Promise<Finding[]> {
  const { dataDir, databaseUrl } = config;
  const asked = await askRunningShop({ dataDir, action: doctorAction, input: {}, onProgress: () => undefined });
  if (asked !== 'not_running') {
    const read = findings.safeParse(asked.ok ? asked.result : undefined);
    const shop: Finding = { check: 'shop', status: 'ok', detail: 'running' };
    if (read.success) return [shop, ...read.data];
    return [{ ...shop, status: 'fail', detail: asked.ok ? 'gave no sense' : asked.error, fix: 'Look into its log.' }];
  }
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'db'))) {
    const made: Finding = { check: 'database', status: 'ok', detail: 'the embedded one is made at the first start' };
    return [notRunning, made, ...(await examine(accountChecks(config, () => undefined)))];
  }
  return openedStores(config, log);
}

const notRunning: Finding = { check: 'shop', status: 'warn', detail: 'does not run', fix: 'npm start' };

/** Whether processes of the shop are connected to this database; a running shop on an embedded one was asked before. */
async function processes(database: Database): Promise<Finding> {
  const names = await otherUsers(database);
  return names.length === 0 ? notRunning : { check: 'shop', ...fine(`running: ${names.join(', ')}`) };
}

async function openedStores(config: Config, log: Log): Promise<Finding[]> {
  const { dataDir, databaseUrl, dataKey } = config;
  let database: Database | undefined;
  try {
    database = await openDatabase({ dataDir, databaseUrl, log });
    return [await processes(database), ...(await examine(checksOf(config, { database, dataKey })))];
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [
      notRunning,
      { check: 'database', status: 'fail', detail, fix: 'Start the database, or stop the program that holds it.' },
    ];
  } finally {
    await database?.close();
  }
}

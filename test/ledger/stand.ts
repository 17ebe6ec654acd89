import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readOrMakeSecrets } from '#src/storage/secrets.ts';
import { openBalancer, type Balancer } from '../support/balancer.ts';
import { killIn } from '../support/kill-in.ts';
import { freePort } from '../support/servers.ts';
import { runShop, wrote, type ShopProcess } from '../support/shop-process.ts';
import { readBooks, withDatabase, type Books, type DataPlace } from './books.ts';
import { deliver, type Mail } from './deliveries.ts';
import { nowMs, type Ledger } from './ledger.ts';
import { openLedgerPlatform, type LedgerPlatform } from './platform.ts';

export type Engine = 'embedded' | 'servers';
type Settings = { [name: string]: string };

/** One process of the shop, or the place where one should be. */
export interface ShopNode {
  name: string;
  role: 'all' | 'web' | 'worker';
  port: number;
  /** Number of its newest process. */
  run: number;
  program: ShopProcess | undefined;
}

/** A shop of one or more processes between our platform and its data. */
export interface Stand {
  engine: Engine;
  ledger: Ledger;
  platform: LedgerPlatform;
  place: DataPlace;
  nodes: ShopNode[];
  mail: Mail;
  /** Starts a node and resolves when it says that it is open. */
  start(node: ShopNode, more?: Settings): Promise<void>;
  /** Starts a node and does not wait. */
  launch(node: ShopNode, more?: Settings): ShopProcess;
  end(node: ShopNode, how: 'kill' | 'term'): Promise<void>;
  /** `kill -9` after so long, at a moment that has nothing to do with what the platforms answer just then. */
  killIn(node: ShopNode, afterMs: number): Promise<void>;
  /** Starts those that do not run. */
  startAll(): Promise<void>;
  endAll(how: 'kill' | 'term'): Promise<void>;
  /** Tells the platform whose owner does so by hand where the shop is; it must be open. */
  connect(): Promise<void>;
  /** Reads the database; an embedded one must have no process. */
  readBooks(): Promise<Books>;
  close(): Promise<void>;
}

export interface StandOptions {
  engine: Engine;
  ledger: Ledger;
  /** DATA_DIR and, for servers, DATABASE_URL and REDIS_URL. */
  settings: Settings;
  /** From 0 to 1; where the platforms leave something to chance. */
  random?: () => number;
}

const openWords = /The shop is open|is at work/;
const openWithinMs = 60_000;

/** Puts platform, balancer and the places of the processes together; nothing is started yet. */
export async function openStand({ engine, ledger, settings, random = () => 0.5 }: StandOptions): Promise<Stand> {
  const platform = await openLedgerPlatform(ledger, random);
  const mail: Mail = { post: (request, forward) => forward(request) };
  const balancer = await openBalancer({ through: (request, forward) => deliver({ ledger, mail }, request, forward) });
  const dataKey = settings['DATA_KEY'] ?? readOrMakeSecrets(settings['DATA_DIR'] ?? '', { dataKey: undefined }).dataKey;
  const place = { dataDir: settings['DATA_DIR'] ?? '', databaseUrl: settings['DATABASE_URL'], dataKey };
  const shared = { LOG_LEVEL: 'warn', ...settings, ...sharedSettings(balancer), DATA_KEY: dataKey };
  const nodes = await placesOf(engine);
  for (const { role, port } of nodes) if (role !== 'worker') balancer.nodes.add(port);
  let runs = 0;

  const launch: Stand['launch'] = (node, more = {}) => {
    node.run = runs += 1;
    const own = { PORT: String(node.port), ROLE: node.role };
    node.program = runShop({ ...shared, ...platform.settingsFor(node.run), ...own, ...more });
    return node.program;
  };
  const end: Stand['end'] = async (node, how) => {
    const { program, run } = node;
    if (!program) return;
    node.program = undefined;
    const atMs = nowMs();
    const exitCode = how === 'kill' ? await program.kill().then(() => null) : await program.stop();
    ledger.ends.push({ run, how, atMs, goneAtMs: nowMs(), exitCode });
  };
  const killInTime: Stand['killIn'] = async (node, afterMs) => {
    const { program, run } = node;
    if (program?.process.pid === undefined) return;
    const atMs = await killIn(program.process.pid, afterMs);
    node.program = undefined;
    const exitCode = await program.ended();
    ledger.ends.push({ run, how: 'kill', atMs, goneAtMs: nowMs(), exitCode });
  };
  const endAll: Stand['endAll'] = async (how) => void (await Promise.all(nodes.map((node) => end(node, how))));
  const start: Stand['start'] = async (node, more) => {
    await within(openWithinMs, wrote(launch(node, more), openWords), () => `${node.name} to open`);
  };
  return {
    engine,
    ledger,
    platform,
    place,
    nodes,
    mail,
    launch,
    start,
    end,
    killIn: killInTime,
    endAll,
    startAll: async () => {
      await Promise.all(nodes.filter(({ program }) => program === undefined).map((node) => start(node)));
    },
    connect: () => platform.instagram.sendTo(balancer.address),
    readBooks: () => withDatabase(place, (database) => readBooks(database, place)),
    close: async () => {
      await endAll('kill');
      await balancer.close();
      await platform.close();
    },
  };
}

async function within<T>(ms: number, work: Promise<T>, what: () => string): Promise<T> {
  const limit = new AbortController();
  const late = pause(ms, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`Waited ${ms} ms for ${what()}.`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    limit.abort();
  }
}

function sharedSettings(balancer: Balancer): Settings {
  return { PUBLIC_URL: balancer.address, TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString('hex') };
}

async function placesOf(engine: Engine): Promise<ShopNode[]> {
  const roles: ShopNode['role'][] = engine === 'embedded' ? ['all'] : ['web', 'web', 'worker', 'worker'];
  return Promise.all(
    roles.map(async (role, at) => ({
      name: `${role} ${at + 1}`,
      role,
      port: await freePort(),
      run: 0,
      program: undefined,
    })),
  );
}

/**
 * Goods without end, and holds that end soon. An embedded shop must be closed, and is afterwards; of one on a server
 * the first process runs afterwards.
 */
export async function stock(stand: Stand, { holdMinutes }: { holdMinutes: number }): Promise<void> {
  const isNew = stand.engine === 'servers' || !existsSync(join(stand.place.dataDir, 'db'));
  const [first] = stand.nodes;
  if (isNew && first) {
    await stand.start(first);
    if (stand.engine === 'embedded') await stand.end(first, 'term');
  }
  await withDatabase(stand.place, async (database) => {
    const em = database.em();
    await em.execute(
      `insert into stock_move (variant_id, delta, reason, at) select id, ?, 'correct', now() from variant`,
      [pieces],
    );
    await em.execute('update variant set stock = stock + ?', [pieces]);
    await em.execute('update shop_settings set hold_minutes = ?, reminder_minutes = 1, max_open_orders = 1000', [
      holdMinutes,
    ]);
  });
}

const pieces = 100_000;

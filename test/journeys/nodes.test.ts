import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBalancer, type Balancer } from '../support/balancer.ts';
import { runFolderFor, settingsOfNewShop } from '../support/open-shop.ts';
import { freePort } from '../support/postgres.ts';
import { address, checkOut, chooseTrainers, does, placeOrder } from '../support/sale-steps.ts';
import { openPlatform, runShop, wrote, type Platform, type ShopProcess } from '../support/shop-process.ts';

interface Web {
  port: number;
  program: ShopProcess;
}

/** In seconds: how soon a lane that a dead node held goes on. */
const laneBackWithin = 15;

const ready = async (node: ShopProcess): Promise<void> => wrote(node, 'The shop is open');

const webhook = async (port: number): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}/telegram/webhook`, { method: 'POST', body: '{}' })).status;

describe('a shop on several nodes behind one address', () => {
  let platform: Platform;
  let balancer: Balancer;
  let shared: { [name: string]: string };
  let workers: ShopProcess[];
  let webs: Web[];

  const settings = (own: { [name: string]: string }) => ({ ...shared, DATA_DIR: runFolderFor('node'), ...own });
  const startWorker = (): ShopProcess => runShop(settings({ ROLE: 'worker', PORT: '0' }));
  const startWeb = async (): Promise<Web> => {
    const port = await freePort();
    return { port, program: runShop(settings({ ROLE: 'web', PORT: String(port) })) };
  };

  beforeAll(async () => {
    [platform, balancer] = await Promise.all([openPlatform(), openBalancer()]);
    const keys = { DATA_KEY: randomBytes(32).toString('base64'), TELEGRAM_WEBHOOK_SECRET: 'w'.repeat(40) };
    const { DATA_DIR: _own, ...servers } = await settingsOfNewShop();
    shared = { ...servers, ...platform.settings, ...keys, PUBLIC_URL: balancer.address, LOG_LEVEL: 'info' };
    // All at once on an empty database: whoever comes first makes the tables.
    workers = [startWorker(), startWorker()];
    webs = await Promise.all([startWeb(), startWeb()]);
    await Promise.all([...workers, ...webs.map(({ program }) => program)].map(ready));
    webs.forEach(({ port }) => balancer.nodes.add(port));
  });

  afterAll(async () => {
    await Promise.all([...workers, ...webs.map(({ program }) => program)].map((node) => node.kill()));
    await platform.close();
    await balancer.close();
  });

  test('sells through a rolling restart of its doors and the death of a worker', async () => {
    const buyer = platform.newcomer('Malika');
    buyer.starts();
    await buyer.taps(buyer.text('language-name'));
    await buyer.hears(/Namuna/);
    await does(buyer, chooseTrainers);

    const before = webs.splice(0);
    for (const old of before) {
      balancer.nodes.delete(old.port);
      expect(await old.program.stop()).toBe(0);
      const web = await startWeb();
      await ready(web.program);
      webs.push(web);
      balancer.nodes.add(web.port);
      await does(buyer, checkOut.slice(before.indexOf(old) * 2, before.indexOf(old) * 2 + 2));
    }

    buyer.says(address);
    await workers[0]?.kill();
    const died = performance.now();
    await buyer.hears(buyer.text('ask-recipient'));
    expect((performance.now() - died) / 1000).toBeLessThan(laneBackWithin);
    workers[0] = startWorker();
    await ready(workers[0]);

    buyer.says('Malika Karimova');
    const summary = await buyer.hears('Malika Karimova');
    expect(summary.text).toContain(address);
    expect(await does(buyer, [placeOrder])).toBe('S-1001');
    for (const question of ['ask-phone', 'ask-delivery'].map((key) => buyer.text(key))) {
      expect(buyer.person.messages.filter(({ text }) => text === question).length).toBeLessThanOrEqual(1);
    }
  });

  test('leaves its doors to the webs and the work to the workers, and ties both together by a trace', async () => {
    expect(await webhook(webs[0]?.port ?? 0)).toBe(401);
    const handled = webs.map(({ program }) => program.output()).join('');
    expect(handled).not.toContain('update answered');
    const lines = workers.flatMap((worker) => worker.output().split('\n')).filter((line) => line.includes('"called"'));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ trace: expect.stringMatching(/^[\da-f-]{36}$/) });
  });
});

test('nodes without what they must share do not start', async () => {
  const worker = runShop({ ROLE: 'worker', DATA_DIR: runFolderFor('alone'), PORT: '0' });
  expect(await worker.ended()).toBe(1);
  for (const name of ['DATABASE_URL', 'DATA_KEY', 'TELEGRAM_BOT_TOKEN']) {
    expect(worker.output()).toContain(`${name} is missing: needed because ROLE=worker`);
  }
});

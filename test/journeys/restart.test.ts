import { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KeyValue } from '#src/storage/key-value-entity.ts';
import { runCli } from '../support/cli.ts';
import { engines, settingsFor, type Engine } from '../support/open-shop.ts';
import { chooseTrainers, checkOut, does, placeOrder } from '../support/sale-steps.ts';
import { openPlatform, runShop, wrote, type Platform, type ShopProcess } from '../support/shop-process.ts';

const open = 'The shop is open';

describe.each<Engine>([...engines])('a shop that is killed again and again (%s)', (engine) => {
  let platform: Platform;
  let running: ShopProcess | undefined;
  beforeEach(async () => {
    platform = await openPlatform();
  });
  afterEach(async () => {
    await running?.kill();
    running = undefined;
    await platform.close();
  });

  // At two of five places between steps on one of the engines; all others, and kills in their midst, are the ledger's.
  test('a kill between two steps of the sale changes nothing of how it ends', { timeout: 180_000 }, async () => {
    const settings = { ...(await settingsFor(engine)), ...platform.settings };
    const restart = async (): Promise<void> => {
      await settled(settings['DATABASE_URL']);
      await running?.kill();
      running = runShop(settings);
      await wrote(running, open);
    };
    await restart();
    const buyer = platform.newcomer('Malika');
    buyer.starts();
    await buyer.taps(buyer.text('language-name'));
    await buyer.hears(/Namuna/);
    const steps = [...chooseTrainers, ...checkOut, placeOrder];
    for (const [at, step] of steps.entries()) {
      if (at % 5 === engines.indexOf(engine)) await restart();
      await does(buyer, [step]);
    }
    const payment = buyer.sees(buyer.text('payment-receipt'))?.text ?? '';
    expect(payment).toMatch(/S-1001/);
    expect(payment).toMatch(/464 \d{3} soʻm/);
    expect(await runCli(['reconcile'], { env: settings })).toMatchObject({ code: 0, words: '' });
    const seen = await runCli(['doctor', '--json'], { env: settings });
    expect(JSON.parse(seen.out)).toContainEqual(expect.objectContaining({ check: 'shop', status: 'ok' }));
  });
});

/**
 * On a server, what a killed node had taken comes back when its heartbeat stays away, since another node may live;
 * so the kill waits until the step is settled. An embedded shop frees its own at once, and is killed at once.
 */
async function settled(databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl === undefined) return;
  const orm = await MikroORM.init({ clientUrl: databaseUrl, entities: [KeyValue] });
  try {
    const taken = `select to_regclass('queue.job') is not null as made`;
    const [schema] = await orm.em.fork().execute<{ made: boolean }[]>(taken);
    if (!schema?.made) return;
    await vi.waitFor(
      async () => {
        const active = await orm.em.fork().execute(`select 1 from queue.job where state = 'active'`);
        if (active.length > 0) throw new Error('a step is still being settled');
      },
      { timeout: 30_000, interval: 20 },
    );
  } finally {
    await orm.close(true);
  }
}

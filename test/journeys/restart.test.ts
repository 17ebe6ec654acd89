import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
    await platform.close();
  });

  test('a kill between any two steps of the sale changes nothing of how it ends', { timeout: 150_000 }, async () => {
    const settings = { ...(await settingsFor(engine)), ...platform.settings };
    const restart = async (): Promise<void> => {
      await running?.kill();
      running = runShop(settings);
      await wrote(running, open);
    };
    await restart();
    const buyer = platform.newcomer('Malika');
    buyer.starts();
    await buyer.taps(buyer.text('language-name'));
    await buyer.hears(/Namuna/);
    for (const step of [...chooseTrainers, ...checkOut, placeOrder]) {
      await restart();
      await does(buyer, [step]);
    }
    const payment = buyer.sees(buyer.text('payment-receipt'))?.text ?? '';
    expect(payment).toMatch(/S-1001/);
    expect(payment).toContain('464 000');
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  faultOf,
  hostileRequests,
  knock,
  knockSlowly,
  slowRequests,
  type HostileDoor,
} from '../support/hostile/index.ts';
import { telegramDoor } from '../support/hostile/telegram-door.ts';
import { settingsFor } from '../support/open-shop.ts';
import { freePort } from '../support/postgres.ts';
import { does, wholeOrder } from '../support/sale-steps.ts';
import type { Shopper } from '../support/shopper.ts';
import { openPlatform, runShop, wrote, type Platform, type ShopProcess } from '../support/shop-process.ts';

const secret = 'hostile-webhook-secret-0123456789-abcdef';
const answerWithinMs = 1000;
const mostGrowthMb = 100;

describe('a webhook door under attack', () => {
  let platform: Platform;
  let shop: ShopProcess;
  let port: number;
  let door: HostileDoor;
  let requests: ReturnType<typeof hostileRequests>;
  let slow: Promise<(string | undefined)[]>;
  let restingMb = 0;
  let highestMb = 0;

  beforeAll(async () => {
    platform = await openPlatform();
    port = await freePort();
    shop = runShop({
      ...(await settingsFor('embedded')),
      ...platform.settings,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_WEBHOOK_SECRET: secret,
      LOG_LEVEL: 'info',
    });
    await wrote(shop, 'The shop is open');
    const zafar = platform.newcomer('Zafar');
    door = telegramDoor({ secret, chatId: zafar.person.id });
    requests = hostileRequests(door);
    await does(await entersTheShop('Nodira'), wholeOrder);
    restingMb = residentMb(shop);
    // They dawdle while all the others knock.
    slow = Promise.all(
      slowRequests(door).map(async (request) => faultOf(request, await knockSlowly(port, request), request.withinMs)),
    );
  });
  afterAll(async () => {
    await shop.kill();
    await platform.close();
  });

  const entersTheShop = async (name: string): Promise<Shopper> => {
    const shopper = platform.newcomer(name);
    shopper.starts();
    await shopper.taps(shopper.text('language-name'));
    await shopper.hears(/Namuna/);
    return shopper;
  };

  test.each(['strangers', 'bodies', 'wrong types', 'forms of HTTP'])(
    '%s get the right answer at once',
    async (kind) => {
      const ofKind = requests[kind] ?? [];
      expect(ofKind.length).toBeGreaterThan(20);
      const faults = [];
      for (const request of ofKind) {
        const heard = await knock(port, request);
        faults.push(faultOf(request, heard, Number.POSITIVE_INFINITY));
        // Being late once may be the machine's fault, that does other things at that moment; being wrong never is.
        if (heard.ms > answerWithinMs) faults.push(faultOf(request, await knock(port, request), answerWithinMs));
        highestMb = Math.max(highestMb, residentMb(shop));
      }
      expect(faults.filter(Boolean)).toEqual([]);
    },
  );

  test('who dawdles is cut within 10 s', async () => {
    expect((await slow).filter(Boolean)).toEqual([]);
  });

  test('its memory hardly grew', () => {
    expect(restingMb).toBeGreaterThan(50);
    expect(highestMb - restingMb).toBeLessThan(mostGrowthMb);
  });

  test('the shop sells on, and nothing of it went wrong inside', async () => {
    await entersTheShop('Malika');
    expect(shop.output()).not.toMatch(/door failed|update failed|a job failed|parked|was left alone/);
    expect(shop.output()).not.toContain(secret);
  });
});

/** What the process keeps in memory now. */
function residentMb(shop: ShopProcess): number {
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${shop.process.pid}/status`, 'utf8'))?.[1];
  return Number(kb) / 1024;
}

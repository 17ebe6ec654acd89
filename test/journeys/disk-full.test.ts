import { randomBytes } from 'node:crypto';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createQueue } from '#src/queue/queue.ts';
import { openDatabase } from '#src/storage/database.ts';
import { createMediaStore } from '#src/storage/media.ts';
import { migrate } from '#src/storage/migrate.ts';
import { silentLog } from '../support/log.ts';
import { runFolderFor, settingsFor } from '../support/open-shop.ts';
import { freePort } from '../support/postgres.ts';
import { chooseTrainers, does } from '../support/sale-steps.ts';
import { openPlatform, runShop, wrote } from '../support/shop-process.ts';
import { limitFiles, mountSmallDisk } from '../support/small-disk.ts';

const open = 'The shop is open';

describe('a shop whose disk takes nothing more', () => {
  test(
    'does not hang, acknowledges nothing, and has lost nothing when it is started with room again',
    { timeout: 240_000 },
    async () => {
      const platform = await openPlatform();
      const port = await freePort();
      const address = `http://127.0.0.1:${port}`;
      const settings = {
        ...(await settingsFor('embedded')),
        ...platform.settings,
        PORT: String(port),
        PUBLIC_URL: address,
      };
      let shop = runShop(settings);
      await wrote(shop, open);
      const buyer = platform.newcomer('Malika');
      buyer.starts();
      await buyer.taps(buyer.text('language-name'));
      await buyer.hears(/Namuna/);
      await does(buyer, chooseTrainers);

      limitFiles(shop.process.pid ?? 0, 1);
      await buyer.taps(buyer.text('button-checkout'));
      await vi.waitFor(
        async () => {
          if (shop.process.exitCode !== null) return;
          const health = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(4_000) });
          expect(health.status).toBe(503);
        },
        { timeout: 20_000, interval: 100 },
      );
      expect(buyer.sees(buyer.text('ask-phone'))).toBeUndefined();

      await shop.kill();
      shop = runShop(settings);
      await wrote(shop, open);
      await buyer.hears(buyer.text('ask-phone'));
      await shop.kill();
      await platform.close();
    },
  );
});

const disk = mountSmallDisk(join(runFolderFor('disk'), 'small'), 110);
afterAll(() => disk?.remove());

const event = (n: number) => ({
  channel: 'telegram',
  eventId: String(n),
  lane: `telegram:${n % 7}`,
  order: n,
  payload: { text: randomBytes(1_500).toString('base64') },
});

describe.runIf(disk)('a disk that is full to the last byte', () => {
  test('refuses whole events, keeps no half, and takes them again when there is room', async () => {
    if (!disk) return;
    const { DATA_DIR = '' } = await settingsFor('embedded');
    cpSync(DATA_DIR, disk.folder, { recursive: true });
    const database = await openDatabase({ dataDir: disk.folder, log: silentLog });
    await migrate(database);
    const queue = await createQueue({ database, log: silentLog });
    disk.fill();

    const taken = new Set<number>();
    const refused: unknown[] = [];
    for (let n = 0; refused.length < 3; n++) {
      await queue.accept(event(n)).then(
        () => taken.add(n),
        (error: unknown) => refused.push(error),
      );
    }
    expect(refused).toEqual(refused.map(() => expect.objectContaining({ code: '53100' })));
    const stored = await database.em().execute(`select 1 from queue.job where name = 'inbound'`);
    expect(stored).toHaveLength(taken.size);
    expect(await database.ping()).toBe(true);

    const media = createMediaStore(join(disk.folder, 'media'));
    const picture = { bytes: randomBytes(300_000), mime: 'image/jpeg' };
    await expect(media.put(picture)).rejects.toThrow(/ENOSPC/);

    disk.makeRoom();
    const id = await media.put(picture);
    expect(readdirSync(join(disk.folder, 'media'), { recursive: true })).toEqual([
      id.slice(0, 2),
      join(id.slice(0, 2), id),
    ]);
    const all = taken.size + refused.length;
    for (let n = 0; n < all; n++) expect(await queue.accept(event(n))).toBe(taken.has(n) ? 'seen' : 'new');
    await queue.stop();
    await database.close();
  });

  test('is named at the start, instead of a start that hangs', async () => {
    if (!disk) return;
    disk.fill();
    await expect(openDatabase({ dataDir: disk.folder, log: silentLog })).rejects.toThrow(/is full: at least 20 MB/);
    disk.makeRoom();
  });
});

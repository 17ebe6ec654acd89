import type { ChannelAdapter } from '#adapters/adapter.ts';
import type { ShopBot } from '../bot/bot.ts';
import { createDeliverer } from '../bot/deliver.ts';
import { createNightlyBackups } from '../backup/nightly.ts';
import { systemContext, type House } from '../bot/house.ts';
import { minuteWork } from '../bot/minute-work.ts';
import type { Claim } from '../bot/owner/claim-link.ts';
import { park } from '../bot/park.ts';
import type { Config } from '../config.ts';
import { runAs } from '../journal/run.ts';
import type { QueueHandlers } from '../queue/queue.ts';
import { reconcile } from '../shop/books/reconcile.ts';
import { tellBooksWrong } from '../shop/books/tell-books-wrong.ts';
import { parkNotice } from '../shop/notices/park-notice.ts';
import { purgeDoneSteps } from '../shop/once.ts';
import { refreshStatistics } from '../storage/statistics.ts';
import { timed } from './parts.ts';
import type { Stores } from './stores.ts';

/** What this node does with what the queue brings. */
export function queueHandlers(given: {
  config: Config;
  house: House;
  stores: Stores;
  adapter: ChannelAdapter;
  bot: ShopBot;
  claim: Claim;
}): QueueHandlers {
  const { config, house, stores, adapter, bot, claim } = given;
  const deliver = createDeliverer({ house, bots: new Map([[adapter.name, bot]]) });
  return {
    inbound: async (event, { jobId, attempt, trace, waitedMs }) => {
      const update = await adapter.toUpdate(event.payload);
      if (!update) return undefined;
      const pause = await runAs({ id: jobId, attempt, trace, waitedMs }, () => bot.handle(update));
      if (pause) return pause;
      if (claim.payload() !== undefined) await claim.look();
      return undefined;
    },
    outbound: (noticeId, { attempt, trace, waitedMs }) =>
      runAs({ id: `notice:${noticeId}`, attempt, trace, waitedMs }, () => deliver(noticeId)),
    onParked: (event, error) => park(house, event, error),
    onNoticeParked: (tx, noticeId) => parkNotice(systemContext(house, 'park'), tx, noticeId),
    timetable: timetable(config, house, stores),
  };
}

function timetable(config: Config, house: House, stores: Stores): QueueHandlers['timetable'] {
  const backups = createNightlyBackups({
    backup: stores.backup,
    dataDir: config.dataDir,
    keep: 7,
    clock: house.clock,
    log: house.log,
  });
  return [
    { name: timed.minute, cron: '* * * * *', run: () => minuteWork(house) },
    {
      name: timed.night,
      cron: '30 4 * * *',
      timeZone: config.timeZone,
      run: async () => {
        await stores.keyValue.purge();
        await stores.effects.purge();
        await purgeDoneSteps(systemContext(house, timed.night));
        await refreshStatistics(stores.database);
        const books = systemContext(house, timed.night);
        await tellBooksWrong(books, await reconcile(books, stores.queue.outbox));
        // A server's owner has backups of his own, or calls `sotuv backup` by the clock.
        if (stores.database.kind === 'embedded') await backups.make();
      },
    },
  ];
}

import { NotYet } from '#adapters/adapter.ts';
import { createDeliverer } from '../bot/deliver.ts';
import { createNightlyBackups } from '../backup/nightly.ts';
import type { Pause } from '../bot/come-again.ts';
import { systemContext, type House } from '../bot/house.ts';
import { minuteWork } from '../bot/minute-work.ts';
import type { Claim } from '../bot/owner/claim-link.ts';
import { park } from '../bot/park.ts';
import { postWork } from '../bot/post-work.ts';
import type { Config } from '../config.ts';
import { runAs } from '../journal/run.ts';
import type { QueueHandlers } from '../queue/queue.ts';
import { reconcile } from '../shop/books/reconcile.ts';
import { tellBooksWrong } from '../shop/books/tell-books-wrong.ts';
import type { InboundEvent, Run } from '../queue/types.ts';
import { parkNotice } from '../shop/notices/park-notice.ts';
import { purgeDoneSteps } from '../shop/once.ts';
import { purgeForeignIds } from '../storage/foreign-ids.ts';
import { refreshStatistics } from '../storage/statistics.ts';
import type { RunningChannel } from './channels.ts';
import { readings } from './readings.ts';
import { timed } from './parts.ts';
import type { Stores } from './stores.ts';

/** What this node does with what the queue brings. */
export function queueHandlers(given: {
  config: Config;
  house: House;
  stores: Stores;
  channels: RunningChannel[];
  claim: Claim;
}): QueueHandlers {
  const { config, house, stores, channels, claim } = given;
  const byName = new Map(channels.map((channel) => [channel.adapter.name, channel]));
  const deliver = createDeliverer({ house, bots: new Map(channels.map(({ bot }) => [bot.channel.name, bot])) });
  return {
    inbound: async (event, run) => {
      const channel = byName.get(event.channel);
      if (!channel) throw new Error(`The channel "${event.channel}" is off.`);
      const pause = await handle(channel, event, run);
      if (pause) return pause;
      if (claim.payload() !== undefined) await claim.look();
      return undefined;
    },
    outbound: (noticeId, { attempt, trace, waitedMs }) =>
      runAs({ id: `notice:${noticeId}`, attempt, trace, waitedMs }, () => deliver(noticeId)),
    onParked: (event, error) => park(house, event, error),
    onNoticeParked: (tx, noticeId) => parkNotice(systemContext(house, 'park'), tx, noticeId),
    reading: readings({ house, stores }),
    timetable: timetable(config, house, stores, channels),
  };
}

async function handle({ adapter, bot }: RunningChannel, event: InboundEvent, run: Run): Promise<Pause | undefined> {
  const { jobId, attempt, trace, waitedMs } = run;
  return runAs({ id: jobId, attempt, trace, waitedMs }, async () => {
    try {
      const update = await adapter.toUpdate(event.payload, waitedMs);
      return update && (await bot.handle(update));
    } catch (error) {
      if (error instanceof NotYet) return { retryAfterSeconds: error.retryAfterSeconds };
      throw error;
    }
  });
}

/** A channel that fails does not keep the others waiting: each says by itself what owners must know. */
async function keepUp(channels: RunningChannel[], { log }: House): Promise<void> {
  for (const { adapter } of channels) {
    try {
      await adapter.upkeep?.();
    } catch (err) {
      log.warn({ err, channel: adapter.name }, 'the upkeep of a channel failed');
    }
  }
}

function timetable(
  config: Config,
  house: House,
  stores: Stores,
  channels: RunningChannel[],
): QueueHandlers['timetable'] {
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
      name: timed.posts,
      cron: '*/5 * * * *',
      run: () =>
        postWork(
          house,
          channels.map(({ adapter }) => adapter),
        ),
    },
    {
      name: timed.upkeep,
      cron: '7 * * * *',
      run: () => keepUp(channels, house),
    },
    {
      name: timed.night,
      cron: '30 4 * * *',
      timeZone: config.timeZone,
      run: async () => {
        await stores.keyValue.purge();
        await stores.effects.purge();
        await purgeForeignIds(stores.database);
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

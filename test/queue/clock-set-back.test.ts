import { expect, it } from 'vitest';
import { watchClock } from '#src/queue/clock-set-back.ts';
import { startEngine } from '#src/queue/engine.ts';
import { testDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';

const hourMs = 3_600_000;

it('lets nothing wait for an hour when the clock of an embedded shop is set back by one', async () => {
  const engine = await startEngine({ database: await testDatabase('embedded'), log: silentLog });
  const send = (startAfter: number) =>
    engine.boss.send('inbound', { startAfter }, { singletonKey: `telegram:${startAfter}`, startAfter });
  // What was to run now, and what is to run in ten minutes, as they look from an hour before.
  await send(hourMs / 1_000);
  await send(hourMs / 1_000 + 600);
  const minute = { singletonKey: 'minute', singletonSeconds: 60 };
  const later = `set singleton_on = singleton_on + interval '10 minutes' where name = 'timetable'`;
  await engine.boss.send('timetable', { work: 'minute' }, minute);
  await engine.db.executeSql(`update queue.job ${later}`);
  await engine.db.executeSql(`update queue.version set cron_on = now() + interval '1 hour'`);

  let wallMs = Date.now();
  const { promise: broughtBack, resolve } = Promise.withResolvers<void>();
  const unwatch = watchClock(
    { engine, log: silentLog, onBroughtBack: resolve },
    { wallMs: () => wallMs, evenMs: () => 0 },
  );
  wallMs -= hourMs;
  await broughtBack;
  unwatch();

  const jobs = await engine.boss.fetch('inbound', { batchSize: 8 });
  expect(jobs.map(({ data }) => data)).toEqual([{ startAfter: hourMs / 1_000 }]);
  const { rows } = await engine.db.executeSql(`select singleton_on from queue.job where name = 'timetable'`);
  expect(rows).toEqual([{ singleton_on: null }]);
  expect((await engine.db.executeSql('select cron_on from queue.version')).rows).toEqual([{ cron_on: null }]);
  await engine.stop();
});

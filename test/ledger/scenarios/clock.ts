import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nowMs, type Ledger } from '../ledger.ts';
import { verdict } from '../evidence.ts';
import { onMarket, share, whileTrading, type Outcome, type Scenario } from '../scenario.ts';
import { news, numberIn, plainSpaces } from '../screens.ts';

const holdMinutes = 2;
const minuteMs = 60_000;
const hourSeconds = 3_600;
/** Work by the minute frees the goods, and the news of it has to leave. */
const latenessMs = minuteMs + 30_000;

const libraries = ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/faketime/libfaketimeMT.so.1`);

/** The clock of the shop's machine is set an hour on and, later, back again, while goods are held for two minutes. */
export const clock: Scenario = async (setting) => {
  const library = libraries.find((path) => existsSync(path));
  if (library === undefined) return { skipped: 'faketime is missing: sudo apt-get install faketime' };
  const { size, progress, signal } = setting;
  const settings = await setting.settings();
  const file = join(settings['DATA_DIR'] ?? '', 'clock');
  const set = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  set(0);
  const fakes = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    // Nobody sets the clock that only counts on.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  return onMarket(
    { ...setting, settings: async () => ({ ...settings, ...fakes }) },
    async (market) => {
      const { ledger } = market.stand;
      await whileTrading(market, size.rate, async () => {
        for (const [seconds, words] of [
          [hourSeconds, 'an hour on'],
          [0, 'an hour back'],
        ] as const) {
          await pause(size.seconds * 1000, undefined, { signal }).catch(() => undefined);
          set(seconds);
          progress(words);
        }
        await pause(size.seconds * 1000, undefined, { signal }).catch(() => undefined);
      });
      progress('waiting for the last holds');
      const untilMs = nowMs() + holdMinutes * minuteMs + minuteMs + latenessMs;
      while (holdsOf(ledger).some(({ heldMs }) => heldMs === undefined) && nowMs() < untilMs && !signal.aborted) {
        await pause(200);
      }
      return judgeHolds(holdsOf(ledger));
    },
    { holdMinutes },
  );
};

interface Hold {
  number: string;
  /** From the order's text to the news that it has ended; undefined while nobody was told. */
  heldMs: number | undefined;
}

/** Of the orders whose customers neither paid nor cancelled. */
function holdsOf({ calls }: Ledger): Hold[] {
  const told = (words: string): Map<string, number> =>
    new Map(
      calls
        .map(({ text, atMs }) => ({ text: plainSpaces(text.replaceAll(/<[^>]+>/g, '')), atMs }))
        .filter(({ text }) => text.includes(words) && numberIn(text) !== '')
        .toReversed()
        .map(({ text, atMs }) => [numberIn(text), atMs]),
    );
  const [expired, received, cancelled] = [told(news.expired), told(news.received), told(news.cancelled)];
  return [...told(news.placed)]
    .filter(([number]) => !received.has(number) && !cancelled.has(number))
    .map(([number, atMs]) => ({ number, heldMs: expired.has(number) ? (expired.get(number) ?? 0) - atMs : undefined }));
}

function judgeHolds(holds: Hold[]): Outcome {
  const wantedMs = holdMinutes * minuteMs;
  const ended = holds.flatMap(({ heldMs }) => heldMs ?? []).toSorted((left, right) => left - right);
  const told = ({ number, heldMs }: Hold): string =>
    `${number}: ${heldMs === undefined ? 'never' : `${Math.round(heldMs / 1000)} s`}`;
  const early = holds.filter(({ heldMs }) => heldMs !== undefined && heldMs < wantedMs - minuteMs);
  const kept = holds.filter(({ heldMs }) => heldMs === undefined || heldMs > wantedMs + minuteMs + latenessMs);
  return {
    verdicts: [
      verdict('orders were left to run out', holds.length, holds.length > 0, 'none'),
      { name: 'no hold ended over a minute early', looked: ended.length, faults: early.map(told) },
      { name: 'no hold was kept on', looked: holds.length, faults: kept.map(told) },
    ],
    figures: {
      'holds that ended': ended.length,
      'shortest, s': (ended[0] ?? Number.NaN) / 1000,
      'in the middle, s': share(ended, 0.5) / 1000,
      'longest, s': (ended.at(-1) ?? Number.NaN) / 1000,
    },
  };
}

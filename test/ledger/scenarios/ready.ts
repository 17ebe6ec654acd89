import { randomBytes } from 'node:crypto';
import { fillShop } from '../../../bench/fill/fill-shop.ts';
import { emptyLedger, nowMs } from '../ledger.ts';
import { verdict } from '../evidence.ts';
import type { Scenario } from '../scenario.ts';
import { openStand } from '../stand.ts';

const orders = 10_000;
const rounds = 3;
const withinMs = { embedded: 8_000, servers: 5_000 };

/** With 10,000 orders: killed, started again; how long until what waited is answered. */
export const ready: Scenario = async ({ engine, settings, progress, signal }) => {
  const given = { ...(await settings()), DATA_KEY: randomBytes(32).toString('base64') };
  await fillShop(given, orders, (what) => progress(`filling: ${what}`));
  const stand = await openStand({ engine, ledger: emptyLedger(), settings: given });
  try {
    await stand.startAll();
    const person = stand.platform.telegram.people.openChat({ firstName: 'Malika', languageCode: 'uz' });
    const answered = async (): Promise<void> => {
      const before = person.messages.length;
      person.say('/start');
      await person.waitFor(() => person.messages.length > before + 1, 60_000);
    };
    await answered();
    const tookMs: number[] = [];
    for (let round = 0; round < rounds && !signal.aborted; round++) {
      await stand.endAll('kill');
      const waiting = answered();
      const beganMs = nowMs();
      const starting = stand.startAll();
      await waiting;
      tookMs.push(nowMs() - beganMs);
      await starting;
    }
    const longest = Math.max(...tookMs);
    const limit = withinMs[engine];
    return {
      verdicts: [
        verdict(`first answer within ${limit / 1000} s`, tookMs.length, longest <= limit, `${Math.round(longest)} ms`),
      ],
      figures: { orders, 'first answers, s': tookMs.map((ms) => (ms / 1000).toFixed(1)).join(' ') },
    };
  } finally {
    await stand.close();
  }
};

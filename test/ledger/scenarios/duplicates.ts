import { setTimeout as pause } from 'node:timers/promises';
import { nowMs } from '../ledger.ts';
import { onMarket, whileTrading, type Scenario } from '../scenario.ts';
import type { Stand } from '../stand.ts';

const copies = 2;
const copyWithinMs = 3_000;
const lateShare = 0.1;
const lateMs = 400;
const tapsOnPlace = 20;
const retryMs = 200;
const copyLimitMs = 60_000;

/** Every update comes three times, every tenth one late, and "place" is tapped twenty times at once. */
export const duplicates: Scenario = (setting) => {
  const { size, signal } = setting;
  return onMarket(
    setting,
    async (market) => {
      const flying = sendThrice(market.stand, market.random);
      await whileTrading(market, size.rate, () =>
        pause(size.seconds * 1000, undefined, { signal }).catch(() => undefined),
      );
      await market.crowd.finish(60_000);
      await Promise.all(flying);
      const posted = [...market.stand.ledger.updates.values()].reduce(
        (sum, { deliveries }) => sum + deliveries.length,
        0,
      );
      return { verdicts: [], figures: { 'deliveries in all': posted } };
    },
    { tapTimes: (data) => (data.startsWith('ok:') ? tapsOnPlace : 1) },
  );
};

/** The platform believes in one delivery; the rest is ours. Answers what is still under way. */
function sendThrice(stand: Stand, random: () => number): Set<Promise<unknown>> {
  const flying = new Set<Promise<unknown>>();
  const fly = (work: Promise<unknown>): void => {
    const landed = work.finally(() => flying.delete(landed));
    flying.add(landed);
  };
  stand.mail.post = async (request, forward) => {
    const again = async (afterMs: number): Promise<void> => {
      await pause(afterMs);
      const untilMs = nowMs() + copyLimitMs;
      while ((await forward(request)).forwarded.status !== 200 && nowMs() < untilMs) await pause(retryMs);
    };
    for (let copy = 0; copy < copies; copy++) fly(again(random() * copyWithinMs));
    if (random() >= lateShare) return forward(request);
    // Only after those that came later: what the platform holds back here, it lets through before.
    fly(again(lateMs));
    return { forwarded: { status: 200, port: 0 }, response: new Response('OK') };
  };
  return flying;
}

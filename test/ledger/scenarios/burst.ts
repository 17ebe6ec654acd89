import { setTimeout as pause } from 'node:timers/promises';
import { nowMs } from '../ledger.ts';
import { verdict } from '../evidence.ts';
import { onMarket, share, whileTrading, type Scenario } from '../scenario.ts';
import { settle } from '../settle.ts';

const updates = 2_000;
const overMs = 5_000;
const acknowledgedWithinMs = 10_000;
const answeredWithinMs = 90_000;

/** 2,000 texts in five seconds, ten a chat: all are taken in at once and answered in their order. */
export const burst: Scenario = (setting) =>
  onMarket(
    setting,
    async ({ stand, crowd }) => {
      const each = Math.ceil(updates / crowd.buyers.length);
      const before = new Set(stand.ledger.updates.values());
      const beganMs = nowMs();
      for (const [at, buyer] of crowd.buyers.entries()) {
        await pause(Math.max(0, beganMs + (at * overMs) / crowd.buyers.length - nowMs()));
        buyer.chatter(each);
      }
      await settle(stand, crowd);
      const taken = [...stand.ledger.updates.values()].filter((update) => !before.has(update));
      const acknowledgedMs = Math.max(...taken.map(({ acknowledgedAtMs = Infinity }) => acknowledgedAtMs)) - beganMs;
      const answeredMs = Math.max(...stand.ledger.answers.map(({ atMs }) => atMs)) - beganMs;
      return {
        verdicts: [
          verdict(
            'all taken in within 10 s',
            taken.length,
            acknowledgedMs < acknowledgedWithinMs,
            seconds(acknowledgedMs),
          ),
          verdict('all answered within 90 s', taken.length, answeredMs < answeredWithinMs, seconds(answeredMs)),
        ],
        figures: { 'taken in after, s': acknowledgedMs / 1000, 'answered after, s': answeredMs / 1000 },
      };
    },
    { patienceMs: 2 * answeredWithinMs },
  );

const othersP95Ms = 1_000;
const textsAtOnce = 20;

/** One chat writes without end while the others trade; they must not feel it. */
export const flood: Scenario = (setting) =>
  onMarket(
    setting,
    async (market) => {
      const { stand, crowd } = market;
      const { size, signal } = setting;
      const [flooder, ...others] = crowd.buyers;
      const beganMs = nowMs();
      await whileTrading({ ...market, crowd: crowd.without(flooder) }, size.rate, async () => {
        while (nowMs() - beganMs < size.seconds * 1000 && !signal.aborted) {
          flooder?.chatter(textsAtOnce);
          await pause(100);
        }
      });
      const chats = new Set(others.map(({ chat }) => chat));
      const answers = stand.ledger.answers.filter(({ chat, atMs }) => chats.has(chat) && atMs > beganMs);
      const ms = answers.map((answer) => answer.ms).toSorted((a, b) => a - b);
      const p95 = share(ms, 0.95);
      const floodTexts = [...stand.ledger.updates.values()].filter(({ chat }) => chat === flooder?.chat).length;
      return {
        verdicts: [verdict("others' p95 under 1 s", ms.length, p95 < othersP95Ms, `${Math.round(p95)} ms`)],
        figures: { 'texts of the flood': floodTexts, "others' p95, ms": p95 },
      };
    },
    { patienceMs: 300_000 },
  );

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

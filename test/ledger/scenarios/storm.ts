import { setTimeout as pause } from 'node:timers/promises';
import { verdict } from '../evidence.ts';
import { nowMs, type Channel, type ReceivedCall } from '../ledger.ts';
import { onMarket, share, whileTrading, type Scenario } from '../scenario.ts';
import { settle } from '../settle.ts';
import type { Trouble } from '../weather.ts';

const shareOf = { tooMany: 0.3, fault: 0.2, cut: 0.05, lost: 0.05 };
const longestRetryAfter = 30;
const calmWithinMs = 60_000;
const p95Ms = 2_000;

/** On Telegram every second chat lives in a storm of 429, 5xx and broken connections; the others must not feel it. */
export const storm: Scenario = (setting) =>
  onMarket(
    setting,
    async (market) => {
      const { stand, crowd, random } = market;
      const { size, signal } = setting;
      stand.platform.weather = { trouble: (call) => (isHit(call) ? badLuck(random) : undefined) };
      const beganMs = nowMs();
      await whileTrading(market, size.rate, () =>
        pause(size.seconds * 1000, undefined, { signal }).catch(() => undefined),
      );
      stand.platform.weather = {};
      const calmMs = await settle(stand, crowd);
      const answers = stand.ledger.answers.filter((answer) => !isHit(answer) && answer.atMs > beganMs);
      const ms = answers.map((answer) => answer.ms).toSorted((a, b) => a - b);
      const p95 = share(ms, 0.95);
      return {
        verdicts: [
          {
            name: 'no call before its retry_after',
            looked: stand.ledger.calls.length,
            faults: early(stand.ledger.calls),
          },
          verdict('chats not hit: p95 under 2 s', ms.length, p95 < p95Ms, `${Math.round(p95)} ms`),
          verdict('all empty 60 s after the storm', 1, calmMs < calmWithinMs, `${Math.round(calmMs / 1000)} s`),
        ],
        figures: { 'not hit: p95, ms': p95, 'calm after, s': calmMs / 1000 },
      };
    },
    // The longest wait, several times over: nobody in the storm is expected to be patient.
    { patienceMs: 10 * longestRetryAfter * 1000 },
  );

function isHit({ channel, chat }: { channel: Channel; chat: string | undefined }): boolean {
  return channel === 'telegram' && chat !== undefined && Number(chat) % 2 === 0;
}

function badLuck(random: () => number): Trouble | undefined {
  let luck = random();
  if ((luck -= shareOf.tooMany) < 0) return { retryAfterSeconds: 1 + Math.floor(random() * longestRetryAfter) };
  if ((luck -= shareOf.fault) < 0) return { status: 500 + Math.floor(random() * 4) };
  if ((luck -= shareOf.cut) < 0) return 'cut';
  return luck - shareOf.lost < 0 ? 'answer_lost' : undefined;
}

/** Calls that came before the wait was over that the platform had asked for. */
export function early(calls: readonly ReceivedCall[]): string[] {
  return calls
    .filter(({ tooEarly }) => tooEarly)
    .map(({ method, chat, run }) => `${method} to ${chat} by process ${run}`);
}

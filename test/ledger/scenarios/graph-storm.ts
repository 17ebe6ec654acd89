import { setTimeout as pause } from 'node:timers/promises';
import { verdict, type Verdict } from '../evidence.ts';
import { nowMs, updateKey, type ReceivedCall } from '../ledger.ts';
import { answerMs, onMarket, share, whileTrading, type Market, type Scenario } from '../scenario.ts';
import { shown } from '../screens.ts';
import { settle } from '../settle.ts';
import type { Stand } from '../stand.ts';
import type { Trouble } from '../weather.ts';
import { early } from './storm.ts';

// Waits as the Graph API names them: in minutes; a gateway's in seconds. Those of a minute come first.
const turns: readonly [name: string, trouble: Trouble][] = [
  ['code 4', { code: 4, retryAfterSeconds: 60 }],
  ['code 613', { code: 613, retryAfterSeconds: 60 }],
  ['code 17', { code: 17, retryAfterSeconds: 60 }],
  ['bare 429', { retryAfterSeconds: 5 }],
  ['503', { status: 503 }],
  ['cut lines', 'cut'],
  ['lost answers', 'answer_lost'],
  ['silence', 'silence'],
  ['silence after it was done', 'silence_after'],
];
const badShare = 0.4;
/** Of each turn so much is storm; the rest is for waits to end. */
const stormShare = 0.4;
const calmWithinMs = 90_000;
const p95Ms = 2_000;
const windowClosed: Trouble = { code: 10, subcode: 2_534_022 };
const mostKnocks = 3;
const knocksForMs = 15_000;
const tokenDeadMs = 20_000;

/** The Graph API fails in every way it knows, one after the other; customers on Telegram must not feel it. */
export const graphStorm: Scenario = (setting) =>
  onMarket(
    setting,
    async (market) => {
      const { stand, crowd } = market;
      const { size, progress, signal } = setting;
      const beganMs = nowMs();
      const verdicts: Verdict[] = [];
      await whileTrading(market, size.rate, async () => {
        for (const [name, trouble] of turns) {
          if (signal.aborted) return;
          progress(name);
          await oneTurn(market, trouble, (size.seconds * 1000) / turns.length);
        }
        verdicts.push(await closedWindow(stand), await deadToken(market));
      });
      const calmMs = await settle(stand, crowd);
      const ms = answerMs(stand.ledger, 'telegram', beganMs);
      const p95 = share(ms, 0.95);
      const { calls } = stand.ledger;
      return {
        verdicts: [
          ...verdicts,
          { name: 'no call before its wait is over', looked: calls.filter(isGraph).length, faults: early(calls) },
          verdict('customers on Telegram: p95 under 2 s', ms.length, p95 < p95Ms, `${Math.round(p95)} ms`),
          verdict('all empty 90 s after the storm', 1, calmMs < calmWithinMs, `${Math.round(calmMs / 1000)} s`),
        ],
        figures: { 'Telegram p95, ms': p95, 'calm after, s': calmMs / 1000, ...metBy(calls) },
      };
    },
    { patienceMs: 600_000 },
  );

async function oneTurn({ stand, random }: Market, trouble: Trouble, ms: number): Promise<void> {
  stand.platform.weather = { trouble: (call) => (isGraph(call) && random() < badShare ? trouble : undefined) };
  await pause(ms * stormShare);
  stand.platform.weather = {};
  await pause(ms * (1 - stormShare));
}

/** The platform says that the window is closed: the shop does not knock again until the person writes. */
async function closedWindow({ platform, ledger }: Stand): Promise<Verdict> {
  const person = platform.instagram.graph.people.openPerson({ name: 'Zebo' });
  platform.weather = { trouble: ({ chat }) => (chat === person.id ? windowClosed : undefined) };
  person.says('Assalomu alaykum');
  await pause(knocksForMs);
  platform.weather = {};
  const knocks = ledger.calls.filter(({ chat, method }) => chat === person.id && method === 'messages').length;
  const mark = 'qzzeboxb';
  ledger.intents.push({
    kind: 'text',
    mark,
    chat: person.id,
    updateKey: updateKey.mid(person.says(mark)),
    atMs: nowMs(),
  });
  return verdict('a closed window leads to no loop', knocks, knocks <= mostKnocks, `${knocks} calls`);
}

const tokenDead = shown('owner-channel-token_dead', { channel: '|' }).split('|')[1]?.slice(0, 30) ?? '';

/** The token ends, and the owner is told so once; with a living one the shop is started anew and goes on. */
async function deadToken({ stand, owner }: Market): Promise<Verdict> {
  const { conditions } = stand.platform.instagram.graph;
  conditions.killToken();
  await pause(tokenDeadMs);
  conditions.reviveToken();
  await stand.endAll('term');
  await stand.startAll();
  const told = owner.toldOf(tokenDead);
  return verdict('the owner is told of a dead token once', told, told === 1, `told ${told} times`);
}

function isGraph({ channel }: ReceivedCall): boolean {
  return channel === 'instagram';
}

function metBy(calls: readonly ReceivedCall[]): { [name: string]: number } {
  const count = (outcome: ReceivedCall['outcome']): number =>
    calls.filter((call) => isGraph(call) && call.outcome === outcome).length;
  return {
    'too many': count('too_many'),
    faults: count('fault'),
    cut: count('cut'),
    'answers lost': count('answer_lost'),
  };
}

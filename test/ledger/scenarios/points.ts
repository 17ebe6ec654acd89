import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { nowMs, type ReceivedCall } from '../ledger.ts';
import type { Verdict } from '../evidence.ts';
import { onMarket, whileTrading, type Market, type Scenario } from '../scenario.ts';
import { news } from '../screens.ts';
import type { Stand } from '../stand.ts';
import { installStandStill, killAt } from '../stand-still.ts';
import { firstBoots } from './first-boot.ts';

const hitWithinMs = 60_000;
const answersBetween = 10;
const patienceMs = 20_000;

/** Dies at this point and is started again. True when it was at the point. */
type Point = (stand: Stand) => Promise<boolean>;

const says = (words: string) => (call: ReceivedCall) =>
  /^(?:send|messages$)/.test(call.method) && call.text.includes(words);

const points: { [name: string]: Point } = {
  'after inbox insert': (stand) => killOnTaken(stand),
  'before order commit': (stand) => killAt(stand, 'order'),
  'after order commit, before its text': (stand) => killOnCall(stand, 'before', says(news.placed)),
  'after the text of an answer, before its mark': (stand) => killOnCall(stand, 'after', says(news.placed)),
  'after the text of a notice, before its mark': (stand) => killOnCall(stand, 'after', says(news.paid)),
  'in hold release': (stand) => killAt(stand, 'release'),
  'while a receipt is read': (stand) => killWhile(stand, isReadingPicture),
  'after reading, before what was read is kept': (stand) => killAt(stand, 'reading'),
};

/** `kill -9` at named points, each several times, while customers trade. */
export const killPoints: Scenario = async (setting) => {
  const { size, progress, signal } = setting;
  const boots = await firstBoots(setting, size.kills);
  return onMarket(
    setting,
    async (market) => {
      const verdicts: Verdict[] = [...boots];
      await whileTrading(market, size.rate, async () => {
        for (const [name, point] of Object.entries(points)) {
          let hits = 0;
          for (let round = 0; round < size.kills && !signal.aborted; round++) {
            if (await point(market.stand)) hits += 1;
            await tradesGoOn(market);
          }
          progress(`${name}: ${hits} of ${size.kills}`);
          const faults = hits === size.kills ? [] : [`met ${hits} times of ${size.kills}`];
          verdicts.push({ name: `killed ${name}`, looked: size.kills, faults });
        }
      });
      return { verdicts, figures: {} };
    },
    { prepare: ({ place }) => installStandStill(place), patienceMs: 240_000, aimed: true },
  );
};

/**
 * What died has its turn again first: work that dies each time it is run would rightly be given up. On servers that is
 * after the dead one's heartbeat, so whoever waits now is to be answered before.
 */
async function tradesGoOn({ crowd, stand: { ledger } }: Market): Promise<void> {
  const untilMs = nowMs() + patienceMs;
  const before = ledger.answers.length;
  let waiting = crowd.buyers.filter((buyer) => buyer.waitsFor() !== undefined);
  while ((waiting.length > 0 || ledger.answers.length < before + answersBetween) && nowMs() < untilMs) {
    await pause(20);
    const answered = new Set(ledger.answers.slice(before).map(({ chat }) => chat));
    waiting = waiting.filter((buyer) => buyer.waitsFor() !== undefined && !answered.has(buyer.chat));
  }
}

/** The next update that is taken in is the last thing its process does. */
async function killOnTaken(stand: Stand): Promise<boolean> {
  const { promise: taken, resolve } = Promise.withResolvers<number>();
  const usual = stand.mail.post;
  stand.mail.post = async (request, forward) => {
    const sent = await forward(request);
    const { forwarded } = sent;
    // Others may be on their way with it; one of them must not end the process that comes after.
    if (forwarded.status !== 200 || stand.mail.post === usual) return sent;
    stand.mail.post = usual;
    await endAt(stand, ({ port }) => port === forwarded.port);
    resolve(forwarded.port);
    return sent;
  };
  const port = await Promise.race([taken, pause(hitWithinMs, undefined, { ref: false })]);
  stand.mail.post = usual;
  await revive(stand);
  return port !== undefined;
}

/** The process that makes the next such call dies before the platform has done anything, or before it hears so. */
async function killOnCall(
  stand: Stand,
  when: 'before' | 'after',
  fits: (call: ReceivedCall) => boolean,
): Promise<boolean> {
  const { promise: died, resolve } = Promise.withResolvers<ReceivedCall>();
  let met: ReceivedCall | undefined;
  stand.platform.weather = {
    [when]: async (call: ReceivedCall) => {
      if (met || !fits(call)) return;
      met = call;
      await endAt(stand, ({ run }) => run === call.run);
      resolve(call);
    },
    trouble: (call) => (when === 'before' && call === met ? 'cut' : undefined),
  };
  const call = await Promise.race([died, pause(hitWithinMs, undefined, { ref: false })]);
  stand.platform.weather = {};
  await revive(stand);
  return call !== undefined;
}

/** Everything of the shop dies as soon as this holds. */
async function killWhile(stand: Stand, holds: () => boolean): Promise<boolean> {
  const untilMs = nowMs() + hitWithinMs;
  while (!holds() && nowMs() < untilMs) await pause(5);
  const hit = holds();
  await stand.endAll('kill');
  await stand.startAll();
  return hit;
}

/** Whether some process of this machine looks at a picture just now. */
function isReadingPicture(): boolean {
  return readdirSync('/proc').some((id) => /^\d+$/.test(id) && nameOf(id) === 'tesseract');
}

function nameOf(id: string): string | undefined {
  try {
    return readFileSync(`/proc/${id}/comm`, 'utf8').trim();
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

async function endAt(stand: Stand, fits: (node: Stand['nodes'][number]) => boolean): Promise<void> {
  const node = stand.nodes.find(fits);
  if (node) await stand.end(node, 'kill');
}

async function revive(stand: Stand): Promise<void> {
  const beganMs = nowMs();
  await Promise.all(stand.nodes.filter(({ program }) => program === undefined).map((node) => stand.start(node)));
  // Somebody has to be there for the next point to be met.
  await pause(Math.max(0, 200 - (nowMs() - beganMs)));
}

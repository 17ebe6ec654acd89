import type { Evidence, Verdict } from './evidence.ts';
import { isNewMessage, type Ledger, type ReceivedCall } from './ledger.ts';
import { isOfCheckout } from './screens.ts';

/** A text that was put into a chat again although nothing new was asked. */
export interface Doubled {
  chat: string;
  text: string;
  /** The process that sent it first was ended so long after the platform's answer, ms; negative: before it. */
  endedAfterMs: number | undefined;
  /** The shop had a row about the first one. */
  isWritten: boolean;
  /**
   * `kill`: it died between the platform's answer and the row about it; `under_way`: it died while the platform had not
   * answered; `lost`: the platform's answer was lost, and the platform has no echoes by which it could be found again.
   */
  excuse: 'kill' | 'under_way' | 'lost' | undefined;
}

/** Later than this after the platform's answer, a missing row is no bad luck any more, ms. */
const rowWithinMs = 5_000;
/** What a text answers is among this many updates before it: a person waits for what he asked. */
const mostOnTheWay = 6;

/**
 * Finds texts that stand in a chat twice. Two equal texts are no doubles when the person did the same again between
 * them, or wrote something beside the point. Pictures without words are not looked at: several screens show the same one.
 * `journaled` has the ids of the messages about which the shop had written a row.
 */
export function findDoubled(ledger: Ledger, journaled: ReadonlySet<string>): Doubled[] {
  const asked = askedByChat(ledger);
  const ends = new Map(ledger.ends.map((end) => [end.run, end]));
  const earlier = new Map<string, ReceivedCall>();
  const sends = new Map<string, number>();
  const found: Doubled[] = [];
  for (const call of ledger.calls.filter((one) => isNewMessage(one) && !isBarePicture(one))) {
    const key = `${call.chat ?? ''} ${call.content}`;
    const before = earlier.get(key);
    earlier.set(key, call);
    const sent = (sends.get(key) ?? 0) + 1;
    sends.set(key, sent);
    const own = asked.get(call.chat ?? '') ?? [];
    if (!before || call.chat === undefined || wasAskedAgain(own, before, call)) continue;
    if (wasAskedAtOnce(own, call, sent)) continue;
    const aside = isOfCheckout(call.text) ? latest(own, call).find((one) => one.isAside) : undefined;
    if (aside) {
      aside.isAside = false;
      continue;
    }
    const end = ends.get(before.run);
    const endedAfterMs = end && end.atMs < call.atMs ? end.atMs - (before.answeredAtMs ?? end.atMs) : undefined;
    const isWritten = before.messageId !== undefined && journaled.has(before.messageId);
    const byKill = end?.how === 'kill' && endedAfterMs !== undefined && endedAfterMs <= rowWithinMs && !isWritten;
    const byLoss = before.outcome === 'answer_lost' && before.channel === 'telegram';
    const when = endedAfterMs !== undefined && endedAfterMs < 0 ? 'under_way' : 'kill';
    const excuse = byLoss ? 'lost' : byKill ? when : undefined;
    found.push({ chat: call.chat, text: call.text, endedAfterMs, isWritten, excuse });
  }
  return found;
}

/** On Instagram a picture is a message of its own, and its words come after it. */
function isBarePicture({ channel, text }: ReceivedCall): boolean {
  return channel === 'instagram' && text === '';
}

/** Fewer kills than these tell nothing of how often one hits that moment. */
const killsPerExcuse = 50;

/**
 * No text twice, but for a kill between the platform's answer and the row about it: at most one in 50 kills, unless
 * the kills were aimed there or were fewer.
 */
export function toldOnce({ ledger, books }: Evidence, { aimed = false } = {}): Verdict {
  const doubled = findDoubled(ledger, books.journaled);
  const faults = doubled
    .filter(({ excuse }) => excuse === undefined)
    .map(({ chat, text, endedAfterMs, isWritten }) => {
      const ended = endedAfterMs === undefined ? 'no end' : `ended ${Math.round(endedAfterMs)} ms after its answer`;
      const written = isWritten ? 'with' : 'without';
      return `chat ${chat}: "${text.slice(0, 60).replaceAll('\n', ' ')}" (${ended}, ${written} a row)`;
    });
  const afterMs = doubled.flatMap(({ excuse, endedAfterMs }) =>
    excuse === 'kill' ? [Math.round(endedAfterMs ?? 0)] : [],
  );
  const kills = ledger.ends.filter(({ how }) => how === 'kill').length;
  const most = Math.ceil(kills / killsPerExcuse);
  if (!aimed && kills >= killsPerExcuse && afterMs.length > most) {
    faults.push(`${afterMs.length} between answer and row, at most ${most}; killed after ms: ${afterMs.join(' ')}`);
  }
  return { name: 'I8 texts told once', looked: ledger.calls.filter(isNewMessage).length, faults };
}

interface Asked {
  content: string;
  atMs: number;
  /** A text beside the point, after which the open question comes again; each excuses one question. */
  isAside: boolean;
}

function askedByChat(ledger: Ledger): Map<string, Asked[]> {
  const asked = new Map<string, Asked[]>();
  const byTime = [...ledger.updates.values()].flatMap(({ chat, content, deliveries }) => {
    const atMs = deliveries[0]?.atMs;
    return atMs === undefined ? [] : [{ chat, content, atMs, isAside: /^text qz[a-z]+$/.test(content) }];
  });
  for (const { chat, ...one } of byTime.toSorted((a, b) => a.atMs - b.atMs)) {
    asked.set(chat, [...(asked.get(chat) ?? []), one]);
  }
  return asked;
}

/** What was asked just before the first text, and again after it. */
function wasAskedAgain(asked: readonly Asked[], before: ReceivedCall, call: ReceivedCall): boolean {
  const causes = new Set(latest(asked, before).map(({ content }) => content));
  return asked.some((one) => isBetween(one, before, call) && causes.has(one.content));
}

/** The person did the same so often at once that each text has its own cause. */
function wasAskedAtOnce(asked: readonly Asked[], call: ReceivedCall, sent: number): boolean {
  const contents = latest(asked, call).map(({ content }) => content);
  const repeated = new Set(contents.filter((content, at) => contents.indexOf(content) < at));
  const times = (wanted: string): number =>
    asked.filter(({ content, atMs }) => content === wanted && atMs <= call.atMs).length;
  return [...repeated].some((content) => times(content) >= sent);
}

/** What this call may be the answer to. */
function latest(asked: readonly Asked[], call: ReceivedCall): Asked[] {
  return asked.filter(({ atMs }) => atMs <= call.atMs).slice(-mostOnTheWay);
}

function isBetween({ atMs }: Asked, before: ReceivedCall, call: ReceivedCall): boolean {
  return atMs > before.atMs && atMs <= call.atMs;
}

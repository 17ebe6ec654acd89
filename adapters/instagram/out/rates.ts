import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AdapterDeps } from '../../adapter.ts';
import type { Pace } from '../../pace.ts';
import type { GraphResult } from './graph-answer.ts';
import type { GraphError } from './graph-error.ts';
import { pace as even, privateRepliesPerHour, usageToSlowDown } from './limits.ts';
import { createHolds } from './holds.ts';
import { createPacer, createSpan, type Pacer } from './pacer.ts';
import { tooMany } from './refused.ts';
import type { Usage } from './usage.ts';

/** Calls of one budget share limits and waits. Comments have budgets of their own, so a storm of them delays no customer. */
export type Budget = keyof typeof even;

/** What one call counts as: its budget, and the chat it speaks to. */
export interface Spending {
  budget: Budget;
  chat: number;
}

export interface Rates {
  /**
   * Resolves when the call may go: direct messages wait up to 20 s, answers to comments up to one.
   * @throws {Refused} with 429 and the time that is left, when it would be longer
   */
  pass(spending: Spending, signal: AbortSignal): Promise<void>;
  /** Whether the platform has not asked for a pause that is still running. Waits for nothing and takes no place. */
  isFree(spending: Spending): boolean;
  /**
   * The platform refused a call for its rate: holds the chat, the budget or, where it did not say of what there was too
   * much, all calls; on every node. Answers the seconds.
   */
  hold(spending: Spending, error: GraphError): number;
  /** The call went through. */
  went(spending: Spending): void;
  /** What the platform says of our allowance. */
  told(usage: Usage | undefined): void;
  /** What it says to a question; one that came too often about the account holds all calls. */
  looked(answer: GraphResult): void;
}

const patienceSeconds: Record<Budget, number> = { messages: 20, private_replies: 1, comments: 1 };
/** Where the platform names no time: a minute, doubling up to an hour. */
const firstHoldSeconds = 60;
const longestHoldSeconds = 3600;
/** Nobody knows how full the allowance is when nothing is called: after this time one call asks. */
const usageHoldSeconds = 60;
const messageHoldSeconds = 1;
/** Codes about the app, the account or the Page as a whole ("Rate limiting"), and a gateway's bare 429. */
const ofEveryKind = new Set([4, 17, 32, 0]);
const hourMs = 3_600_000;
const budgets = ['messages', 'private_replies', 'comments'] as const satisfies Budget[];
const taken = z.object({ by: z.string() });

/** Keeps the platform's limits before and after it names them. */
export function createRates(deps: Pick<AdapterDeps, 'bulletin'> & { pace: Pace; channel: string }): Rates {
  const { pace, channel } = deps;
  const holds = createHolds({ ...deps, topic: `${channel} holds` });
  const evenly = createEvenPace(deps);
  const refusedInRow = new Map<string, number>();

  const holdMs = ({ budget, chat }: Spending): number => {
    return Math.max(holds.leftMs(budget), holds.leftMs(chatScope(chat)));
  };
  // 613 is given for too many messages into one conversation as well as for all of them; the second conversation tells.
  const scopesOf = ({ budget, chat }: Spending, { code }: GraphError): readonly string[] => {
    if (ofEveryKind.has(code)) return budgets;
    const isOfChat = budget === 'messages' && code === 613 && !holds.isAnyHeld('chat ', chatScope(chat));
    return [isOfChat ? chatScope(chat) : budget];
  };

  const hold = (spending: Spending, error: GraphError): number => {
    const scopes = scopesOf(spending, error);
    const [row = spending.budget] = scopes.length === 1 ? scopes : [];
    const inRow = refusedInRow.get(row) ?? 0;
    refusedInRow.set(row, inRow + 1);
    const seconds = error.retryAfterSeconds ?? Math.min(firstHoldSeconds * 2 ** inRow, longestHoldSeconds);
    for (const scope of scopes) holds.add(scope, seconds);
    return seconds;
  };
  const told = (usage: Usage | undefined): void => {
    if (!usage) return;
    if (usage.regainSeconds > 0) for (const budget of budgets) holds.add(budget, usage.regainSeconds);
    if (usage.percent < usageToSlowDown) return;
    // People who buy come before people who comment.
    for (const budget of budgets) {
      const seconds = budget === 'messages' ? messageHoldSeconds : usageHoldSeconds;
      if (holds.leftMs(budget) === 0) holds.add(budget, seconds);
    }
  };

  return {
    pass: async (spending, signal) => {
      for (let left = holdMs(spending); left > 0; left = holdMs(spending)) {
        evenly.checkPatience(spending.budget, left);
        await pace.wait(left, signal);
      }
      const left = evenly.take(spending.budget);
      if (left > 0) await pace.wait(left, signal);
    },
    isFree: (spending) => holdMs(spending) === 0,
    hold,
    went: ({ budget, chat }) => {
      refusedInRow.delete(budget);
      refusedInRow.delete(chatScope(chat));
    },
    told,
    looked: (answer) => {
      told(answer.usage);
      // Questions have limits of their own, too: only what is about the account is about sends.
      if (!answer.ok && answer.error.kind === 'rate' && ofEveryKind.has(answer.error.code)) {
        hold({ budget: 'messages', chat: 0 }, answer.error);
      }
    },
  };
}

/** The even pace of each budget; private replies of all nodes are counted together. */
function createEvenPace({ pace, bulletin, channel }: Pick<AdapterDeps, 'bulletin'> & { pace: Pace; channel: string }) {
  const topic = `${channel} private replies`;
  const self = randomUUID();
  const hourly = createSpan({ most: privateRepliesPerHour, spanMs: hourMs });
  const pacers: Record<Budget, Pacer[]> = {
    messages: [createPacer(even.messages)],
    private_replies: [createPacer(even.private_replies), hourly],
    comments: [createPacer(even.comments)],
  };
  // Who is sent away comes back when those before him have gone, and not all at once.
  const sentAway: Record<Budget, Pacer> = {
    messages: createPacer({ ...even.messages, burst: 1 }),
    private_replies: createPacer({ ...even.private_replies, burst: 1 }),
    comments: createPacer({ ...even.comments, burst: 1 }),
  };
  bulletin?.subscribe(topic, (told) => {
    // A node hears its own news, too.
    if ((taken.safeParse(told).data?.by ?? self) !== self) hourly.take(pace.now());
  });
  const checkPatience = (budget: Budget, leftMs: number): void => {
    if (leftMs <= patienceSeconds[budget] * 1000) return;
    const behindMs = sentAway[budget].waitMs(pace.now());
    sentAway[budget].take(pace.now() + behindMs);
    throw tooMany((leftMs + behindMs) / 1000);
  };
  return {
    /** Throws a Refused 429 when the wait is longer than the budget's calls are to wait here. */
    checkPatience,
    /** Takes the next place and answers the milliseconds till then; throws as `checkPatience`. */
    take: (budget: Budget): number => {
      const nowMs = pace.now();
      const leftMs = Math.max(...pacers[budget].map((pacer) => pacer.waitMs(nowMs)));
      checkPatience(budget, leftMs);
      for (const pacer of pacers[budget]) pacer.take(nowMs + leftMs);
      if (budget === 'private_replies') bulletin?.publish(topic, { by: self });
      return leftMs;
    },
  };
}

function chatScope(chat: number): string {
  return `chat ${chat}`;
}

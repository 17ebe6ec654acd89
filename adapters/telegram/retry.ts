import { z } from 'zod';
import type { AdapterDeps } from '../adapter.ts';
import { refusal, type BotApiAnswer, type BotApiCall } from '../bot-api-call.ts';
import type { Pace } from '../pace.ts';
import { attemptCall, type Attempt } from './transport.ts';

const maxRetries = 3;
/** Longer waits are the caller's business: a person is not kept waiting by a silent program. */
const longestWaitSeconds = 20;
const backOffMs = [500, 1000, 2000];
/** Doing these twice has the effect of doing them once; a repeated send is a second message. */
const repeatable = /^(get|set|edit|delete|answer)/;

/**
 * Calls Telegram under one policy: 429 waits as long as Telegram says (up to 20 s, longer comes back as it is),
 * 5xx and connections that were never made are tried again after 0.5, 1 and 2 s, and a connection that broke
 * half-way is tried again only where a repeat does no harm. At most three retries.
 */
export function createRetryingCaller(
  pace: Pace,
  bulletin?: AdapterDeps['bulletin'],
  attemptOnce: typeof attemptCall = attemptCall,
): (call: BotApiCall) => Promise<BotApiAnswer> {
  const holds = createHolds(pace, bulletin);

  return async (call) => {
    let mayBeDone = false;
    for (let retries = 0; ; retries++) {
      for (let held = holds.secondsLeft(call); held > 0; held = holds.secondsLeft(call)) {
        if (held > longestWaitSeconds) return tooManyRequests(held);
        await pace.wait(held * 1000, call.signal);
      }
      const attempt = await attemptOnce(call);
      if (mayBeDone && isDoneAlready(attempt)) return { ok: true, result: true };
      mayBeDone ||= attempt.kind === 'unclear';
      const retryAfter = retryAfterSeconds(attempt);
      if (retryAfter !== undefined) holds.add(call, retryAfter);
      if (retries === maxRetries || !mayRetry(call, attempt, retryAfter)) return outcome(attempt);
      if (retryAfter === undefined) await pace.wait(backOffMs[retries] ?? 0, call.signal);
    }
  };
}

function mayRetry(call: BotApiCall, attempt: Attempt, retryAfter: number | undefined): boolean {
  if (attempt.kind === 'not_sent') return true;
  if (attempt.kind === 'unclear') return repeatable.test(call.method);
  if (retryAfter !== undefined) return retryAfter <= longestWaitSeconds;
  return !attempt.answer.ok && (attempt.answer.error_code ?? 0) >= 500;
}

// The try whose answer was lost had worked after all.
function isDoneAlready(attempt: Attempt): boolean {
  return (
    attempt.kind === 'answered' &&
    attempt.answer.error_code === 400 &&
    /message is not modified|message to delete not found/.test(attempt.answer.description ?? '')
  );
}

function outcome(attempt: Attempt): BotApiAnswer {
  if (attempt.kind === 'answered') return attempt.answer;
  throw attempt.error;
}

function retryAfterSeconds(attempt: Attempt): number | undefined {
  if (attempt.kind !== 'answered' || attempt.answer.error_code !== 429) return undefined;
  return attempt.answer.parameters?.retry_after ?? 1;
}

function tooManyRequests(seconds: number): BotApiAnswer {
  const whole = Math.ceil(seconds);
  return refusal(429, `Too Many Requests: retry after ${whole}`, { retry_after: whole });
}

const heldTopic = 'telegram holds';
const held = z.object({ scope: z.string(), seconds: z.number().positive() });

/** Who has to wait, and until when: one chat, one settings method, or everybody. What one node is told, all keep to. */
function createHolds(pace: Pace, bulletin: AdapterDeps['bulletin']) {
  const everybody = 'everybody';
  const until = new Map<string, number>();

  // Telegram limits settings methods (setMyCommands, ...) each on its own; that must not silence the shop.
  const scope = (call: BotApiCall): string => {
    if (call.chatId !== undefined) return `chat ${call.chatId}`;
    return /^(get|set)/.test(call.method) ? call.method : everybody;
  };
  const secondsUntil = (key: string): number => {
    const left = (until.get(key) ?? 0) - pace.now();
    if (left <= 0) until.delete(key);
    return Math.max(0, left / 1000);
  };
  const hold = (key: string, seconds: number): void => {
    until.set(key, Math.max(until.get(key) ?? 0, pace.now() + seconds * 1000));
  };
  bulletin?.subscribe(heldTopic, (news) => {
    const told = held.safeParse(news).data;
    if (told) hold(told.scope, told.seconds);
  });
  return {
    add: (call: BotApiCall, seconds: number) => {
      hold(scope(call), seconds);
      bulletin?.publish(heldTopic, { scope: scope(call), seconds });
    },
    secondsLeft: (call: BotApiCall) => Math.max(secondsUntil(scope(call)), secondsUntil(everybody)),
  };
}

import { once } from 'node:events';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'hono';
import { z } from 'zod';
import { errorCode } from '#adapters/error-code.ts';
import { breakConnection } from '#src/playground/telegram/break-connection.ts';
import { nowMs, type ReceivedCall } from './ledger.ts';

/**
 * What a platform does to one call instead of answering it well. `cut`: nothing is done, `answer_lost`: it is done, and
 * in both the connection breaks; `silence` and `silence_after`: the same, but the connection stays open without a word.
 * `code`: the error of the Graph API that names the wait; without one a bare 429 names it.
 */
export type Trouble =
  | { retryAfterSeconds: number; code?: number }
  | { status: number }
  | { code: number; subcode: number }
  | 'cut'
  | 'answer_lost'
  | 'silence'
  | 'silence_after';

/** What a scenario may do to calls. */
export interface Weather {
  /** Trouble for this call, if any. */
  trouble?: (call: ReceivedCall) => Trouble | undefined;
  /** Runs before the platform does anything; the call waits for it. */
  before?: (call: ReceivedCall) => Promise<void> | void;
  /** Runs when the platform has done it and before its answer leaves; the answer waits for it. */
  after?: (call: ReceivedCall) => Promise<void> | void;
}

/** A refusal that a platform gives in words. */
export type Refusal = Exclude<Trouble, string>;

interface Met {
  c: Context;
  call: ReceivedCall;
  weather: Weather;
  /** Lets the platform do it; afterwards the call knows what came of it. */
  carryOut: () => Promise<void>;
  refuse: (refusal: Refusal) => Response;
}

const silentForMs = 60_000;

/** Lets a call go through the weather and keeps its times. Answers what stands in the place of the platform's own answer. */
export async function throughWeather({ c, call, weather, carryOut, refuse }: Met): Promise<Response | undefined> {
  await weather.before?.(call);
  const bad = weather.trouble?.(call);
  const isDoneAnyway = bad === undefined || bad === 'answer_lost' || bad === 'silence_after';
  if (isDoneAnyway) {
    await carryOut();
    await weather.after?.(call);
  }
  call.answeredAtMs = nowMs();
  if (bad === undefined) return undefined;
  if (typeof bad === 'object') {
    call.outcome = 'retryAfterSeconds' in bad ? 'too_many' : 'fault';
    return refuse(bad);
  }
  if (isDoneAnyway && call.outcome === 'ok') call.outcome = 'answer_lost';
  if (bad === 'silence' || bad === 'silence_after') await hangUp(c);
  return breakConnection(c);
}

/** A caller that was killed in the middle of his call needs no answer. */
export function callerIsGone(error: Error): Response {
  if (errorCode(error) === 'ECONNRESET') return new Response(null, { status: 500 });
  throw error;
}

const nodeServer = z.object({ incoming: z.object({ socket: z.instanceof(Socket) }) });

/** Waits until the caller has enough of it. */
async function hangUp(c: Context): Promise<void> {
  const { socket } = nodeServer.parse(c.env).incoming;
  if (socket.destroyed) return;
  await Promise.race([once(socket, 'close'), pause(silentForMs, undefined, { ref: false })]);
}

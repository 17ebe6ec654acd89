import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from '../figures.ts';
import type { Line } from './raw-http.ts';

/** One request of an open loop. */
export interface Shot {
  /** When it was to go out. */
  dueMs: number;
  /** When the load's own process came to it. */
  sentMs: number;
  answeredMs: number;
  /** 0 where the connection broke. */
  status: number;
}

/** What goes over which connection: requests of one chat share one, so they arrive in order. */
export interface Aim {
  line: Line;
  request: Buffer;
}

/**
 * Sends requests at their own pace, whatever the answers do. Everything is told from when a request was to go out,
 * so that a door that stops makes all that waited behind it late. Resolves when all are answered.
 */
export async function fireOpenLoop(given: {
  perSecond: number;
  count: number;
  aim: (n: number) => Aim;
}): Promise<Shot[]> {
  const { perSecond, count, aim } = given;
  const shots: Shot[] = [];
  const flying: Promise<void>[] = [];
  const beganMs = monotonicMs();
  const fire = async (n: number, dueMs: number): Promise<void> => {
    const { line, request } = aim(n);
    const shot: Shot = { dueMs, sentMs: monotonicMs(), answeredMs: 0, status: 0 };
    shots.push(shot);
    shot.status = await line.post(request).catch(() => 0);
    shot.answeredMs = monotonicMs();
  };
  for (let n = 0; n < count;) {
    const dueMs = beganMs + (n * 1000) / perSecond;
    const earlyMs = dueMs - monotonicMs();
    if (earlyMs > 0) await pause(Math.max(earlyMs, 1));
    else flying.push(fire(n++, dueMs));
  }
  await Promise.all(flying);
  return shots;
}

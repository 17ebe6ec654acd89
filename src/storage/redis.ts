import { Redis } from 'ioredis';
import type { StorageLog } from './log.ts';

const answerWithinMs = 1_000;
const longestPauseMs = 1_000;

/** Asks Redis where it can be asked. */
export interface RedisLine {
  /** The answer; undefined when Redis is away or refuses, in which case nothing is known of what became of the question. */
  ask<T>(question: (redis: Redis) => Promise<T>): Promise<T | undefined>;
  ping(): Promise<boolean>;
  close(): void;
}

/**
 * A line that mends itself. The first silence of a second breaks it, and until it stands again every question fails
 * at once: nobody waits for a Redis that is known to be away. That it went and came is logged once each.
 */
export function connectRedis(url: string, log: StorageLog): RedisLine {
  const redis = new Redis(url, {
    connectTimeout: answerWithinMs,
    commandTimeout: answerWithinMs,
    socketTimeout: answerWithinMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, longestPauseMs),
  });
  let away = false;
  const missed = (error: unknown): void => {
    if (!away) log.warn({ reason: reasonOf(error) }, 'redis is away: no talk is kept, the drafts carry the sales on');
    away = true;
  };
  const found = (): void => {
    if (away) log.info({}, 'redis is back');
    away = false;
  };
  redis.on('error', missed);
  redis.on('ready', found);
  // Before the first attempt to connect has ended, nobody knows whether it is away.
  const looked = new Promise<void>((resolve) => redis.once('ready', resolve).once('close', resolve));

  const ask = async <T>(question: (redis: Redis) => Promise<T>): Promise<T | undefined> => {
    await looked;
    try {
      const answer = await question(redis);
      found();
      return answer;
    } catch (error) {
      missed(error);
      return undefined;
    }
  };
  return {
    ask,
    ping: async () => (await ask((line) => line.ping())) !== undefined,
    close: () => redis.disconnect(),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

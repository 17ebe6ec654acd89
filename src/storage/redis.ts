import { Redis } from 'ioredis';
import type { StorageLog } from './log.ts';

/** Redis did not answer in time; nothing is known about the command. */
export class RedisAway extends Error {
  override name = 'RedisAway' as const;

  constructor(cause: unknown) {
    super(`Redis does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const commandTimeoutMs = 2_000;
const longestPauseMs = 2_000;

/**
 * A connection that mends itself. While Redis is away a command fails within two seconds
 * instead of waiting for it, so an update is tried again rather than held up.
 */
export function connectRedis(url: string, log: StorageLog): Redis {
  const redis = new Redis(url, {
    connectTimeout: commandTimeoutMs,
    commandTimeout: commandTimeoutMs,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => Math.min(attempt * 100, longestPauseMs),
  });
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) log.warn({ reason: error.message }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info({}, 'redis is back');
    away = false;
  });
  return redis;
}

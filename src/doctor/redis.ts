import { connectRedis } from '../storage/redis.ts';
import { fine, type Check } from './finding.ts';

const mute = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Whether the Redis of REDIS_URL answers. */
export function redisCheck(url: string): Check {
  const fix = 'Start Redis and check REDIS_URL; the shop sells on without it, from its database.';
  return {
    name: 'redis',
    fix,
    look: async () => {
      const line = connectRedis(url, mute);
      try {
        const answer = await line.ask((redis) => redis.info('server'));
        if (answer === undefined) return { status: 'warn', detail: 'does not answer', fix };
        return fine(`Redis ${/redis_version:([\d.]+)/.exec(answer)?.[1] ?? 'of unknown version'}`);
      } finally {
        line.close();
      }
    },
  };
}

import { z } from 'zod';
import type { AdapterDeps } from '../../adapter.ts';
import type { Pace } from '../../pace.ts';

/** Who has to wait, and until when; what one node is told, all keep to. */
export interface Holds {
  /** Milliseconds that are left for a scope; 0 where nothing holds it. */
  leftMs(scope: string): number;
  /** Holds a scope on every node, at least so long. */
  add(scope: string, seconds: number): void;
  /** Whether any other scope of that kind is held. */
  isAnyHeld(prefix: string, except: string): boolean;
}

const news = z.object({ scope: z.string(), seconds: z.number().positive() });

/** Keeps times of the machine's own clock, and tells them to the other nodes as spans. */
export function createHolds(deps: Pick<AdapterDeps, 'bulletin'> & { pace: Pace; topic: string }): Holds {
  const { pace, bulletin, topic } = deps;
  const until = new Map<string, number>();

  const hold = (scope: string, seconds: number): void => {
    until.set(scope, Math.max(until.get(scope) ?? 0, pace.now() + seconds * 1000));
  };
  const leftMs = (scope: string): number => {
    const left = (until.get(scope) ?? 0) - pace.now();
    if (left <= 0) until.delete(scope);
    return Math.max(0, left);
  };
  bulletin?.subscribe(topic, (told) => {
    const read = news.safeParse(told).data;
    if (read) hold(read.scope, read.seconds);
  });
  return {
    leftMs,
    add: (scope, seconds) => {
      hold(scope, seconds);
      bulletin?.publish(topic, { scope, seconds });
    },
    isAnyHeld: (prefix, except) =>
      [...until.keys()].some((scope) => scope.startsWith(prefix) && scope !== except && leftMs(scope) > 0),
  };
}

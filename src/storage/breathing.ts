import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';

/** A socket waits no longer than this for statements that follow each other. */
const longestMs = 1;

/**
 * Gives the event loop a turn in time. Statements of the embedded database end without one, so a busy shop would not
 * look at its doors for as long as it has anything to do.
 */
export function letBreathe(pglite: PGlite): PGlite {
  const send = pglite.execProtocolStream.bind(pglite);
  let turnedAt = performance.now();
  let turning: Promise<void> | undefined;
  pglite.execProtocolStream = async (...given) => {
    const answer = await send(...given);
    if (performance.now() - turnedAt < longestMs) return answer;
    turning ??= nextTurn().then(() => {
      turnedAt = performance.now();
      turning = undefined;
    });
    await turning;
    return answer;
  };
  return pglite;
}

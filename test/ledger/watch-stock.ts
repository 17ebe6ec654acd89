import { setTimeout as pause } from 'node:timers/promises';
import { withDatabase } from './books.ts';
import type { Stand } from './stand.ts';

const everyMs = 500;

/**
 * Looks at the least stock twice a second and writes it into the ledger, until it is disposed of. Only on a server: an
 * embedded database can't be read beside its process, there the rows of all moves have to do.
 */
export function watchStock({ place, ledger }: Pick<Stand, 'place' | 'ledger'>): AsyncDisposable {
  const closing = new AbortController();
  const watching =
    place.databaseUrl === undefined
      ? Promise.resolve()
      : withDatabase(place, async (database) => {
          while (!closing.signal.aborted) {
            const [found] = await database.em().execute<{ least: number }[]>('select min(stock) as least from variant');
            ledger.leastStock.samples += 1;
            ledger.leastStock.pieces = Math.min(ledger.leastStock.pieces, found?.least ?? 0);
            await pause(everyMs, undefined, { signal: closing.signal }).catch(() => undefined);
          }
        });
  return {
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await watching;
    },
  };
}

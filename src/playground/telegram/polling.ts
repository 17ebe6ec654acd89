import { MAX_POLL_SECONDS, MAX_POLL_UPDATES } from './limits.ts';
import type { Update } from './model.ts';
import { Refusal } from './refusal.ts';
import type { UpdateQueue } from './updates.ts';

interface PollRequest {
  offset: number;
  limit: number;
  timeoutSeconds: number;
  signal: AbortSignal | undefined;
}

export interface Polling {
  /** Updates from `offset` on, waiting up to the timeout for the first one. A newer poll ends an older one with 409, as on the platform. */
  poll(request: PollRequest): Promise<Update[]>;
  /** Ends an open poll with this refusal. */
  interrupt(refusal: Refusal): void;
}

/** Makes the long-polling door of a queue. */
export function createPolling(queue: UpdateQueue): Polling {
  let interruptOpen: ((refusal: Refusal) => void) | undefined;

  return {
    interrupt: (refusal) => interruptOpen?.(refusal),
    async poll({ offset, limit, timeoutSeconds, signal }) {
      interruptOpen?.(
        new Refusal(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      );
      queue.confirmBelow(offset);
      const waitMs = Math.min(Math.max(timeoutSeconds, 0), MAX_POLL_SECONDS) * 1000;
      const count = Math.min(Math.max(limit, 1), MAX_POLL_UPDATES);
      if (queue.pending().length === 0 && waitMs > 0) await waitForUpdate(waitMs, signal);
      return queue
        .pending()
        .slice(0, count)
        .map((entry) => entry.update);
    },
  };

  function waitForUpdate(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(resolve), waitMs);
      const stopListening = queue.onPush(() => settle(resolve));
      const onAbort = () => settle(resolve);
      signal?.addEventListener('abort', onAbort);
      interruptOpen = (refusal) => settle(() => reject(refusal));

      function settle(finish: () => void): void {
        clearTimeout(timer);
        stopListening();
        signal?.removeEventListener('abort', onAbort);
        interruptOpen = undefined;
        finish();
      }
    });
  }
}

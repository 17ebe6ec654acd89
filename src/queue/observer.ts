import type { QueueName } from './engine.ts';

/** How one run of a job ended. `put_off`: to come again without a used-up try. */
export type RunOutcome = 'done' | 'failed' | 'put_off' | 'parked';

/** What became of events that were handed over together. */
export interface StoredEvents {
  new: number;
  seen: number;
  failed: number;
}

/** Is told how the queue works on this node. Called in the midst of the work: must be quick, and must not throw. */
export interface QueueObserver {
  /** A job was taken; the wait is counted from when it might first have run, and only told for a first run. */
  started(queue: QueueName, waitedSeconds: number | undefined): void;
  ended(queue: QueueName, outcome: RunOutcome, seconds: number): void;
  /** One statement of the inbox has ended. */
  stored(events: StoredEvents, seconds: number): void;
}

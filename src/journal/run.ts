import { AsyncLocalStorage } from 'node:async_hooks';

/** What made the running work begin: an update of a platform, a notice to be sent, an entry of the timetable. */
export interface Cause {
  /** The same each time the work is run again. */
  id: string;
  /** Counts the runs from 1. Above 1, an earlier run may have done a part. */
  attempt: number;
  /** Names everything that came of one event, in the log of every node. */
  trace: string;
  /** From being stored to this run. */
  waitedMs?: number;
}

/** One run of a cause. What the journal reads for it is kept here till its end. */
export interface Run {
  cause: Cause;
  /** Outgoing calls so far. */
  calls: number;
  memory: Map<symbol, unknown>;
}

const running = new AsyncLocalStorage<Run>();

/** Does the work in the name of the cause; everything it awaits knows the cause too. */
export function runAs<T>(cause: Cause, work: () => Promise<T>): Promise<T> {
  return running.run({ cause, calls: 0, memory: new Map() }, work);
}

/** The run that this code is part of; undefined at the start of the program and in its doors. */
export function currentRun(): Run | undefined {
  return running.getStore();
}

/** The cause of the running work. */
export function currentCause(): Cause | undefined {
  return running.getStore()?.cause;
}

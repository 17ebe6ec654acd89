import { AsyncLocalStorage } from 'node:async_hooks';
import type { Effect } from './effect.ts';

/** A call on its way, and what is to be kept of it should it go through. */
export interface Pending {
  /** Last part of the address it goes to. */
  readonly method: string;
  readonly effect: Pick<Effect, 'cause' | 'ordinal' | 'digest'>;
  /** Whoever posted it has kept it. */
  isKept: boolean;
}

const onItsWay = new AsyncLocalStorage<Pending>();

/** Makes a call so that whoever posts it can keep its effect the moment its answer is there. */
export function whilePending<T>(pending: Pending, call: () => Promise<T>): Promise<T> {
  return onItsWay.run(pending, call);
}

/** The call that is being made; undefined where nothing of it is to be kept. */
export function currentPending(): Pending | undefined {
  return onItsWay.getStore();
}

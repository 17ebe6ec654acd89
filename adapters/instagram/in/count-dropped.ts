import type { AdapterLog } from '../../adapter.ts';

/** Counts events that become nothing, by their class; only the 1st, 10th, 100th, ... of a class is written down. */
export function createDroppedCounter(log: AdapterLog, channel: string): (what: string) => void {
  const counts = new Map<string, number>();
  return (what) => {
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    if (/^10*$/.test(String(count))) log.info({ channel, what, count }, 'events that need no answer were dropped');
  };
}

import { z } from 'zod';
import type { AdapterDeps } from '../adapter.ts';

/** When the platform last brought something of a person, and when comments had to be looked for. */
export interface Heard {
  eventAt?: number | undefined;
  commentAt?: number | undefined;
  /** A comment that no webhook had brought was found by looking. */
  sweptAt?: number | undefined;
}

const time = z.number().optional().catch(undefined);
const heard = z.object({ eventAt: time, commentAt: time, sweptAt: time });
const stateKey = 'heard';
/** Written down no more often than this: it is for people who wonder why nothing comes. */
const everyMs = 10 * 60 * 1000;

/** What is written down of it; empty where nothing ever came. */
export async function readHeard({ state }: Pick<AdapterDeps, 'state'>): Promise<Heard> {
  return heard.safeParse(await state.read(stateKey)).data ?? {};
}

/** Notes that an event of a person was new to the inbox; `kind` as in its key, `isSwept` when we looked for it ourselves. */
export function createHeardNote(deps: Pick<AdapterDeps, 'state' | 'now'>) {
  const written = new Map<keyof Heard, number>();
  return async (what: { isComment: boolean; isSwept: boolean }): Promise<void> => {
    const nowMs = deps.now().getTime();
    const names: (keyof Heard)[] = what.isSwept ? ['sweptAt'] : what.isComment ? ['eventAt', 'commentAt'] : ['eventAt'];
    const due = names.filter((name) => !(nowMs - (written.get(name) ?? Number.NEGATIVE_INFINITY) < everyMs));
    if (due.length === 0) return;
    const changed = Object.fromEntries(due.map((name) => [name, nowMs]));
    for (const name of due) written.set(name, nowMs);
    const before = Object.entries(await readHeard(deps)).filter(([, at]) => at !== undefined);
    await deps.state.write(stateKey, { ...Object.fromEntries(before), ...changed });
  };
}

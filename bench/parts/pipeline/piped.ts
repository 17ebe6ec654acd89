import { z } from 'zod';
import type { Settings } from '../../bench.ts';
import { startChild, type Child } from '../../child.ts';

/** One event that a worker has answered; times of the machine's one clock. */
export interface Handled {
  id: number;
  chat: number;
  fromMs: number;
  toMs: number;
}

/** How a worker answers: some chats take long, every call takes its time. */
export interface Echo {
  stuckChats?: number[];
  stuckMs?: number;
  callMs?: number;
}

/** The pipeline with an echo behind it, in a process of its own. */
export interface Piped {
  child: Child;
  port: number;
  /** Stores events while nobody works. */
  fill(events: number, chats: number): Promise<void>;
  answersSo(echo: Echo): Promise<void>;
  work(): Promise<void>;
  /** When everything that was stored had been answered and settled. */
  idle(): Promise<number>;
  /** What was answered since this was asked last. */
  handled(): Promise<Handled[]>;
  stop(): Promise<void>;
}

const handledList = z.array(z.object({ id: z.int(), chat: z.int(), fromMs: z.number(), toMs: z.number() }));

/** Starts it with its workers off. */
export async function startPiped(settings: Settings): Promise<Piped> {
  const child = await startChild('pipeline.ts', settings, settings['DATA_DIR'] ?? '.');
  return {
    child,
    port: await child.ask(z.int(), 'port'),
    fill: async (events, chats) => void (await child.ask(z.null(), 'fill', { events, chats })),
    answersSo: async ({ stuckChats = [], stuckMs = 0, callMs = 0 }) =>
      void (await child.ask(z.null(), 'how', { stuckChats, stuckMs, callMs })),
    work: async () => void (await child.ask(z.null(), 'work')),
    idle: () => child.ask(z.number(), 'idle'),
    handled: () => child.ask(handledList, 'handled'),
    stop: () => child.stop(),
  };
}

/** What is wrong with what was answered, all processes taken together. */
export interface Disorder {
  /** Events that were answered after a later one of their chat, or while another of their chat was being answered. */
  outOfOrder: number;
  lost: number;
  twice: number;
}

/** Holds what was answered against how many were sent; ids of one chat rise as they were sent. */
export function disorderOf(handled: readonly Handled[], sent: number): Disorder {
  const ids = new Set(handled.map(({ id }) => id));
  const before = new Map<number, Handled>();
  let outOfOrder = 0;
  for (const one of handled.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = before.get(one.chat);
    if (last && (last.id >= one.id || last.toMs > one.fromMs)) outOfOrder += 1;
    before.set(one.chat, one);
  }
  return { outOfOrder, lost: sent - ids.size, twice: handled.length - ids.size };
}

/** Said in a cell. */
export function disorderShown({ outOfOrder, lost, twice }: Disorder): string {
  return `${outOfOrder} out of order, ${lost} lost, ${twice} twice`;
}

import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const victim = z.object({ pid: z.int().positive(), afterMs: z.number() });

/**
 * `kill -9` from a thread of its own: the moment has nothing to do with what this process is doing just then, as it has
 * where one loop answers the victim and kills it between two answers. Resolves with the moment of the signal, on the
 * clock of `performance.now()` here. A process that is gone already is let be.
 */
export async function killIn(pid: number, afterMs: number): Promise<number> {
  const thread = new Worker(new URL(import.meta.url), { workerData: { pid, afterMs } });
  const [atMs] = await once(thread, 'message');
  return z.number().parse(atMs) - performance.timeOrigin;
}

if (!isMainThread && parentPort) {
  const given = victim.safeParse(workerData).data;
  if (given) parentPort.postMessage(await kill(given), []);
}

async function kill({ pid, afterMs }: z.infer<typeof victim>): Promise<number> {
  await pause(afterMs);
  const atMs = performance.timeOrigin + performance.now();
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  return atMs;
}

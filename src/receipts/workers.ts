import type { ReceiptReading } from '../shop/ports.ts';
import type { ReadingOrder } from './messages.ts';
import { startWorkerProcess, type WorkerProcess, type WorkerSurroundings } from './worker-process.ts';

/** The processes that read, each one picture at a time. */
export interface Workers {
  /** By an idle one, or a new one. */
  read(order: Omit<ReadingOrder, 'id'>, withinMs: number): Promise<ReceiptReading>;
  /** Kills them all. */
  close(): void;
}

const idleMs = 60_000;

/** None is started before it is needed; one that nobody needs for a minute goes, and gives back its memory. */
export function createWorkers(given: WorkerSurroundings): Workers {
  const idle = new Map<WorkerProcess, NodeJS.Timeout>();
  const all = new Set<WorkerProcess>();

  const start = (): WorkerProcess => {
    const worker = startWorkerProcess(given);
    all.add(worker);
    return worker;
  };
  const end = (worker: WorkerProcess): void => {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    all.delete(worker);
    worker.kill();
  };
  const takeIdle = (): WorkerProcess | undefined => {
    const [worker] = idle.keys();
    if (!worker) return undefined;
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    if (worker.isAlive()) return worker;
    end(worker);
    return takeIdle();
  };

  return {
    read: async (order, withinMs) => {
      const worker = takeIdle() ?? start();
      const reading = await worker.read(order, withinMs);
      if (worker.isAlive()) idle.set(worker, setTimeout(() => end(worker), idleMs).unref());
      else end(worker);
      return reading;
    },
    close: () => [...all].forEach(end),
  };
}

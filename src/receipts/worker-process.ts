import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { ReceiptReading } from '../shop/ports.ts';
import { readingAnswer, type ReadingOrder } from './messages.ts';
import { type Environment, isOnPath } from './programs.ts';

/** A process that reads pictures, seen from the shop's. */
export interface WorkerProcess {
  /** Never rejects: `crashed` when it died of the picture or before, `time_over` when it was killed for taking too long. */
  read(order: Omit<ReadingOrder, 'id'>, withinMs: number): Promise<ReceiptReading>;
  isAlive(): boolean;
  /** Kills it with all that it started. */
  kill(): void;
}

/** Where a worker stands. */
export interface WorkerSurroundings {
  /** Its pictures lie there. */
  folder: string;
  environment: Environment;
  log: { warn(fields: object, message: string): void };
}

const script = join(import.meta.dirname, 'worker.ts');
// Memory of scripts, and of the PDF reader in pages of 64 kB: 256 MB each.
const memory = ['--max-old-space-size=256', '--wasm-max-mem-pages=4096'];

/** Starts one in this folder; it dies with the shop's process. */
export function startWorkerProcess({ folder, environment, log }: WorkerSurroundings): WorkerProcess {
  const child = fork(script, [], {
    cwd: folder,
    env: environment,
    // A group of its own, so that what it started can be killed with it, and a Ctrl+C in a terminal passes it by.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    ...dyingWithParent(environment),
  });
  child.unref();
  child.channel?.unref();
  const asked = new Map<number, (reading: ReceiptReading) => void>();
  let lastId = 0;
  // The system takes a moment to tell that it is gone.
  let isKilled = false;
  const kill = (): void => {
    isKilled = true;
    killGroup(child);
  };
  const answerAll = (reading: ReceiptReading): void => asked.forEach((answer) => answer(reading));
  child.on('message', (message) => {
    const read = readingAnswer.safeParse(message);
    if (!read.success) return;
    const { id, reading, error } = read.data;
    if (error !== undefined) log.warn({ reason: error }, 'the reader of receipts broke');
    asked.get(id)?.(reading);
  });
  child.on('error', () => answerAll({ kind: 'failed', why: 'crashed' }));
  child.once('exit', () => answerAll({ kind: 'failed', why: 'crashed' }));

  return {
    isAlive: () => !isKilled && isRunning(child),
    kill,
    read: async (order, withinMs) => {
      const { promise, resolve } = Promise.withResolvers<ReceiptReading>();
      const id = (lastId += 1);
      asked.set(id, resolve);
      const timer = setTimeout(() => {
        resolve({ kind: 'failed', why: 'time_over' });
        kill();
      }, withinMs);
      if (isRunning(child)) child.send({ ...order, id }, () => undefined);
      else resolve({ kind: 'failed', why: 'crashed' });
      const reading = await promise;
      clearTimeout(timer);
      asked.delete(id);
      return reading;
    },
  };
}

/** Where the system can, its kernel ends the worker with the shop, even in the midst of work that hears of nothing. */
function dyingWithParent(environment: Environment): { execPath?: string; execArgv: string[] } {
  if (!isOnPath('setpriv', environment)) return { execArgv: memory };
  return { execPath: 'setpriv', execArgv: ['--pdeathsig', 'KILL', process.execPath, ...memory] };
}

function isRunning(child: ChildProcess): boolean {
  return child.connected && child.exitCode === null && child.signalCode === null;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

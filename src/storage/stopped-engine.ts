import { mkdirSync, statfsSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';

/** The engine opens a further file of its log at this size, and needs a little beside it. */
const leastFreeBytes = 20 * 1024 * 1024;

/** The embedded engine gave itself up; its folder is whole and opens again at the next start. */
export class EngineStopped extends Error {
  override name = 'EngineStopped' as const;

  constructor() {
    super(
      'The embedded database has stopped, as it does when the disk of DATA_DIR is full. ' +
        'Make room and start the shop again; what was answered before is kept.',
    );
  }
}

/** Throws a sentence for people when the engine could not even begin: it would hang while it opens. */
export function refuseFullDisk(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= leastFreeBytes) return;
  throw new Error(`The disk of ${folder} is full: at least ${leastFreeBytes / 1024 / 1024} MB must be free to start.`);
}

// What the running loop of the engine calls between two messages.
const loopParts = [
  '_PostgresMainLoopOnce',
  '_PostgresMainLongJmp',
  '_PostgresSendReadyForQueryIfNecessary',
  '_pgl_pq_flush',
  '_pq_buffer_remaining_data',
  '_pgl_setPGliteExitStatus',
] as const;

/**
 * Watches for the engine giving itself up (PostgreSQL calls it a panic: the log of its writes can't go on, say because
 * the disk is full). PGlite would go on calling it, which never ends and stops the whole process with it; instead every
 * call after that rejects with `EngineStopped` at once, and a transaction that is begun after that never begins.
 * Resolves when that happens; then the process should end and be started again.
 */
export function watchEngine(pglite: PGlite): Promise<EngineStopped> {
  const ended = Promise.withResolvers<EngineStopped>();
  const inside: object = Reflect.get(pglite, 'mod');
  const ask = pglite.execProtocolRawSync.bind(pglite);
  let stopped: EngineStopped | undefined;

  const stop = (): void => {
    const error = new EngineStopped();
    stopped = error;
    for (const part of loopParts) Reflect.set(inside, part, () => 0);
    // Called from within the loop's own rescue: only from here does it end.
    Reflect.set(inside, '_pgl_setPGliteExitStatus', () => {
      throw error;
    });
    ended.resolve(error);
  };
  Reflect.set(inside, 'onAbort', stop);
  pglite.execProtocolRawSync = (message) => {
    if (stopped) throw stopped;
    return ask(message);
  };
  return ended.promise;
}

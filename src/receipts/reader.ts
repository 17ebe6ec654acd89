import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Clock, Media, ReceiptReader, ReceiptReading } from '../shop/ports.ts';
import { mostBytes, pictureKindOf } from './picture-kind.ts';
import { makePrivateFolder, removeLeftFolders } from './private-folder.ts';
import { type Environment, tesseractCommand } from './programs.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import { createTurns } from './turns.ts';
import { createWorkers, type Workers } from './workers.ts';

/** The reader with what its shop asks about it. */
export interface RunningReader extends ReceiptReader, Pick<Readiness, 'check' | 'isReady'> {
  /** Kills what is under way. Readings that were still awaited are never answered: their work is done anew. */
  close(): void;
}

/** What may be set smaller in tests. */
export interface ReaderLimits {
  /** Of one look, in whole seconds. */
  lookSeconds: number;
  /** After it no further look at the same picture begins. */
  allLooksMs: number;
  /** Of a picture whose turn has come; then its worker is killed. */
  pictureMs: number;
  /** Of tesseract's address space. */
  memoryBytes: number;
}

export interface ReaderDeps {
  clock: Clock;
  timeZone: string;
  /** Of tesseract and the workers: search path and the like, and no secrets. */
  environment: Environment;
  log: { warn(fields: object, message: string): void };
  /** Told of each reading whose turn had come. */
  observe?: (run: { outcome: 'ok' | 'failed' | 'timeout'; seconds: number }) => void;
  limits?: Partial<ReaderLimits>;
}

const usualLimits: ReaderLimits = {
  lookSeconds: 8,
  allLooksMs: 20_000,
  pictureMs: 24_000,
  memoryBytes: 512 * 1024 * 1024,
};
const mostWaiting = 200;

interface Opened {
  folder: string;
  workers: Workers;
}

/** One core is left to the people who tap buttons; where there is but one, reading shares it at a lower priority. */
export function picturesAtOnce(): number {
  return Math.max(1, availableParallelism() - 1);
}

/**
 * Reads receipts in processes of their own, as many at once as there are cores to spare, one of a chat at a time and
 * the chats in turn. A picture is read within 25 seconds from its turn on; where 200 wait already, it is `time_over` at
 * once. Nothing is started before the first picture; what gets none for a minute is ended. What killed processes left
 * on the disk is taken away first.
 */
export function createReceiptReader(deps: ReaderDeps): RunningReader {
  const { environment, log, observe } = deps;
  const limits = { ...usualLimits, ...deps.limits };
  const { check, isReady, isLost } = createReadiness({ environment, log });
  const turns = createTurns({ atOnce: picturesAtOnce(), mostWaiting });
  let opened: Opened | undefined;
  let isClosed = false;
  removeLeftFolders();

  const command = tesseractCommand(environment, limits);
  const open = (): Opened => {
    const folder = makePrivateFolder();
    return { folder, workers: createWorkers({ folder, environment, log }) };
  };
  const hand = async ({ folder, workers }: Opened, bytes: Uint8Array): Promise<ReceiptReading> => {
    const file = randomUUID();
    try {
      await writeFile(join(folder, file), bytes, { mode: 0o600 });
      const now = deps.clock.now().toISOString();
      return await workers.read({ file, now, timeZone: deps.timeZone, command, ...limits }, limits.pictureMs);
    } finally {
      await rm(join(folder, file), { force: true });
    }
  };
  const readNow = async ({ bytes }: Media): Promise<ReceiptReading> => {
    const beganMs = performance.now();
    let reading: ReceiptReading;
    try {
      opened ??= open();
      reading = await hand(opened, bytes);
    } catch (err) {
      log.warn({ err }, 'a receipt could not be handed to its reader');
      reading = { kind: 'failed', why: 'crashed' };
    }
    if (isClosed) return new Promise<never>(() => undefined);
    observe?.({ outcome: outcomeOf(reading), seconds: (performance.now() - beganMs) / 1_000 });
    if (reading.kind === 'failed') log.warn({ why: reading.why }, 'a receipt could not be read');
    if (reading.kind === 'failed' && reading.why === 'missing') isLost();
    return reading;
  };

  return {
    check,
    isReady,
    read: async (media, chat) => {
      if (media.bytes.byteLength > mostBytes) return { kind: 'refused', why: 'too_large' };
      if (pictureKindOf(media.bytes) === undefined) return { kind: 'refused', why: 'no_picture' };
      const reading = await turns.take(chat, () => readNow(media));
      return reading === 'full' ? { kind: 'failed', why: 'time_over' } : reading;
    },
    close: () => {
      isClosed = true;
      opened?.workers.close();
      if (opened) rmSync(opened.folder, { recursive: true, force: true });
    },
  };
}

function outcomeOf(reading: ReceiptReading): 'ok' | 'failed' | 'timeout' {
  if (reading.kind !== 'failed') return 'ok';
  return reading.why === 'time_over' ? 'timeout' : 'failed';
}

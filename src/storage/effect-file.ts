import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Effect, EffectStore } from '#src/journal/effect.ts';

/** About two hundred thousand calls in both files together: weeks of a small shop. */
const largestBytes = 16 * 1024 ** 2;

const keptMs = 7 * 24 * 3600 * 1000;

const effect = z.object({
  cause: z.string(),
  ordinal: z.int(),
  digest: z.string(),
  outcome: z.enum(['done', 'unknown']),
  result: z.string().nullable(),
}) satisfies z.ZodType<Effect>;

/**
 * The journal of outgoing calls of an embedded shop: lines in `<dataDir>/effects`. The embedded database would let
 * the row wait behind every other statement, and a kill in that time sends the message twice; a line is written at once.
 * Lines survive the death of the process at any moment, not a power cut. A line that was cut off is passed over.
 */
export function createEffectFile(dataDir: string): EffectStore {
  const folder = join(dataDir, 'effects');
  const [current, former] = [join(folder, 'current.jsonl'), join(folder, 'former.jsonl')];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let bytes = sizeOf(current);
  return {
    read: async (cause) => [former, current].flatMap((file) => linesOf(file, cause)),
    write: async (made) => {
      // A line before it that was cut off ends here.
      const line = `\n${JSON.stringify(made)}`;
      if (bytes > largestBytes) {
        renameSync(current, former);
        bytes = 0;
      }
      appendFileSync(current, line, { mode: 0o600 });
      bytes += Buffer.byteLength(line);
    },
    purge: async () => {
      const written = statSync(former, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (written < Date.now() - keptMs) rmSync(former);
    },
  };
}

function linesOf(file: string, cause: string): Effect[] {
  const mark = JSON.stringify(cause);
  return readIfThere(file)
    .split('\n')
    .filter((line) => line.includes(mark))
    .flatMap((line) => effectOf(line))
    .filter((one) => one.cause === cause);
}

function effectOf(line: string): Effect[] {
  try {
    const read = effect.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

import { mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Effect, EffectStore } from '#src/journal/effect.ts';
import { appendEffect, effectFileOf } from './effect-line.ts';

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
  const current = effectFileOf(dataDir);
  const folder = dirname(current);
  const former = join(folder, 'former.jsonl');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  beginAnew(current, former);
  return {
    read: async (cause) => [former, current].flatMap((file) => linesOf(file, cause)),
    write: async (made) => appendEffect(current, made),
    purge: async () => {
      const written = statSync(former, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (written < Date.now() - keptMs) rmSync(former);
      beginAnew(current, former);
    },
  };
}

/** At the start and nightly, by one thread alone: two that came to it at once would lose the former file. */
function beginAnew(current: string, former: string): void {
  const size = statSync(current, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(current, former);
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

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

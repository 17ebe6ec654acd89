import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Effect } from '#src/journal/effect.ts';

/** The file into which an embedded shop's journal is written. */
export function effectFileOf(dataDir: string): string {
  return join(dataDir, 'effects', 'current.jsonl');
}

/** Writes an effect down before it returns; any thread may. */
export function appendEffect(file: string, effect: Effect): void {
  // A line before it that was cut off ends here.
  appendFileSync(file, `\n${JSON.stringify(effect)}`, { mode: 0o600 });
}

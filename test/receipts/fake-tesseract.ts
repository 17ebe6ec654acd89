import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { environmentOfPrograms } from '#src/config.ts';
import type { Environment } from '#src/receipts/programs.ts';

/** Surroundings in which `tesseract` is this shell script; it stands before the system's programs, or alone. */
export function withTesseract(script: string, { alone = false } = {}): Environment & { PATH: string } {
  const folder = mkdtempSync(join(inject('runFolder'), 'tesseract-'));
  const file = join(folder, 'tesseract');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { PATH: alone ? folder : `${folder}:${environmentOfPrograms().PATH}` };
}

/** A script whose first run does this, and whose later runs find a word. */
export function onceThenReads(first: string): string {
  const mark = join(mkdtempSync(join(inject('runFolder'), 'once-')), 'mark');
  return `if /bin/mkdir "${mark}" 2>/dev/null; then ${first}; else echo Chek; fi`;
}

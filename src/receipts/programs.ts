import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a started program knows of its surroundings. */
export interface Environment {
  [name: string]: string | undefined;
}

/** The languages that together read local receipts best. */
export const languages = ['eng', 'uzb', 'rus'] as const;

/** What one look of tesseract may use. */
export interface LookLimits {
  /** After this it is ended, and a second later killed. */
  lookSeconds: number;
  /** Of its address space; what it asks beyond that it is refused. */
  memoryBytes: number;
}

/** Whether a program of this name lies on the search path. */
export function isOnPath(program: string, { PATH = '' }: Environment): boolean {
  return PATH.split(delimiter).some((folder) => existsSync(join(folder || '.', program)));
}

/**
 * The command that node-tesseract-ocr writes into its shell line: made of constants alone. Where the system has the
 * programs for it, a look ends after its time, gets no more memory than its share, and dies with whoever began it.
 */
export function tesseractCommand(environment: Environment, { lookSeconds, memoryBytes }: LookLimits): string {
  const dies = isOnPath('setpriv', environment) ? ['setpriv --pdeathsig KILL'] : [];
  const ends = isOnPath('timeout', environment) ? [...dies, `timeout -k 1 ${lookSeconds}`] : [];
  const small = isOnPath('prlimit', environment) ? [`prlimit --as=${memoryBytes}`] : [];
  // More threads take four times as long: they wait for each other.
  // `exec`, since a shell in between would die in place of what it began.
  return ['export OMP_THREAD_LIMIT=1; exec', ...ends, ...dies, ...small, 'tesseract'].join(' ');
}

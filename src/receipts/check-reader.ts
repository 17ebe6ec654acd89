import { execFile } from 'node:child_process';
import { type Environment, languages } from './programs.ts';

/** What reading needs of the system. */
export interface ReaderCheck {
  /** As tesseract tells it; null where it does not answer. */
  version: string | null;
  /** `tesseract` itself, or languages of it by their names. Nothing is missing where receipts can be read. */
  missing: string[];
}

const answersWithinMs = 5_000;

/** Asks tesseract for its version and its languages; never rejects. */
export async function checkReader(environment: Environment): Promise<ReaderCheck> {
  const [told, listed] = await Promise.all([ask('--version', environment), ask('--list-langs', environment)]);
  const version = /^tesseract v?(\S+)/.exec(told ?? '')?.[1] ?? null;
  if (version === null || listed === undefined) return { version, missing: ['tesseract'] };
  const there = listed.split(/\r?\n/).map((line) => line.trim());
  return { version, missing: languages.filter((language) => !there.includes(language)) };
}

/** Its words, which old versions say on the other channel; undefined where it fails or hangs. */
function ask(option: string, env: Environment): Promise<string | undefined> {
  return new Promise((resolve) => {
    const settings = { env, timeout: answersWithinMs, killSignal: 'SIGKILL' } as const;
    execFile('tesseract', [option], settings, (error, stdout, stderr) => {
      resolve(error ? undefined : `${stdout}${stderr}`);
    });
  });
}

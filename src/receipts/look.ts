import { recognize } from 'node-tesseract-ocr';
import { z } from 'zod';
import { languages } from './programs.ts';

/** What one run of tesseract gave. */
export type Look = { kind: 'text'; text: string } | { kind: 'failed'; why: 'missing' | 'time_over' | 'crashed' };

/** How tesseract is called. Nothing of it comes from outside: the package writes it into a shell line. */
export interface LookSettings {
  command: string;
  seconds: number;
  mode: PageMode;
}

const ended = z.object({ code: z.number().nullish(), message: z.string() });
// Of `timeout`: what it ended, and what it had to kill. Of a shell and of `timeout`: there is no such program.
const endedInTime = 124;
const killed = 137;
const noProgram = 127;
/** Tesseract's page modes: one block of text, or a column of texts in several sizes. */
const pageModes = { block: 6, column: 4 } as const;
export type PageMode = keyof typeof pageModes;

/** Reads a picture file whose name is plain; never rejects. */
export async function lookAt(file: string, { command, seconds, mode }: LookSettings): Promise<Look> {
  const beganMs = performance.now();
  try {
    const text = await recognize(file, { binary: command, lang: languages.join('+'), psm: pageModes[mode] });
    return { kind: 'text', text };
  } catch (error) {
    const tookMs = performance.now() - beganMs;
    return { kind: 'failed', why: whyFailed(error, tookMs >= seconds * 1_000) };
  }
}

function whyFailed(error: unknown, wasLong: boolean): 'missing' | 'time_over' | 'crashed' {
  const { code, message } = ended.catch({ message: '' }).parse(error);
  if (code === noProgram || /couldn't load any languages/i.test(message)) return 'missing';
  if (code === endedInTime || (code === killed && wasLong)) return 'time_over';
  return 'crashed';
}

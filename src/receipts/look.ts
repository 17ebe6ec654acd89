import { recognize } from 'node-tesseract-ocr';
import { z } from 'zod';
import { languages } from './programs.ts';
import { type SeenLine, seenLines } from './seen-text.ts';

/** What one run of tesseract gave; without lines where it does not tell where words stand. */
export type Look =
  | { kind: 'text'; text: string; lines?: undefined }
  | { kind: 'text'; lines: SeenLine[] }
  | { kind: 'failed'; why: 'missing' | 'time_over' | 'crashed' };

/** How tesseract is called. Nothing of it comes from outside: the package writes it into a shell line. */
export interface LookSettings {
  command: string;
  seconds: number;
  way: WayToLook;
}

const ended = z.object({ code: z.number().nullish(), message: z.string() });
// Of `timeout`: what it ended, and what it had to kill. Of a shell and of `timeout`: there is no such program.
const endedInTime = 124;
const killed = 137;
const noProgram = 127;
/** Ways to look: at a block of text in every language, or at a line that is a number in hexadecimal or decimal. */
const ways = {
  block: { lang: languages.join('+'), psm: 6 },
  number: {
    lang: 'eng',
    psm: 7,
    tessedit_char_whitelist: '0123456789abcdefABCDEF-',
    load_system_dawg: 0,
    load_freq_dawg: 0,
  },
} as const;
export type WayToLook = keyof typeof ways;

/** Reads a picture file whose name is plain; never rejects. */
export async function lookAt(file: string, { command, seconds, way }: LookSettings): Promise<Look> {
  const beganMs = performance.now();
  try {
    const text = await recognize(file, { binary: command, ...ways[way], tessedit_create_tsv: 1 });
    const lines = seenLines(text);
    return lines ? { kind: 'text', lines } : { kind: 'text', text };
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

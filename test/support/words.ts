import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#src/shop/language.ts';
import { loadWords } from '#src/ui/words.ts';

const directory = join(import.meta.dirname, '../../locales');

/** The shop's own texts in Tashkent's time. A missing key or value is an error at once. */
export const wordsFor = loadWords({
  directory,
  timeZone: 'Asia/Tashkent',
  onMissing: (why) => {
    throw new Error(`A text lacks something: ${why}`);
  },
});

/** Each key of a locale with its text as it is written. */
export function writtenTexts(language: Language): Map<string, string> {
  const lines = readFileSync(join(directory, `${language}.ftl`), 'utf8').split('\n');
  const texts = new Map<string, string>();
  let key = '';
  for (const line of lines) {
    const [, begun, text = ''] = /^([a-z][\w-]*) =(.*)$/.exec(line) ?? [];
    if (begun !== undefined && texts.has(begun)) throw new Error(`${language}.ftl has "${begun}" twice.`);
    if (begun !== undefined) texts.set((key = begun), text.trim());
    else if (/^\s+\S/.test(line)) texts.set(key, `${texts.get(key) ?? ''}\n${line.trim()}`);
  }
  return texts;
}

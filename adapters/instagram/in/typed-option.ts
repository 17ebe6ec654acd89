import type { Menu } from './deps.ts';

type Option = Menu['options'][number];

/**
 * The option that a typed text chooses from the last menu: by its title, whatever the capitals, apostrophes and pictures in
 * it, else by its place in the list where places are numbered.
 */
export function typedOption(text: string, { options, isNumbered }: Menu): Option | undefined {
  const typed = text.trim();
  const exact = options.find(({ title }) => title.trim() === typed);
  if (exact) return exact;
  const words = folded(typed);
  const byTitle = options.find(({ title }) => words !== '' && folded(title) === words);
  const place = isNumbered ? /^([1-9]\d?)[.)]?$/.exec(plain(typed))?.[1] : undefined;
  return byTitle ?? (place === undefined ? undefined : options[Number(place) - 1]);
}

/** The same letters and digits without variants and enclosing marks: 2️⃣ is 2. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\p{Mn}\p{Me}]/gu, '');
}

// Phones write oʻ and gʻ with any of a dozen marks, or none.
function folded(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['`´‘’ʻʼʹ′]/g, '');
  return letters.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

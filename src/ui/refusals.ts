import type { Refusal } from '#src/shop/result.ts';
import type { Words, Values } from './words.ts';

/** The words for a refused answer of the sale, for a message (`html`) or a note after a tap (`plain`). */
export function refusalText(words: Words, refusal: Refusal<string>, form: 'html' | 'plain'): string {
  const values: Values = {};
  for (const [name, value] of Object.entries(refusal.with ?? {})) {
    if (typeof value === 'string' || typeof value === 'number') values[name] = value;
  }
  // A cart in which several lines became scarce shows them itself.
  if (Array.isArray(refusal.with?.['lines'])) return words[form]('draft-cart_short', values);
  return words[form](`draft-${refusal.why}`, values);
}

import type { Options } from '#src/shop/catalog/product.ts';
import type { Texts } from '#src/shop/language.ts';
import type { Words } from './words.ts';

/** The name of one option value in the reader's language, without markup: "qora", "42". */
export function valueName(words: Words, option: string, value: string): string {
  return option === 'color' || option === 'shade' ? words.plain('color', { color: value }) : value;
}

/** All chosen values, the colour first: "qora, 42". */
export function optionsName(words: Words, options: Options): string {
  return Object.entries(options)
    .toSorted((one, other) => rank(one) - rank(other))
    .map(([option, value]) => valueName(words, option, value))
    .join(', ');
}

// The database keeps no order of names; people say the colour first.
function rank([option]: [string, string]): number {
  return option === 'color' || option === 'shade' ? 0 : 1;
}

/** A thing with its variant, without markup: "Krossovka Tez, qora, 42". */
export function lineName(words: Words, line: { title: Texts; options: Options }): string {
  const options = optionsName(words, line.options);
  return options === '' ? line.title[words.language] : `${line.title[words.language]}, ${options}`;
}

import { nextOption, optionValues, type ProductView } from '#src/shop/catalog/product-view.ts';
import type { Options } from '#src/shop/catalog/product.ts';
import { foldWords } from '#src/shop/catalog/fold-words.ts';
import { languages } from '#src/shop/language.ts';
import type { DraftChange } from '#src/shop/orders/draft-view.ts';
import { optionScreen } from '#src/ui/catalog-screens.ts';
import { valueName } from '#src/ui/naming.ts';
import type { WordsFor } from '#src/ui/words.ts';
import { chosenProduct, type Step } from './step.ts';

/** Colour, size or whatever option comes next; answered by a tap or by the value's name in any language. */
export function createOptionStep(wordsFor: WordsFor): Step {
  return {
    ask: (words, { draft }) => {
      const product = chosenProduct(draft);
      return optionScreen(words, product, nextOption(product, draft.chosen) ?? '', draft.chosen);
    },
    answer: ({ tap, text }, { draft }) => {
      const { product, chosen } = draft;
      const option = product === null ? undefined : nextOption(product, chosen);
      if (product === null || option === undefined) return undefined;
      if (tap) return tap.kind === 'option' ? tappedOption(product, tap, chosen) : undefined;
      const value = text === undefined ? undefined : spoken(wordsFor, product, option, text);
      return value === undefined ? undefined : { slot: 'option', option, value };
    },
  };
}

/** The value that a tapped variant stands for; undefined when it is about another product, or sold out. */
export function tappedOption(
  product: ProductView,
  tap: { option: number; variant: number },
  chosen: Options,
): DraftChange | undefined {
  const option = product.options[tap.option];
  const value = option && product.variants.find((variant) => variant.id === tap.variant)?.options[option];
  if (option === undefined || value === undefined) return undefined;
  const left = optionValues(product, option, { ...chosen, [option]: value })[0]?.stock ?? 0;
  return left > 0 ? { slot: 'option', option, value } : undefined;
}

function spoken(wordsFor: WordsFor, product: ProductView, option: string, text: string): string | undefined {
  const said = foldWords(text);
  const values = optionValues(product, option, {}).map(({ value }) => value);
  return values.find((value) =>
    languages.some((language) => foldWords(valueName(wordsFor(language), option, value)) === said),
  );
}

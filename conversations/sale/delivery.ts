import { foldWords } from '#src/shop/catalog/fold-words.ts';
import { regions, type Region } from '#src/shop/delivery/region.ts';
import { languages } from '#src/shop/language.ts';
import { deliveryScreen, regionScreen } from '#src/ui/cart-screens.ts';
import type { WordsFor } from '#src/ui/words.ts';
import type { Step } from './step.ts';

/** How the goods travel: a tap. */
export const deliveryStep: Step = {
  ask: (words, { draft, methods }) => deliveryScreen(words, draft, methods),
  answer: ({ tap }) => (tap?.kind === 'delivery' ? { slot: 'delivery', methodId: tap.id } : undefined),
};

/** Where they travel: a tap, or the region's name in any language. */
export function createRegionStep(wordsFor: WordsFor): Step {
  return {
    ask: (words, { draft }) => regionScreen(words, draft),
    answer: ({ tap, text }) => {
      if (tap) return tap.kind === 'region' ? { slot: 'region', region: tap.region } : undefined;
      const region = text === undefined ? undefined : spokenRegion(wordsFor, text);
      return region && { slot: 'region', region };
    },
  };
}

function spokenRegion(wordsFor: WordsFor, text: string): Region | undefined {
  const said = foldWords(text);
  const named = (region: Region) =>
    languages.map((language) => foldWords(wordsFor(language).plain('region', { region })));
  return regions.find((region) => named(region).includes(said));
}

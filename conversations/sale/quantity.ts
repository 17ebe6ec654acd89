import { quantityScreen } from '#src/ui/catalog-screens.ts';
import { chosenProduct, type Step } from './step.ts';

/** How many pieces; a tap or a typed number of at most three digits. */
export const quantityStep: Step = {
  ask: (words, { draft, maxUnits }) => quantityScreen(words, chosenProduct(draft), draft.chosen, maxUnits),
  answer: ({ tap, text }) => {
    if (tap) return tap.kind === 'quantity' ? { slot: 'quantity', quantity: tap.quantity } : undefined;
    const number = /^\s*(\d{1,3})\s*(?:ta|dona|pcs?|pieces?)?\s*$/i.exec(text ?? '')?.[1];
    return number === undefined ? undefined : { slot: 'quantity', quantity: Number(number) };
  },
};

import { summaryScreen } from '#src/ui/cart-screens.ts';
import type { Step } from './step.ts';

/** The summary. Its tap is not answered here: placing an order belongs to code outside every talk. */
export const confirmStep: Step = {
  ask: (words, { draft, holdMinutes }) => summaryScreen(words, draft, holdMinutes),
  answer: () => undefined,
};

import type { ProductView } from '#src/shop/catalog/product-view.ts';
import type { DeliveryMethodView } from '#src/shop/delivery/list-delivery.ts';
import type { Language } from '#src/shop/language.ts';
import type { DraftChange, DraftView } from '#src/shop/orders/draft-view.ts';
import type { Input } from '#src/ui/input.ts';
import type { Screen } from '#src/ui/screen.ts';
import type { Words } from '#src/ui/words.ts';

/** All that the questions of a sale are made of: plain data, read afresh before each question. */
export type SaleView = {
  language: Language;
  draft: DraftView;
  /** Ways of delivery on offer; only filled when they are asked for. */
  methods: DeliveryMethodView[];
  customerName: string | null;
  holdMinutes: number;
  maxUnits: number;
  privacyLink: string;
  /** The phone number can be sent by a button. */
  contactButton: boolean;
};

/** One question of the sale. */
export interface Step {
  ask(words: Words, view: SaleView): Screen;
  /**
   * What this input answers, or undefined when it is not an answer and belongs to the rest of the house.
   * Pure: it runs again on every replay.
   */
  answer(input: Input, view: Pick<SaleView, 'draft' | 'customerName'>): DraftChange | undefined;
}

/** The product being chosen. A question about it is only asked while there is one. */
export function chosenProduct(draft: DraftView): ProductView {
  if (draft.product === null) throw new Error('No product is being chosen.');
  return draft.product;
}

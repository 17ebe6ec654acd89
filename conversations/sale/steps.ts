import type { Slot } from '#src/shop/orders/draft-view.ts';
import type { WordsFor } from '#src/ui/words.ts';
import { addressStep, recipientStep } from './address.ts';
import { confirmStep } from './confirm.ts';
import { createRegionStep, deliveryStep } from './delivery.ts';
import { createOptionStep } from './option.ts';
import { paymentStep } from './payment.ts';
import { phoneStep } from './phone.ts';
import { quantityStep } from './quantity.ts';
import type { Step } from './step.ts';

export type Steps = Record<Slot, Step>;

/** Every question of a sale, by the slot it fills. */
export function createSteps(wordsFor: WordsFor): Steps {
  return {
    option: createOptionStep(wordsFor),
    quantity: quantityStep,
    phone: phoneStep,
    delivery: deliveryStep,
    region: createRegionStep(wordsFor),
    address: addressStep,
    recipient: recipientStep,
    payment: paymentStep,
    confirm: confirmStep,
  };
}

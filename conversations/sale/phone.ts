import { phoneScreen } from '#src/ui/cart-screens.ts';
import type { Step } from './step.ts';

/** The phone number: handed over by the button, or typed. Text with hardly a digit is no attempt at a number. */
export const phoneStep: Step = {
  ask: (words, { privacyLink }) => phoneScreen(words, privacyLink),
  answer: ({ phone, text }) => {
    if (phone !== undefined) return { slot: 'phone', text: phone };
    const digits = text?.replaceAll(/[^\d０-９]/g, '') ?? '';
    return text !== undefined && text.length <= 100 && digits.length >= 5 ? { slot: 'phone', text } : undefined;
  },
};

import { phoneScreen } from '#src/ui/cart-screens.ts';
import type { Step } from './step.ts';

/** The phone number: handed over by the button, or typed. Words with hardly a digit are no attempt at a number. */
export const phoneStep: Step = {
  ask: (words, { privacyLink, contactButton }) => phoneScreen(words, privacyLink, contactButton),
  answer: ({ phone, text }) => {
    if (phone !== undefined) return { slot: 'phone', text: phone };
    const digits = text?.replaceAll(/[^\d０-９]/g, '') ?? '';
    const isNumber = digits.length >= 5 || /^[+\d\s().-]+$/.test(text ?? '');
    return text !== undefined && text.length <= 100 && isNumber ? { slot: 'phone', text } : undefined;
  },
};

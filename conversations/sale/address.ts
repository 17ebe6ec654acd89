import { addressScreen, recipientScreen } from '#src/ui/cart-screens.ts';
import type { Step } from './step.ts';

const questionWords =
  /\b(qancha|narxi?|nechi|necha|qachon|bormi|qayer\w*|qanday|how|what|when|where|why|price)\b|сколько|когда|почём|почем|нарх/i;

/** The address in the customer's words. A question is left to those who answer questions. */
export const addressStep: Step = {
  ask: (words) => addressScreen(words),
  answer: ({ text }) => (text !== undefined && !isQuestion(text) ? { slot: 'address', text } : undefined),
};

/** Who receives the goods. */
export const recipientStep: Step = {
  ask: (words, { customerName }) => recipientScreen(words, customerName),
  answer: ({ tap, text }, { customerName }) => {
    if (tap?.kind === 'recipient_me' && customerName !== null) return { slot: 'recipient', text: customerName };
    return text !== undefined && !isQuestion(text) ? { slot: 'recipient', text } : undefined;
  },
};

function isQuestion(text: string): boolean {
  return text.includes('?') || questionWords.test(text);
}

import { foldWords } from '#src/shop/catalog/fold-words.ts';
import type { PaymentKind } from '#src/shop/orders/payment-kind.ts';
import { paymentWayScreen } from '#src/ui/payment-screens.ts';
import type { Step } from './step.ts';

// As `foldWords` leaves them, so Russian words stand in Latin letters.
const cardWords = /\b(?:kart\w*|plastik\w*|card|perevod\w*|otkazma\w*|otkazaman|click|payme)\b/;
const cashWords = /\b(?:naqd\w*|naxt\w*|naht\w*|nalich\w*|cash|kuryerga)\b/;

/** By card now, or in cash when the goods come: a tap, or the word for it. Both words at once are no answer. */
export const paymentStep: Step = {
  ask: (words, { draft }) => paymentWayScreen(words, draft),
  answer: ({ tap, text }, { draft }) => {
    if (tap) return tap.kind === 'pay_by' ? { slot: 'payment', kind: tap.how } : undefined;
    const kind = text === undefined ? undefined : spokenWay(text, draft.paymentWays);
    return kind && { slot: 'payment', kind };
  },
};

function spokenWay(text: string, ways: readonly PaymentKind[]): PaymentKind | undefined {
  const said = foldWords(text);
  const byCard = cardWords.test(said);
  if (byCard === cashWords.test(said) || text.includes('?') || said.length > 60) return undefined;
  return ways.find((way) => (way === 'card') === byCard);
}

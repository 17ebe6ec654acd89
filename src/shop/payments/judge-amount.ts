import { certainFrom, type ReceiptFacts } from './receipt-facts.ts';
import type { VerdictReason } from './verdict.ts';

/** What the local apps take of a transfer at most, as a share of it: 0 to 1.1 % where it was measured. */
const mostFeeShare = 0.011;

/** From this confidence on a sum counts as read when it is the very one that was asked: no slip makes just that out of another. */
const agreesFrom = 0.8;

type Sums = Pick<ReceiptFacts, 'amount' | 'fee' | 'total'>;

/**
 * Holds the sum of a receipt against the one that was asked, to the tiyin. Only a net sum that was read for certain, or
 * well enough where it is the asked one, and that agrees with the fee and the total beside it, gives no reason.
 */
export function judgeAmount(facts: Sums, askedSom: number): VerdictReason[] {
  const { amount, total } = facts;
  if (!amount) return total ? [judgeGross(total.value, askedSom)] : ['amount_unread'];
  if (holdsFee(facts)) return [judgeGross(amount.value, askedSom)];
  const difference = tiyin(amount.value) - tiyin(askedSom);
  const isUnsure = amount.confidence < (difference === 0 ? agreesFrom : certainFrom) || !addsUp(facts);
  const doubt: VerdictReason[] = isUnsure ? ['amount_unsure'] : [];
  if (difference < 0) return ['amount_less', ...doubt];
  if (difference > 0) return [isUnsure ? judgeGross(amount.value, askedSom) : 'amount_more', ...doubt];
  return doubt;
}

/** A sum of which nobody knows whether the fee is in it. */
function judgeGross(value: number, askedSom: number): VerdictReason {
  if (tiyin(value) < tiyin(askedSom)) return 'amount_less';
  return tiyin(value) <= tiyin(askedSom * (1 + mostFeeShare)) ? 'amount_with_fee' : 'amount_more';
}

/** True where the sum that was taken for the net one is what left the sender. */
function holdsFee({ amount, fee, total }: Sums): boolean {
  return (
    amount !== null && fee !== null && fee.value > 0 && total !== null && tiyin(total.value) === tiyin(amount.value)
  );
}

/** False where fee and total contradict the net sum, as they do when only one of them was painted over. */
function addsUp({ amount, fee, total }: Sums): boolean {
  if (!amount || !total) return true;
  const [net, gross] = [tiyin(amount.value), tiyin(total.value)];
  // A fee is printed rounded to the so'm by some apps.
  if (fee) return Math.abs(gross - net - tiyin(fee.value)) <= tiyin(1);
  return gross >= net && gross <= tiyin(amount.value * (1 + mostFeeShare));
}

function tiyin(sum: number): number {
  return Math.round(sum * 100);
}

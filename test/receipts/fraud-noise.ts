import { receiptAsSvg } from '#src/playground/receipts/draw-receipt.ts';
import type { ReceiptTruth } from '#src/playground/receipts/receipt-spec.ts';
import { between, type Chance } from '#src/playground/receipts/seeded.ts';
import { noFacts, receiptFacts, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import type { FraudCase } from './fraud-set.ts';

type Name = Exclude<keyof ReceiptFacts, 'editedBy'>;

/** How often a reader misses a fact, doubts it, or is wrong without knowing. Worse than what ours does. */
const shares = { missed: 0.04, doubted: 0.08, wrong: 0.02 };
/** On photos that are turned, crumpled or glaring. */
const hardTimes = 4;
/** What a reader must never have wrong and call certain; of a status it only ever knows less. */
const neverWrong: readonly Name[] = ['amount', 'fee', 'total', 'status', 'currency'];

/** What a reader would find on the picture of a case: what is shown there, with the slips that readers make. */
export function factsOf(one: FraudCase, chance: Chance): ReceiptFacts {
  const times = one.wear === 'hard' ? hardTimes : 1;
  return { ...noisy(truthOf(one), chance, times), editedBy: one.software ?? null };
}

/** What a reader without fault would find. */
function truthOf({ spec, paintedSom, isCut }: FraudCase): ReceiptTruth {
  const { truth } = receiptAsSvg(spec);
  const painted = paintedSom === undefined ? truth : { ...truth, amount: paintedSom };
  return isCut ? { ...painted, receiverLast4: null, paidAt: null, reference: null } : painted;
}

function noisy(truth: ReceiptTruth, chance: Chance, times: number): ReceiptFacts {
  const read = { ...noFacts };
  const found = Object.entries(truth).map(([name, value]) => [
    name,
    value === null ? null : slip(name, value, chance, times),
  ]);
  return receiptFacts.parse({ ...read, ...Object.fromEntries(found) });
}

function slip(name: string, value: string | number, chance: Chance, times: number): unknown {
  const roll = chance() / times;
  if (roll < shares.missed) return null;
  if (roll < shares.missed + shares.doubted) {
    return { value: chance() < 0.5 ? value : misread(value, chance), confidence: between(chance, 40, 85) / 100 };
  }
  const mayBeWrong = !neverWrong.some((one) => one === name);
  const isWrong = mayBeWrong && roll < shares.missed + shares.doubted + shares.wrong;
  return { value: isWrong ? misread(value, chance) : value, confidence: between(chance, 90, 99) / 100 };
}

/** One digit taken for another; a time or a status that would be none stays. */
function misread(value: string | number, chance: Chance): string | number {
  const text = String(value);
  const digits = [...text.matchAll(/\d/g)];
  const { index } = digits[between(chance, 0, digits.length - 1)] ?? { index: -1 };
  const wrong =
    text.slice(0, index) + String((Number(text[index]) + between(chance, 1, 9)) % 10) + text.slice(index + 1);
  if (digits.length === 0 || (text.includes('T') && Number.isNaN(Date.parse(wrong)))) return value;
  return typeof value === 'number' ? Math.max(1, Number(wrong)) : wrong;
}

import { takeOut } from './take-out.ts';

// Bounded, and every piece ends in a blank: a long row of such signs is read once.
const mask = String.raw`(?=[*•·●∙#]|xx|\.\.)[*•·●∙#x.]{1,16}(?: [*•·●∙#x.]{1,16}){0,3} ?`;
const noSum = String.raw`(?!\d|[.,]\d|\s?(?:uzs|usd|som|sum)(?![a-z]))`;
const cardWords = String.raw`humocard|humo|uzcard|visa|mastercard|kart[a-z]*|card|schet[a-z]*`;

// Of all ways in which four digits can stand for a card, the surest first.
const tailPatterns = [
  new RegExp(String.raw`(?<![a-z\d])(?:\d{4} ?(?:\d{2} ?)?)?${mask}(?<tail>\d{4})${noSum}`, 'g'),
  new RegExp(String.raw`(?<!\d)(?:8600|9860|5614|[45]\d{3}) ?\d{4} ?\d{4} ?(?<tail>\d{4})(?!\d)`, 'g'),
  new RegExp(String.raw`\b(?:${cardWords})[ :№-]*(?:no\.? ?|oxiri |ending (?:in |with )?)?(?<tail>\d{4})${noSum}`, 'g'),
  new RegExp(String.raw`(?<![\d.,])(?<tail>\d{4})[ -](?:raqamli |(?:raqami )?bilan tugaydigan )?(?:kart|card)`, 'g'),
];

const toOwn = /(?:na (?:vashu )?kart[a-z]*|kartangiz[a-z]*|vasha kart[a-z]*|your card|humocard|kartaga)\W*$/;
const fromOther = /(?:\bot|\bs kart[a-z]*|\biz|from|otpravitel|yuboruvchi|kartadan|otkuda)(?: kart[a-z]*| card)?\W*$/;
const own = 2;
const other = -2;

/**
 * The last four digits of the card that a folded text is about. Where it names two, the one that the money came to, or
 * for money that went out the one that it came from.
 */
export function findTail(text: string, direction: 'in' | 'out'): string | undefined {
  const found = tailPatterns.flatMap((pattern, rank) =>
    [...text.matchAll(pattern)].map(({ groups, index, 0: { length } }) => ({
      tail: groups?.['tail'] ?? '',
      rank: weight(text, index, length, direction) - rank,
      index,
    })),
  );
  return found.toSorted((a, b) => b.rank - a.rank || a.index - b.index)[0]?.tail;
}

/** The text without card numbers. */
export function withoutTails(text: string): string {
  return tailPatterns.reduce(takeOut, text);
}

function weight(text: string, index: number, length: number, direction: 'in' | 'out'): number {
  const before = text.slice(Math.max(0, index - 24), index);
  const after = text.slice(index + length, index + length + 16);
  const isFrom = fromOther.test(before) || /^\s?kart[a-z]*dan\b/.test(after);
  const isTo = toOwn.test(before) || /^\s?kart[a-z]*ga\b/.test(after);
  if (isFrom === isTo) return 0;
  return isTo === (direction === 'in') ? own : other;
}

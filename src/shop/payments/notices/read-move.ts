import { foldLetters } from '../../catalog/fold-words.ts';
import { findDirection, type Direction } from './find-direction.ts';
import { findMoment, withoutMoments } from './find-moment.ts';
import { findPlace } from './find-place.ts';
import { findSums } from './find-sums.ts';
import { findTail, withoutTails } from './find-tail.ts';
import { isOneTimeCode } from './is-one-time-code.ts';
import { phonePattern, takeOut } from './take-out.ts';

/** A move on a card as a bank's text tells it. */
export type Move = Direction & {
  amount: number;
  currency: string;
  last4: string;
  at: Date | null;
  balance: number | null;
  place: string | null;
};

export type ReadMove = { is: 'move'; move: Move } | { is: 'code' } | { is: 'other' };

/** A person tells of his own payment, or asks. */
const chat =
  /otkazdim|tashladim|tashadim|tashlab|toladim|yubordim|toldirdim|tushdimi|keldimi|bordimi|qildim|otkazgan ?man|tolagan ?man|tolab qoy|perevela?\b|otpravila?\b|oplatila?\b|s?kinula?\b|prishl[oi]\b|proverte|tekshir|\bi (?:paid|sent|transferred|have)|please check|bervor|\bopa\b|\baka\b|assalom|salom\b|zdravstv|rahmat|raxmat/;
const advertising =
  /aksiya|aktsiya|yutib|yuting|yutuq|sovga|prizov|podarok|keshb[ea]k|cashback|chegirma|skidk|bonus|foiz|kredit|rassrochk|muddatli tolov|oling\b|oformit|poluchi(?:te)?\b|promo|% |omonat|vklad|yukla[bn]|skachay/;

/**
 * Reads one text of a bank: pure. Codes come first, so nothing else of them is ever looked at. What lacks a direction, a
 * sum or a card is no move.
 */
export function readMove(
  text: string,
  { receivedAt, timeZone = 'Asia/Tashkent' }: { receivedAt: Date; timeZone?: string },
): ReadMove {
  if (isOneTimeCode(text)) return { is: 'code' };
  const folded = foldLetters(text);
  if (chat.test(folded)) return { is: 'other' };
  const undated = takeOut(withoutMoments(folded), phonePattern);
  const found = findSums(withoutTails(undated));
  const sums = found.filter(({ role }) => role === 'moved');
  const moved = sums.find(({ sign }) => sign !== undefined) ?? sums[0];
  if (!moved || !(moved.amount > 0)) return { is: 'other' };
  const way = findDirection(undated, moved.sign);
  const last4 = way && findTail(undated, way.direction);
  if (!way || last4 === undefined) return { is: 'other' };
  const at = findMoment(folded, { receivedAt, timeZone }) ?? null;
  const left = found.find(({ role }) => role === 'balance') ?? sums.find((sum) => sum !== moved && sums.length === 2);
  if (advertising.test(folded) && (at === null || left === undefined)) return { is: 'other' };
  const { amount, currency = 'UZS' } = moved;
  return {
    is: 'move',
    move: { ...way, amount, currency, last4, at, balance: left?.amount ?? null, place: findPlace(text) },
  };
}

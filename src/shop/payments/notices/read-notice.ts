import type { NoticeFacts, ReadNotice } from '../notice-facts.ts';
import { readMove, type Move } from './read-move.ts';

/**
 * What a text says of a shop's card: a bank's notice, a one-time code, or neither. Knows the bots of HUMO and of Uzcard and
 * banks' messages, in Uzbek in both writings, Russian and English. Pure; times without a zone are of `timeZone`, and a
 * time without a day is the last one before `receivedAt`. Who sent the text is not asked here, so it is no proof.
 */
export function readNotice(text: string, given: { receivedAt: Date; timeZone?: string }): ReadNotice {
  const read = readMove(text, given);
  if (read.is !== 'move') return read;
  const { amount, currency, last4, at, balance, place } = read.move;
  const facts = { kind: kindOf(read.move), amount, currency, last4, at: at?.toISOString() ?? null, balance, place };
  return { is: 'notice', facts };
}

/** A purchase that was called off pays for no order: it is as good as money that went out. */
function kindOf({ direction, reversal }: Move): NoticeFacts['kind'] {
  if (!reversal) return direction;
  return direction === 'out' ? 'reversal' : 'out';
}

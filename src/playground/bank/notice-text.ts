import { clockOf, dateOf } from '../receipts/print-forms.ts';

export const noticeBanks = ['humo', 'card', 'sms'] as const;
export type NoticeBank = (typeof noticeBanks)[number];

export const noticeMoves = ['in', 'out', 'reversal', 'code'] as const;
export type NoticeMove = (typeof noticeMoves)[number];

export interface Move {
  kind: NoticeMove;
  /** In so'm, with up to two decimals. */
  amount: number;
  last4: string;
  at: Date;
  /** What is on the card afterwards. */
  balance: number;
}

const grouped = (sum: number, separator: string, point: string) => {
  const [whole = '0', cents = '00'] = sum.toFixed(2).split('.');
  return `${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separator)}${point}${cents}`;
};

/** A one-time code made of the sum, as banks send it in the same stream: worth nothing, but nobody may keep it. */
const codeText = ({ amount, last4 }: Move) =>
  `kod: ${String(100_000 + (Math.round(amount * 7) % 900_000))}, hech kimga aytmang. Karta *${last4}`;

/** What a bank writes of a move on a card, in the form of its bot or of its SMS. */
export function writeNotice(bank: NoticeBank, move: Move): string {
  if (move.kind === 'code') return codeText(move);
  return { humo: humoText, card: cardText, sms: smsText }[bank](move);
}

function humoText({ kind, amount, last4, at, balance }: Move): string {
  const heads = { in: "🎉 To'ldirish", out: "💸 O'tkazma", reversal: '↩️ Bekor qilish', code: '' };
  return [
    heads[kind],
    `${kind === 'in' ? '➕' : '➖'} ${grouped(amount, '.', ',')} UZS`,
    '📍 P2P HUMO>UZCARD',
    `💳 HUMOCARD *${last4}`,
    `🕓 ${clockOf(at)} ${dateOf(at)}`,
    `💰 ${grouped(balance, '.', ',')} UZS`,
  ].join('\n');
}

function cardText({ kind, amount, last4, at, balance }: Move): string {
  const heads = { in: "🟢 Kartaga o'tkazma", out: "🔴 O'tkazma", reversal: '↩️ Bekor qilish', code: '' };
  return [
    heads[kind],
    `${kind === 'in' ? '➕' : '➖'} ${grouped(amount, ' ', '.')} UZS`,
    `💳 ***${last4}`,
    `🕓 ${dateOf(at)} ${clockOf(at)}`,
    `💵 Balans: ${grouped(balance, ' ', '.')} UZS`,
  ].join('\n');
}

function smsText({ kind, amount, last4, at, balance }: Move): string {
  const verbs = { in: 'popolnena', out: 'spisano', reversal: 'otmena operatsii', code: '' };
  return `Karta *${last4} ${verbs[kind]} ${amount.toFixed(2)} UZS ${dateOf(at)} ${clockOf(at)} Dostupno ${balance.toFixed(2)} UZS`;
}

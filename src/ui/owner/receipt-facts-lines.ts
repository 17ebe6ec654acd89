import type { ReceiptCardView } from '#src/shop/payments/read-receipt-card.ts';
import type { ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { orderBody } from '../order-screens.ts';
import { gap, lines, shorten, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { amountText, cardText } from './amounts.ts';
import { ownerButton } from './buttons.ts';
import { comparedFacts, markFacts, type ComparedFact, type Mark } from './receipt-marks.ts';

const signs: { [mark in Mark]: string } = { equal: '✅', different: '❌', unread: '❔' };

/** What was read, each beside its mark; what was asked stands beside what differs. */
export function factLines(words: Words, card: ReceiptCardView): string {
  if (!card.facts) return words.html(card.reading === 'waiting' ? 'owner-check-reading' : 'owner-check-unread');
  const marks = markFacts(card);
  const { facts } = card;
  const compared = comparedFacts.filter((fact) => fact !== 'currency' || marks.currency === 'different');
  return lines(...compared.map((fact) => factLine(words, card, facts, fact, marks[fact])), senderLine(words, facts));
}

function factLine(words: Words, card: ReceiptCardView, facts: ReceiptFacts, fact: ComparedFact, mark: Mark): string {
  const read = readOf(words, facts)[fact] ?? words.plain('owner-fact-none');
  const line = words.html(`owner-fact-${fact}`, { mark: signs[mark], read });
  const asked = mark === 'different' ? askedLine(words, card, fact) : '';
  return asked === '' ? line : `${line} ${asked}`;
}

function askedLine(words: Words, { order, cardLast4 }: ReceiptCardView, fact: ComparedFact): string {
  if (fact === 'amount') return words.html('owner-fact-asked', { asked: words.money(order.askedSom) });
  if (fact === 'receiver' && cardLast4 !== null) return words.html('owner-fact-asked', { asked: cardText(cardLast4) });
  return fact === 'time' ? words.html('owner-fact-placed', { placed: words.dayAndTime(order.placedAt) }) : '';
}

function readOf(words: Words, facts: ReceiptFacts): { [fact in ComparedFact]: string | undefined } {
  const currency = facts.currency?.value ?? 'UZS';
  return {
    amount: facts.amount ? amountText(words, facts.amount.value, currency) : undefined,
    receiver: facts.receiverLast4 ? cardText(facts.receiverLast4.value) : undefined,
    time: facts.paidAt ? words.dayAndTime(facts.paidAt.value) : undefined,
    reference: facts.reference ? shorten(facts.reference.value, 40) : undefined,
    status: facts.status ? words.plain('owner-transfer-status', { status: facts.status.value }) : undefined,
    currency,
  };
}

function senderLine(words: Words, { provider, receiverName }: ReceiptFacts): string | false {
  const parts = [
    provider && words.plain('owner-provider', { provider: provider.value }),
    receiverName && shorten(receiverName.value, 30),
  ].filter((part) => part !== null);
  return parts.length > 0 && words.html('owner-fact-app', { app: parts.join(', ') });
}

/** All that was read, with how sure it is, every reason of the verdict, and the order. */
export function receiptDetailsScreen(words: Words, card: ReceiptCardView): Screen {
  const { facts, reasons, order } = card;
  return {
    text: lines(
      words.html('owner-details-title', { number: order.number }),
      ...reasons.map((reason) => words.html('owner-details-reason', { reason: words.plain(`owner-doubt-${reason}`) })),
      gap,
      ...(facts ? detailLines(words, facts) : [words.html('owner-check-unread')]),
      gap,
      orderBody(words, order),
    ),
    buttons: [
      [
        ownerButton(words, 'back-to-receipt', { kind: 'receipt', id: order.id }),
        ownerButton(words, 'open-order', { kind: 'order', id: order.id }, { number: order.number }),
      ],
    ],
  };
}

function detailLines(words: Words, facts: ReceiptFacts): (string | false)[] {
  const currency = facts.currency?.value ?? 'UZS';
  const read = readOf(words, facts);
  const detail = (name: string, value: string | undefined, fact: { confidence: number } | null): string | false =>
    value !== undefined && words.html(`owner-detail-${name}`, { value, sure: sureness(fact) });
  return [
    detail('amount', read.amount, facts.amount),
    detail('fee', facts.fee ? amountText(words, facts.fee.value, currency) : undefined, facts.fee),
    detail('total', facts.total ? amountText(words, facts.total.value, currency) : undefined, facts.total),
    detail('receiver', read.receiver, facts.receiverLast4),
    detail('name', facts.receiverName?.value, facts.receiverName),
    detail('sender', facts.senderLast4 ? cardText(facts.senderLast4.value) : undefined, facts.senderLast4),
    detail('time', read.time, facts.paidAt),
    detail('reference', facts.reference?.value, facts.reference),
    detail('status', read.status, facts.status),
    facts.editedBy !== null && words.html('owner-detail-edited', { by: facts.editedBy }),
  ];
}

function sureness(fact: { confidence: number } | null): number {
  return Math.round((fact?.confidence ?? 0) * 100);
}

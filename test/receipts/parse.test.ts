import { describe, expect, test } from 'vitest';
import { parseReceipt } from '#src/receipts/parse/parse-receipt.ts';
import { certainFrom, receiptFacts } from '#src/shop/payments/receipt-facts.ts';
import type { ParseCase } from './parse-case.ts';
import { otherTexts } from './parse-texts.ts';
import { uzbekTexts } from './parse-texts-uz.ts';

const now = new Date('2026-03-20T15:00:00Z');

function found(text: string): Required<ParseCase['want']> {
  const facts = parseReceipt(text, { now });
  return {
    amount: facts.amount?.value ?? null,
    fee: facts.fee?.value ?? null,
    total: facts.total?.value ?? null,
    currency: facts.currency?.value ?? null,
    last4: facts.receiverLast4?.value ?? null,
    sender: facts.senderLast4?.value ?? null,
    name: facts.receiverName?.value ?? null,
    at: facts.paidAt?.value ?? null,
    reference: facts.reference?.value ?? null,
    status: facts.status?.value ?? null,
    provider: facts.provider?.value ?? null,
    certain: (facts.amount?.confidence ?? 0) >= certainFrom,
  };
}

describe.each([
  ['Uzbek', uzbekTexts],
  ['Russian and English', otherTexts],
])('a receipt in %s', (_language, texts) => {
  test.each(texts)('$what', ({ text, want }) => {
    expect(found(text)).toMatchObject(want);
  });

  test.each(texts)('facts of $what are facts for the shop', ({ text }) => {
    const facts = parseReceipt(text, { now, editedBy: 'Paint' });
    expect(receiptFacts.parse(facts)).toEqual(facts);
    expect(facts.editedBy).toBe('Paint');
  });
});

import type { ReceiptFacts } from '../shop/payments/receipt-facts.ts';

type Value = string | number | boolean | null;

/** Facts of a receipt for programs: plain values, null where unknown, and how sure each is from 0 to 1. */
export interface FlatFields {
  amount: number | null;
  currency: string | null;
  last4: string | null;
  receiver: string | null;
  paidAt: string | null;
  reference: string | null;
  status: 'success' | 'pending' | 'failed' | 'unknown';
  provider: string | null;
  /** The picture shows the screen before a transfer, which is no receipt. */
  form?: true;
  confidence: { [field: string]: number | null };
}

/** Null, where nothing was read, gives fields that are all unknown. */
export function flatFields(facts: ReceiptFacts | null): FlatFields {
  const status = facts?.status?.value ?? 'unknown';
  const said = {
    amount: facts?.amount ?? null,
    currency: facts?.currency ?? null,
    last4: facts?.receiverLast4 ?? null,
    receiver: facts?.receiverName ?? null,
    paidAt: facts?.paidAt ?? null,
    reference: facts?.reference ?? null,
    status: facts?.status ?? null,
    provider: facts?.provider ?? null,
  };
  return {
    amount: said.amount?.value ?? null,
    currency: said.currency?.value ?? null,
    last4: said.last4?.value ?? null,
    receiver: said.receiver?.value ?? null,
    paidAt: said.paidAt?.value ?? null,
    reference: said.reference?.value ?? null,
    status: status === 'form' ? 'unknown' : status,
    provider: said.provider?.value ?? null,
    ...(status === 'form' && { form: true }),
    confidence: confidenceOf(said),
  };
}

function confidenceOf(said: {
  [field: string]: { value: Value; confidence: number } | null;
}): FlatFields['confidence'] {
  return Object.fromEntries(Object.entries(said).map(([field, fact]) => [field, fact?.confidence ?? null]));
}

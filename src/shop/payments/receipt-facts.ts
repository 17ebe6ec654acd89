import { z } from 'zod';

export const receiptProviders = [
  'payme',
  'click',
  'uzum',
  'paynet',
  'apelsin',
  'anorbank',
  'tbc',
  'alif',
  'humo',
  'bank',
  'cheque',
] as const;

export const transferStatuses = ['success', 'pending', 'failed', 'form', 'unknown'] as const;

/** From this confidence on a fact counts as certain. Confidence is from 0 to 1. */
export const certainFrom = 0.9;

const fact = <T extends z.ZodType>(value: T) => z.object({ value, confidence: z.number().min(0).max(1) }).nullable();
const sum = z.number().positive();
const last4 = z.string().regex(/^\d{4}$/);

/** What a receipt says of a transfer; null where it does not say it, or it could not be read. */
export const receiptFacts = z.object({
  /** What reached the receiver, without the fee; in units of `currency` with up to two decimals. */
  amount: fact(sum),
  fee: fact(z.number().nonnegative()),
  /** What left the sender: amount and fee. */
  total: fact(sum),
  /** ISO 4217. */
  currency: fact(z.string().length(3)),
  receiverLast4: fact(last4),
  receiverName: fact(z.string().max(100)),
  senderLast4: fact(last4),
  /** ISO 8601 in UTC. */
  paidAt: fact(z.iso.datetime()),
  /** As printed, without blanks. */
  reference: fact(z.string().max(64)),
  /** `form`: the screen before the transfer, which is no receipt. */
  status: fact(z.enum(transferStatuses)),
  provider: fact(z.enum(receiptProviders)),
  /** Signs that a program changed the picture, e.g. the name of an editor in its tags. A hint, never a verdict. */
  editedBy: z.string().max(100).nullable(),
});

export type ReceiptFacts = z.infer<typeof receiptFacts>;

/** Nothing is known. */
export const noFacts: ReceiptFacts = {
  amount: null,
  fee: null,
  total: null,
  currency: null,
  receiverLast4: null,
  receiverName: null,
  senderLast4: null,
  paidAt: null,
  reference: null,
  status: null,
  provider: null,
  editedBy: null,
};

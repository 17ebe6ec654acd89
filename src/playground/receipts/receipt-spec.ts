import { z } from 'zod';

export const receiptLayouts = [
  'bigSum',
  'twoCards',
  'stackedRows',
  'grid',
  'ribbon',
  'ticket',
  'bare',
  'payerOnly',
  'table',
  'sheet',
  'statement',
  'cheque',
] as const;
export type ReceiptLayout = (typeof receiptLayouts)[number];

export const receiptThemes = ['light', 'dark'] as const;
export type ReceiptTheme = (typeof receiptThemes)[number];

export const receiptWritings = ['uz-latin', 'uz-cyrillic', 'ru', 'en'] as const;
export type ReceiptWriting = (typeof receiptWritings)[number];

export const drawnStatuses = ['success', 'pending', 'failed', 'form'] as const;
export type DrawnStatus = (typeof drawnStatuses)[number];

export const drawnProviders = [
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
] as const;

const card = z.string().regex(/^\d{16}$/, 'must be 16 digits');

/** Everything a drawn receipt depends on: the same spec gives the same picture. */
export const receiptSpec = z.object({
  layout: z.enum(receiptLayouts),
  theme: z.enum(receiptThemes),
  writing: z.enum(receiptWritings),
  /** The app or bank that it says it comes from; paper cheques and some layouts do not say. */
  provider: z.enum(drawnProviders),
  status: z.enum(drawnStatuses),
  /** What reaches the receiver, in units of `currency` with up to two decimals. */
  amount: z.number().positive(),
  /** Null: the receipt does not speak of a fee. */
  fee: z.number().nonnegative().nullable(),
  /** ISO 4217. */
  currency: z.string().length(3),
  receiverCard: card,
  /** As printed. */
  receiverName: z.string().min(1).max(40),
  senderCard: card,
  /** ISO 8601 in UTC. */
  paidAt: z.iso.datetime(),
  /** When the picture was taken: the phone's own clock, and what "today" means. */
  takenAt: z.iso.datetime(),
  reference: z.string().min(1).max(40),
  /** Chooses among the printed forms (separators, masks, dates, labels, fonts, colours). */
  seed: z.int().nonnegative(),
  /** Writes "NAMUNA · SAMPLE" small under the receipt. */
  isSample: z.boolean().default(false),
});
export type ReceiptSpec = z.infer<typeof receiptSpec>;

/** What the picture really shows, for comparison with what a reader finds; null where it does not show it. */
export interface ReceiptTruth {
  amount: number | null;
  fee: number | null;
  total: number | null;
  currency: string | null;
  receiverLast4: string | null;
  receiverName: string | null;
  senderLast4: string | null;
  /** ISO 8601 in UTC, to the minute or the second as printed. */
  paidAt: string | null;
  reference: string | null;
  status: DrawnStatus | null;
  provider: string | null;
}

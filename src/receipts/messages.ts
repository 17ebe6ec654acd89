import { z } from 'zod';
import { receiptFacts } from '../shop/payments/receipt-facts.ts';

/** One picture for a worker. */
export const readingOrder = z.object({
  id: z.int(),
  /** Name in the folder that the worker stands in. */
  file: z.string(),
  now: z.iso.datetime(),
  timeZone: z.string(),
  command: z.string(),
  lookSeconds: z.number(),
  allLooksMs: z.number(),
});

export type ReadingOrder = z.infer<typeof readingOrder>;

/** What became of it. */
export const readingAnswer = z.object({
  id: z.int(),
  reading: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('read'), text: z.string(), facts: receiptFacts }),
    z.object({ kind: z.literal('refused'), why: z.enum(['no_picture', 'too_large', 'broken']) }),
    z.object({ kind: z.literal('failed'), why: z.enum(['missing', 'time_over', 'crashed']) }),
  ]),
  /** What broke in the worker itself. */
  error: z.string().exactOptional(),
});

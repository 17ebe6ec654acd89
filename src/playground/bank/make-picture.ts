import sharp from 'sharp';
import { z } from 'zod';
import { drawReceipt } from '../receipts/draw-receipt.ts';
import { drawForgery, forgeries } from '../receipts/forge.ts';
import { receiptSpec, type ReceiptSpec } from '../receipts/receipt-spec.ts';
import { between, seeded } from '../receipts/seeded.ts';

const last4 = z.string().regex(/^\d{4}$/, 'must be 4 digits');

/** What a person of the page says of the receipt that he wants. */
export const receiptOrder = receiptSpec
  .pick({ layout: true, theme: true, writing: true, provider: true, receiverName: true, paidAt: true, seed: true })
  .extend({
    amount: z.number().positive().max(10_000_000_000),
    fee: z.number().nonnegative().max(1_000_000_000).nullable(),
    last4,
    forgery: z.enum(forgeries).nullable(),
    /** As a file it keeps its size and its tags; as a photo it gets what messengers leave of it. */
    asFile: z.boolean(),
  });
export type ReceiptOrder = z.infer<typeof receiptOrder>;

/** What messengers leave of a photo's longest side. */
const PHOTO_SIDE = 1280;

/** The picture of a receipt, marked as a sample; the same order gives the same facts, its number too. */
export async function makePicture(order: ReceiptOrder, now: Date): Promise<{ bytes: Uint8Array; mime: string }> {
  const spec = specOf(order, now);
  const drawn = order.forgery ? await drawForgery(spec, order.forgery) : await drawReceipt(spec);
  if (order.asFile) return drawn;
  const bytes = await sharp(drawn.bytes)
    .resize({ width: PHOTO_SIDE, height: PHOTO_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { bytes, mime: 'image/jpeg' };
}

function specOf({ last4: tail, forgery: _forgery, asFile: _asFile, ...facts }: ReceiptOrder, now: Date): ReceiptSpec {
  const chance = seeded(facts.seed + 3);
  const takenAt = new Date(Math.max(now.getTime(), Date.parse(facts.paidAt)));
  return {
    ...facts,
    status: 'success',
    currency: 'UZS',
    receiverCard: `860000000000${tail}`,
    senderCard: `986000000000${String(between(chance, 1000, 9999))}`,
    takenAt: takenAt.toISOString(),
    reference: String(between(chance, 1_000_000_000, 9_999_999_999)),
    isSample: true,
  };
}

import sharp from 'sharp';
import { drawReceipt, receiptAsSvg } from '#src/playground/receipts/draw-receipt.ts';
import { createPrinter } from '#src/playground/receipts/printer.ts';
import { seeded } from '#src/playground/receipts/seeded.ts';
import { worn } from '#test/support/receipts/wear.ts';
import type { FraudCase } from './fraud-set.ts';

/** What is left of a picture that is cut below its sum, as a share of its height. */
const leftOfCut = 0.42;

/** The picture as the shop gets it. The same case gives the same bytes. */
export async function pictureOf(one: FraudCase): Promise<Uint8Array> {
  const drawn = one.paintedSom === undefined ? (await drawReceipt(one.spec)).bytes : await painted(one, one.paintedSom);
  const cut = one.isCut ? await cutBelow(drawn) : drawn;
  const seen = await worn(cut, one.wear, seeded(one.spec.seed ^ one.askedSom));
  if (one.software === undefined) return seen;
  return sharp(seen)
    .withExif({ IFD0: { Software: one.software } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** As a forger does it: the sum that catches the eye is another, in the same letters; the rest was forgotten. */
async function painted({ spec }: FraudCase, sum: number): Promise<Uint8Array> {
  const printed = (amount: number): string => createPrinter({ ...spec, amount }).field('amount')?.value ?? '';
  const { svg } = receiptAsSvg(spec);
  const forged = svg.replace(`${printed(spec.amount)}<`, `${printed(sum)}<`);
  if (forged === svg) throw new Error('The sum stands nowhere on the receipt.');
  return sharp(Buffer.from(forged)).png().toBuffer();
}

async function cutBelow(picture: Uint8Array): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  return sharp(picture)
    .extract({ left: 0, top: 0, width, height: Math.round(height * leftOfCut) })
    .png()
    .toBuffer();
}

import sharp from 'sharp';
import { drawLayout } from './layouts/index.ts';
import { choosePalette } from './palettes.ts';
import { createPrinter } from './printer.ts';
import type { ReceiptSpec, ReceiptTruth } from './receipt-spec.ts';
import { pick, seeded } from './seeded.ts';

export interface DrawnReceipt {
  bytes: Uint8Array;
  mime: 'image/png';
  truth: ReceiptTruth;
}

const fonts = [
  "Inter, Roboto, 'Liberation Sans', Arial, sans-serif",
  "'Liberation Sans', Helvetica, Arial, sans-serif",
  "'DejaVu Sans', 'Noto Sans', Verdana, sans-serif",
];

/** The receipt as SVG with what it shows: for one who wants another size or format than `drawReceipt` gives. */
export function receiptAsSvg(spec: ReceiptSpec): { svg: string; truth: ReceiptTruth } {
  // Colours and fonts have numbers of their own, so that another layout does not change the words.
  const chance = seeded(spec.seed ^ 0x5bd1e995);
  const print = createPrinter(spec);
  const palette = choosePalette(chance, spec.theme);
  const font = pick(chance, fonts);
  const sheet = drawLayout(spec, { print, palette, font, chance });
  return { svg: sheet.svg(), truth: print.truth() };
}

/**
 * Draws the screen that an invented app shows after a card transfer, or a paper cheque, as a PNG of the phone's full
 * size (1080 pixels wide; cheques and shared receipts are narrower). The same spec gives the same picture on machines
 * with the same fonts. For trying the shop out only: no real app looks like that.
 */
export async function drawReceipt(spec: ReceiptSpec): Promise<DrawnReceipt> {
  const { svg, truth } = receiptAsSvg(spec);
  const bytes = await sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer();
  return { bytes, mime: 'image/png', truth };
}

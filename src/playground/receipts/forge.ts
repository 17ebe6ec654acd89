import sharp from 'sharp';
import { drawReceipt, type DrawnReceipt } from './draw-receipt.ts';
import type { ReceiptSpec } from './receipt-spec.ts';
import { between, pick, seeded, type Chance } from './seeded.ts';

export const forgeries = [
  'lowerSum',
  'otherCard',
  'old',
  'reused',
  'cropped',
  'pending',
  'failed',
  'form',
  'edited',
  'otherCurrency',
  'inventedNumber',
] as const;
export type Forgery = (typeof forgeries)[number];

export interface ForgedReceipt extends Omit<DrawnReceipt, 'mime'> {
  mime: 'image/png' | 'image/jpeg';
  /** What the forger drew; the facts that he changed differ from the honest ones. */
  spec: ReceiptSpec;
}

const DAY_MS = 24 * 60 * 60_000;

const earlier = (iso: string, days: number) => new Date(Date.parse(iso) - days * DAY_MS).toISOString();

const otherDigits = (chance: Chance, text: string) =>
  text.replaceAll(/\d/g, () => String(between(chance, 0, 9))).replace(/^0/, '7');

/** The facts after the forger was at work; those that only spoil the picture leave them as they are. */
export function forgedSpec(honest: ReceiptSpec, kind: Forgery): ReceiptSpec {
  const chance = seeded(honest.seed + 17);
  switch (kind) {
    case 'lowerSum':
      return { ...honest, amount: Math.max(1, Math.round(honest.amount * pick(chance, [0.1, 0.5, 0.9, 0.97]))) };
    case 'otherCard': {
      const last4 = String((Number(honest.receiverCard.slice(-4)) + between(chance, 1, 9998)) % 10_000);
      return { ...honest, receiverCard: honest.receiverCard.slice(0, -4) + last4.padStart(4, '0') };
    }
    case 'old': {
      const days = between(chance, 3, 40);
      return { ...honest, paidAt: earlier(honest.paidAt, days), takenAt: earlier(honest.takenAt, days) };
    }
    case 'pending':
    case 'failed':
    case 'form':
      return { ...honest, status: kind };
    case 'otherCurrency':
      return { ...honest, currency: pick(chance, ['USD', 'RUB', 'KZT']) };
    case 'inventedNumber':
      return { ...honest, reference: otherDigits(chance, honest.reference) };
    case 'reused':
    case 'cropped':
    case 'edited':
      return honest;
    default:
      return kind satisfies never;
  }
}

/**
 * A receipt that does not prove what it says. Of a cropped one `truth` tells what stood there before the cut; an edited
 * one shows the sum that was painted in, carries the editor's name in its tags and traces around the sum.
 */
export async function drawForgery(honest: ReceiptSpec, kind: Forgery): Promise<ForgedReceipt> {
  const spec = forgedSpec(honest, kind);
  const drawn = await drawReceipt(spec);
  const chance = seeded(spec.seed + 29);
  const spoil = { reused: saidAgain, cropped: cutBelow, edited: paintedOver };
  if (kind !== 'reused' && kind !== 'cropped' && kind !== 'edited') return { ...drawn, spec };
  return { ...drawn, spec, bytes: await spoil[kind](drawn.bytes, chance), mime: 'image/jpeg' };
}

/** The same receipt once more: a little cut, in another size, so that no byte is as before. */
async function saidAgain(picture: Uint8Array, chance: Chance): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const off = between(chance, 0, 24);
  return sharp(picture)
    .extract({ left: off, top: off, width: width - 2 * off, height: height - 2 * off })
    .resize({ width: width - between(chance, 0, 300) })
    .jpeg({ quality: between(chance, 50, 85) })
    .toBuffer();
}

/** Only the upper part: sign and sum, hardly who got it or when. */
async function cutBelow(picture: Uint8Array, chance: Chance): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const kept = Math.round(height * (0.34 + chance() * 0.12));
  return sharp(picture).extract({ left: 0, top: 0, width, height: kept }).jpeg({ quality: 70 }).toBuffer();
}

async function paintedOver(picture: Uint8Array, chance: Chance): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const patch = { left: Math.round(width * 0.1), top: Math.round(height * 0.2), width: Math.round(width * 0.8) };
  const region = { ...patch, height: Math.round(height * 0.12) };
  const pasted = await sharp(picture).extract(region).jpeg({ quality: 22 }).toBuffer();
  const editor = pick(chance, ['Adobe Photoshop 25.0', 'PicsArt', 'GIMP 2.10', 'Snapseed 2.0']);
  return sharp(picture)
    .composite([{ input: pasted, left: region.left, top: region.top }])
    .withExif({ IFD0: { Software: editor } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

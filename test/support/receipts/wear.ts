import sharp from 'sharp';
import { between, type Chance } from '#src/playground/receipts/seeded.ts';
import { photographed } from './photo.ts';

/** What happened to a picture before the shop saw it. */
export const wears = ['screenshot', 'cropped', 'screenPhoto', 'hard'] as const;
export type Wear = (typeof wears)[number];

/** What Telegram leaves of the longest side of a photo. */
const TELEGRAM_SIDE = 1280;

/** Wears a picture as phones and messengers do; always a JPEG of at most 1280 pixels, of quality 30 to 60. */
export async function worn(picture: Uint8Array, wear: Wear, chance: Chance): Promise<Uint8Array> {
  const seen = wear === 'cropped' ? await cropped(picture, chance) : picture;
  const isPhoto = wear === 'screenPhoto' || wear === 'hard';
  const image = isPhoto ? await photographed(seen, chance, wear === 'hard') : seen;
  return sharp(image)
    .resize({ width: TELEGRAM_SIDE, height: TELEGRAM_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: between(chance, 30, 60) })
    .toBuffer();
}

/** The phone's top line cut away, and what is empty at the bottom of a tall picture. */
async function cropped(picture: Uint8Array, chance: Chance): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const isPhone = height > 2 * width;
  const top = isPhone ? between(chance, 90, 120) : between(chance, 0, 20);
  const bottom = isPhone ? between(chance, 120, 330) : 0;
  return sharp(picture)
    .extract({ left: 0, top, width, height: height - top - bottom })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

import sharp, { type Sharp } from 'sharp';

/** One byte a pixel, dark letters on light ground. */
export interface GreyPicture {
  pixels: Buffer;
  width: number;
  height: number;
}

/** Where the pixels come from; each call decodes anew. */
export type PictureSource = () => Sharp;

/** The bytes can't be made into pixels: broken, cut off, or more of them than allowed. */
export class Undecodable extends Error {
  override name = 'Undecodable' as const;
}

/** Decodes; what sharp says against a picture is told as `Undecodable`. */
export async function decoding<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new Undecodable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

// A strip of a picture as narrow as a hair would else become as long as a street.
const tallest = 4000;
/** Below this mean a picture counts as dark, from 0 to 255. */
const darkBelow = 110;
const prepareSeconds = 5;
// Wider than a letter's strokes, narrower than a coloured field; reckoned on a picture that is smaller by this.
const groundBlur = 30;
const groundShrink = 6;
const contrastGain = 2;

/** Turned as its tags say, without colours, inverted when it is dark, as wide as wanted. Throws `Undecodable`. */
export async function toGrey(source: PictureSource, width: number): Promise<GreyPicture> {
  const prepared = source()
    .autoOrient()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize({ width, height: tallest, fit: 'inside' })
    .extractChannel(0)
    .raw()
    .timeout({ seconds: prepareSeconds });
  const { data, info } = await decoding(prepared.toBuffer({ resolveWithObject: true }));
  if (meanOf(data) < darkBelow) invert(data);
  return { pixels: data, width: info.width, height: info.height };
}

/** The picture turned clockwise; the new corners are white. */
export async function turned({ pixels, width, height }: GreyPicture, degrees: number): Promise<GreyPicture> {
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .rotate(degrees, { background: '#fff' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

/** Dark letters on white, whatever ground they stood on: how far each pixel is from those around it. */
export async function onWhiteGround({ pixels, width, height }: GreyPicture): Promise<GreyPicture> {
  const small = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .resize({ width: Math.ceil(width / groundShrink), height: Math.ceil(height / groundShrink), fit: 'fill' })
    .blur(groundBlur / groundShrink)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: smallWidth, height: smallHeight } = small.info;
  const around = await sharp(small.data, { raw: { width: smallWidth, height: smallHeight, channels: 1 } })
    .resize({ width, height, fit: 'fill', kernel: 'linear' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const contrast = pixels.map(
    (value, at) => 255 - Math.min(255, contrastGain * Math.abs(value - (around[at] ?? value))),
  );
  return { pixels: Buffer.from(contrast), width, height };
}

/** As a portable grey map, which is written and read without being packed. */
export function toPgm({ pixels, width, height }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

function meanOf(pixels: Buffer): number {
  let sum = 0;
  for (const value of pixels) sum += value;
  return sum / Math.max(pixels.length, 1);
}

function invert(pixels: Buffer): void {
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = 255 - (pixels[at] ?? 0);
}

import sharp from 'sharp';
import type { GreyPicture } from './grey-picture.ts';
import type { Box, SeenLine, SeenWord } from './seen-text.ts';

/** Pieces of a picture under each other on white, all of one height. */
export interface Strips {
  picture: GreyPicture;
  /** Brings what was seen there to where it stands in the picture that it was cut from. */
  placed(lines: readonly SeenLine[]): SeenLine[];
}

interface Piece {
  from: Box;
  top: number;
  scale: number;
  height: number;
}

/** What tesseract's models are best at. */
const lineHeight = 56;
const margin = 8;
const between = 24;
const mostScale = 2.5;
const widest = 2400;
/** Most of a piece is ground; what is nearly as light as its middle value is white. */
const groundShare = 0.85;
const leastContrast = 40;

/** Cuts places out of a picture and puts them under each other, each as high as a line of text. */
export async function stripsOf(picture: GreyPicture, places: readonly Box[]): Promise<Strips> {
  const pieces: Piece[] = [];
  const layers: { input: Buffer; raw: { width: number; height: number; channels: 1 }; left: number; top: number }[] =
    [];
  let [top, width] = [between, 0];
  for (const place of places) {
    const from = widened(place, picture);
    const scale = Math.min(mostScale, lineHeight / place.height, widest / from.width);
    const raw = { width: picture.width, height: picture.height, channels: 1 } as const;
    const { data, info } = await sharp(picture.pixels, { raw })
      .extract(from)
      .resize({ width: Math.max(1, Math.round(from.width * scale)) })
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true });
    clear(data);
    layers.push({ input: data, raw: { width: info.width, height: info.height, channels: 1 }, left: between, top });
    pieces.push({ from, top, scale, height: info.height });
    width = Math.max(width, info.width);
    top += info.height + between;
  }
  const sheet = { width: width + 2 * between, height: top, channels: 3, background: '#fff' } as const;
  const { data, info } = await sharp({ create: sheet })
    .composite(layers)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    picture: { pixels: data, width: info.width, height: info.height },
    placed: (lines) => lines.flatMap((line) => placedLine(line, pieces)),
  };
}

/** A ground that is less than white would end where the piece ends, and tesseract takes such a field for a drawing. */
function clear(pixels: Buffer): void {
  const sorted = Uint8Array.from(pixels).toSorted();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 255;
  const [ink, ground] = [at(0.02), groundShare * at(0.5)];
  if (ground - ink < leastContrast) return;
  for (let index = 0; index < pixels.length; index += 1) {
    const value = pixels[index] ?? 255;
    pixels[index] = Math.max(0, Math.min(255, Math.round((255 * (value - ink)) / (ground - ink))));
  }
}

function widened({ left, top, width, height }: Box, picture: GreyPicture): Box {
  const [fromX, fromY] = [Math.max(0, left - margin), Math.max(0, top - margin)];
  return {
    left: fromX,
    top: fromY,
    width: Math.min(picture.width, left + width + margin) - fromX,
    height: Math.min(picture.height, top + height + margin) - fromY,
  };
}

function placedLine(line: SeenLine, pieces: readonly Piece[]): SeenLine[] {
  const piece = pieces.find(({ top, height }) =>
    line.some((word) => word.top >= top - between && word.top < top + height),
  );
  return piece ? [line.map((word) => placedWord(word, piece))] : [];
}

function placedWord(word: SeenWord, { from, top, scale }: Piece): SeenWord {
  return {
    ...word,
    left: Math.round(from.left + (word.left - between) / scale),
    top: Math.round(from.top + (word.top - top) / scale),
    width: Math.round(word.width / scale),
    height: Math.round(word.height / scale),
  };
}

import sharp from 'sharp';
import { between, pick, type Chance } from '#src/playground/receipts/seeded.ts';

interface Shot {
  /** Radians. */
  angle: number;
  /** How much narrower the far edge is, as a share. */
  narrowing: number;
  isTopFar: boolean;
  /** Crumples: pixels that a point may be off, and their length. */
  wave: number;
  waveLength: number;
  margin: number;
  table: readonly [number, number, number];
  /** Light that is left in the darkest corner, as a share. */
  darkest: number;
  darkSide: readonly [number, number];
  moireStep: number;
  grain: number;
  glare: { x: number; y: number; radius: number } | undefined;
}

function chooseShot(chance: Chance, isHard: boolean): Shot {
  const turn = isHard ? 6 + chance() * 19 : chance() * 6;
  return {
    angle: ((chance() < 0.5 ? -turn : turn) * Math.PI) / 180,
    narrowing: chance() * (isHard ? 0.12 : 0.06),
    isTopFar: chance() < 0.5,
    wave: isHard ? between(chance, 2, 5) : 0,
    waveLength: between(chance, 90, 200),
    margin: between(chance, 20, 90),
    table: pick(chance, [
      [107, 90, 72],
      [61, 66, 71],
      [163, 154, 140],
      [32, 37, 43],
    ]),
    darkest: 0.5 + chance() * 0.3,
    darkSide: pick(chance, [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]),
    moireStep: 3 + chance() * 4,
    grain: isHard ? 26 : 16,
    glare: isHard ? { x: chance(), y: chance(), radius: 120 + chance() * 160 } : undefined,
  };
}

interface Raster {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * The picture as another phone sees it: tilted, unevenly lit, with moire and noise, a little out of focus. A hard one is
 * turned up to 25 degrees, crumpled and glares. Every pixel is reckoned here, so that a seed gives the same photo.
 */
export async function photographed(picture: Uint8Array, chance: Chance, isHard: boolean): Promise<Uint8Array> {
  const shot = chooseShot(chance, isHard);
  const { data, info } = await sharp(picture)
    .resize({ width: 1000, height: 1400, fit: 'inside' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const photo = expose({ data, width: info.width, height: info.height }, shot, chance);
  const { width, height } = photo;
  return sharp(photo.data, { raw: { width, height, channels: 3 } })
    .blur(0.5 + chance() * (isHard ? 0.6 : 0.4))
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function expose(from: Raster, shot: Shot, chance: Chance): Raster {
  const [cos, sin] = [Math.cos(shot.angle), Math.sin(shot.angle)];
  const width = Math.ceil(from.width * Math.abs(cos) + from.height * Math.abs(sin)) + 2 * shot.margin;
  const height = Math.ceil(from.width * Math.abs(sin) + from.height * Math.abs(cos)) + 2 * shot.margin;
  const data = new Uint8Array(width * height * 3);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const [dx, dy] = [u - width / 2, v - height / 2];
      const y = dx * -sin + dy * cos + from.height / 2;
      const share = (shot.isTopFar ? from.height - y : y) / from.height;
      const x = (dx * cos + dy * sin) / (1 - shot.narrowing * share) + from.width / 2;
      const bentX = x + shot.wave * Math.sin(y / shot.waveLength);
      const bentY = y + shot.wave * Math.sin((x + y / 3) / shot.waveLength);
      const lit = lightAt(u / width, v / height, shot) * (1 + 0.03 * Math.sin((u + v / 3) / shot.moireStep));
      const added = (chance() + chance() - 1) * shot.grain + glareAt(u, v, width, height, shot);
      const at = (v * width + u) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const seen = sampled(from, bentX, bentY, channel) ?? shot.table[channel] ?? 0;
        data[at + channel] = Math.max(0, Math.min(255, seen * lit + added));
      }
    }
  }
  return { data, width, height };
}

function sampled({ data, width, height }: Raster, x: number, y: number, channel: number): number | undefined {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return undefined;
  const at = (top * width + left) * 3 + channel;
  const [right, down] = [x - left, y - top];
  const upper = (data[at] ?? 0) * (1 - right) + (data[at + 3] ?? 0) * right;
  const lower = (data[at + width * 3] ?? 0) * (1 - right) + (data[at + width * 3 + 3] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}

function lightAt(x: number, y: number, { darkest, darkSide }: Shot): number {
  const far = (Math.abs(x - darkSide[0]) + Math.abs(y - darkSide[1])) / 2;
  return darkest + (1 - darkest) * far;
}

function glareAt(u: number, v: number, width: number, height: number, { glare }: Shot): number {
  if (!glare) return 0;
  const distance = Math.hypot(u - glare.x * width, (v - glare.y * height) * 1.4) / glare.radius;
  return distance < 1 ? 190 * (1 - distance) : 0;
}

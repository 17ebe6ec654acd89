import type { GreyPicture } from './grey-picture.ts';

const columns = 400;
const edge = 48;
const farthestDegrees = 20;
const stepDegrees = 0.5;
/** Lines that stand out by less than this over the picture as it is are no reason to turn it. */
const clearlyBetter = 1.15;
const smallestDegrees = 0.5;

interface Point {
  x: number;
  y: number;
}

/**
 * By how many degrees the lines of a text run downhill (clockwise), up to 20 either way; 0 where they run straight or
 * no lines stand out. The angle is the one along which upper and lower edges of letters gather in the fewest rows.
 */
export function textAngle(picture: GreyPicture): number {
  const points = edges(picture);
  if (points.length < columns) return 0;
  const straight = sharpness(points, 0);
  let best = { degrees: 0, score: straight * clearlyBetter };
  for (let degrees = -farthestDegrees; degrees <= farthestDegrees; degrees += stepDegrees) {
    const score = sharpness(points, degrees);
    if (score > best.score) best = { degrees, score };
  }
  return Math.abs(best.degrees) < smallestDegrees ? 0 : best.degrees;
}

/** Places where it grows much lighter or darker downwards, on a coarse grid. */
function edges({ pixels, width, height }: GreyPicture): Point[] {
  const step = Math.max(1, Math.round(width / columns));
  const points: Point[] = [];
  for (let y = 0; y + step < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const here = pixels[y * width + x] ?? 0;
      const below = pixels[(y + step) * width + x] ?? 0;
      if (Math.abs(here - below) > edge) points.push({ x: x / step, y: y / step });
    }
  }
  return points;
}

/** Large when many points share few rows that run downhill by these degrees. */
function sharpness(points: readonly Point[], degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Map<number, number>();
  for (const { x, y } of points) {
    const row = Math.round(y - x * slope);
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  let sum = 0;
  for (const count of rows.values()) sum += count * count;
  return sum;
}

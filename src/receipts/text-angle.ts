import type { GreyPicture } from './grey-picture.ts';

const columns = 400;
const edge = 48;
const farthestDegrees = 20;
const stepDegrees = 0.5;
/** Lines that stand out by less than this over the picture as it is are no reason to turn it. */
const clearlyBetter = 1.15;
const smallestDegrees = 0.5;

/** Where edges lie, in steps of the grid. */
interface Points {
  x: number[];
  y: number[];
}

/**
 * By how many degrees the lines of a text run downhill (clockwise), up to 20 either way; 0 where they run straight or
 * no lines stand out. The angle is the one along which upper and lower edges of letters gather in the fewest rows.
 */
export function textAngle(picture: GreyPicture): number {
  const points = edges(picture);
  if (points.x.length < columns) return 0;
  const tallest = points.y.at(-1) ?? 0;
  const straight = sharpness(points, tallest, 0);
  let best = { degrees: 0, score: straight * clearlyBetter };
  for (let degrees = -farthestDegrees; degrees <= farthestDegrees; degrees += stepDegrees) {
    const score = sharpness(points, tallest, degrees);
    if (score > best.score) best = { degrees, score };
  }
  return Math.abs(best.degrees) < smallestDegrees ? 0 : best.degrees;
}

/** Places where it grows much lighter or darker downwards, on a coarse grid, from the top down. */
function edges({ pixels, width, height }: GreyPicture): Points {
  const step = Math.max(1, Math.round(width / columns));
  const points: Points = { x: [], y: [] };
  for (let y = 0; y + step < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const here = pixels[y * width + x] ?? 0;
      const below = pixels[(y + step) * width + x] ?? 0;
      if (Math.abs(here - below) <= edge) continue;
      points.x.push(x / step);
      points.y.push(y / step);
    }
  }
  return points;
}

/** Large when many points share few rows that run downhill by these degrees. */
function sharpness({ x, y }: Points, tallest: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  // Rows begin above the picture, or end below it, by what a line falls over its width.
  const fall = Math.ceil(Math.abs(slope) * columns * 2);
  const rows = new Uint32Array(tallest + 2 * fall + 1);
  for (let at = 0; at < x.length; at += 1) {
    const row = Math.round((y[at] ?? 0) - (x[at] ?? 0) * slope) + fall;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  return rows.reduce((sum, count) => sum + count * count, 0);
}

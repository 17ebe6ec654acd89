import type { Pattern } from '../types.ts';
import { mix, toneOf, type Tone } from './palette.ts';

/** Threads bleed unevenly in ikat: the same small disorder at each drawing, from the strip's number. */
function bleed(strip: number, seed: number): number {
  const wave = Math.sin(strip * 12.9898 + seed * 78.233) * 43758.5453;
  return wave - Math.floor(wave);
}

/** An almond woven in strips: its ends are feathered along the warp, as on real adras. */
function ikatAlmond(
  cx: number,
  cy: number,
  halfWidth: number,
  halfHeight: number,
  color: string,
  seed: number,
): string {
  const strip = 6;
  const rects: string[] = [];
  for (let dx = -halfWidth; dx < halfWidth; dx += strip) {
    const share = 1 - Math.abs(dx + strip / 2) / halfWidth;
    const half = halfHeight * Math.sqrt(share) * 0.55 + halfHeight * share * 0.45;
    const top = half + bleed(dx, seed) * 20;
    const bottom = half + bleed(dx, seed + 5) * 20;
    rects.push(
      `<rect x="${cx + dx}" y="${(cy - top).toFixed(1)}" width="${strip + 0.6}" height="${(top + bottom).toFixed(1)}"/>`,
    );
  }
  return `<g fill="${color}">${rects.join('')}</g>`;
}

const ikatLayers = (cx: number, cy: number, size: number, colors: string[], seed: number): string =>
  colors
    .map((color, at) => ikatAlmond(cx, cy, size * (1 - at * 0.22), size * 1.75 * (1 - at * 0.22), color, seed + at))
    .join('');

function ikat(tone: Tone, scale: number): string {
  const cream = '#f7ecd6';
  const night = mix(tone.deep, '#1a1038', 0.5);
  const second = tone.base === toneOf('yellow').base ? toneOf('red').base : '#edb93f';
  const third = tone.base === toneOf('green').base ? toneOf('purple').base : '#2f8a6b';
  const big = [night, cream, second, tone.dark, cream];
  const small = [cream, third, night, second];
  return (
    `<pattern id="cloth-pattern" width="220" height="380" patternUnits="userSpaceOnUse" patternTransform="translate(-6 10) scale(${scale})">` +
    `<rect width="220" height="380" fill="${tone.base}"/>` +
    ikatLayers(110, 190, 74, big, 1) +
    [0, 220].flatMap((x) => [0, 380].map((y) => ikatLayers(x, y, 60, small, 9))).join('') +
    `<path d="M20 0V380M200 0V380" stroke="${cream}" stroke-width="3" stroke-opacity=".28"/></pattern>`
  );
}

function flower(x: number, y: number, size: number, petal: string, heart: string): string {
  const petals = [0, 72, 144, 216, 288].map(
    (turn) =>
      `<ellipse cx="${x}" cy="${y - size * 0.62}" rx="${size * 0.4}" ry="${size * 0.58}" transform="rotate(${turn} ${x} ${y})"/>`,
  );
  return `<g fill="${petal}">${petals.join('')}</g><circle cx="${x}" cy="${y}" r="${size * 0.3}" fill="${heart}"/>`;
}

function flowers(tone: Tone): string {
  const leaf = (x: number, y: number, turn: number): string =>
    `<path d="M${x} ${y} q16 -18 36 -8 q-14 20 -36 8 Z" fill="${mix(tone.deep, '#2f6b45', 0.6)}" transform="rotate(${turn} ${x} ${y})"/>`;
  return (
    `<pattern id="cloth-pattern" width="150" height="150" patternUnits="userSpaceOnUse"><rect width="150" height="150" fill="${tone.base}"/>` +
    leaf(56, 48, 20) +
    leaf(28, 60, 150) +
    leaf(118, 122, -40) +
    flower(42, 42, 26, '#fff8ee', '#edb93f') +
    flower(112, 108, 22, tone.pale, mix(tone.deep, '#c9303a', 0.4)) +
    flower(118, 30, 11, '#fff8ee', tone.deep) +
    flower(34, 118, 11, tone.pale, '#edb93f') +
    '</pattern>'
  );
}

const bands: Record<'stripes' | 'dots', (tone: Tone) => string> = {
  stripes: (tone) =>
    `<pattern id="cloth-pattern" width="70" height="70" patternUnits="userSpaceOnUse"><rect width="70" height="70" fill="${tone.base}"/><rect width="70" height="26" y="22" fill="${stripeOver(tone)}"/></pattern>`,
  dots: (tone) =>
    `<pattern id="cloth-pattern" width="56" height="56" patternUnits="userSpaceOnUse"><rect width="56" height="56" fill="${tone.base}"/><circle cx="14" cy="14" r="8" fill="${stripeOver(tone)}"/><circle cx="42" cy="42" r="8" fill="${stripeOver(tone)}"/></pattern>`,
};

function stripeOver(tone: Tone): string {
  return tone.base === toneOf('white').base ? toneOf('blue').base : '#f7f2ea';
}

/** The fill of a garment and the definitions that fill needs. A star is a print, not a cloth: it stays plain. */
export function cloth(tone: Tone, pattern: Pattern | undefined, ikatScale = 0.8): { fill: string; defs: string } {
  if (pattern === undefined || pattern === 'star') return { fill: 'url(#cloth)', defs: '' };
  const fill = 'url(#cloth-pattern)';
  if (pattern === 'ikat') return { fill, defs: ikat(tone, ikatScale) };
  if (pattern === 'flowers') return { fill, defs: flowers(tone) };
  return { fill, defs: bands[pattern](tone) };
}

/** Fine vertical ribs, for cuffs and knitted edges. */
export function ribs(id: string, tone: Tone, step = 12): string {
  return `<pattern id="${id}" width="${step}" height="10" patternUnits="userSpaceOnUse"><rect width="${step}" height="10" fill="${tone.base}"/><rect width="${step * 0.35}" height="10" fill="${tone.dark}" fill-opacity=".75"/><rect x="${step * 0.55}" width="${step * 0.2}" height="10" fill="${tone.pale}" fill-opacity=".5"/></pattern>`;
}

const twillRows = (shift: number): string =>
  Array.from({ length: 190 }, (_, at) => `M0 ${at * 8 - 500 + shift}l1000 500`).join('');

/** Twill lines of denim, laid over the whole picture: to be drawn inside a garment's outline. */
export function twill(tone: Tone): string {
  return (
    `<path d="${twillRows(0)}" stroke="${tone.pale}" stroke-width="2" stroke-opacity=".16"/>` +
    `<path d="${twillRows(4)}" stroke="${tone.deep}" stroke-width="2" stroke-opacity=".2"/>`
  );
}

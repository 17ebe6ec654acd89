import type { ColorKey } from '../types.ts';

/** The steps of one colour that a drawing shades with, from `pale` (light falls) to `deep` (folds, seams). */
export interface Tone {
  base: string;
  light: string;
  pale: string;
  dark: string;
  deep: string;
  stitch: string;
}

const baseOf: Record<ColorKey, string> = {
  black: '#2c2d33',
  white: '#f4f2ee',
  red: '#c9303a',
  blue: '#2c4d8f',
  light_blue: '#8ebcdf',
  green: '#3b7a57',
  yellow: '#edbf45',
  brown: '#7c4f33',
  pink: '#e895ad',
  grey: '#8b9097',
  beige: '#d8bf9c',
  purple: '#77539d',
  orange: '#e07e37',
  burgundy: '#6f2136',
  khaki: '#7a794d',
  gold: '#c8a049',
  silver: '#bcc2c8',
};

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Mixes two `#rrggbb` colours; `share` of 0 gives the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, at) => Math.round(value + ((target[at] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The shading steps of a colour key. White is shaded warm grey and black is lifted, so that form stays visible. */
export function toneOf(color: ColorKey): Tone {
  const base = baseOf[color];
  if (color === 'white') {
    return { base, light: '#fbfaf8', pale: '#ffffff', dark: '#d5cac3', deep: '#a9968e', stitch: '#b9aca3' };
  }
  if (color === 'black') {
    return { base, light: '#484a52', pale: '#6d7079', dark: '#1b1b20', deep: '#0c0c0f', stitch: '#62646d' };
  }
  return {
    base,
    light: mix(base, '#fff6ea', 0.28),
    pale: mix(base, '#fffaf2', 0.6),
    dark: mix(base, '#1d1222', 0.32),
    deep: mix(base, '#150d1a', 0.58),
    stitch: mix(base, '#fff6ea', 0.5),
  };
}

/** True when the name is one of the colour keys. */
export function isColorKey(name: string): name is ColorKey {
  return Object.hasOwn(baseOf, name);
}

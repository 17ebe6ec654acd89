import { mix, type Tone } from './palette.ts';

/** Side of every picture, in pixels. */
export const pictureSide = 1000;

interface Frame {
  /** Gradients, patterns and clips the content refers to. */
  defs?: string;
  /** Where a standing thing touches the ground; things laid flat have none. */
  floor?: { cx: number; cy: number; rx: number };
}

const blurs = [3, 8, 18, 34]
  .map(
    (deviation) =>
      `<filter id="b${deviation}" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`,
  )
  .join('');

function backdrop(tone: Tone): string {
  return (
    linear('wall', [mix('#f6f1ea', tone.base, 0.07), mix('#e3d9cc', tone.base, 0.13)], 'down') +
    `<radialGradient id="halo"><stop offset="0" stop-color="#fffdfa" stop-opacity=".95"/>` +
    `<stop offset="1" stop-color="#fffdfa" stop-opacity="0"/></radialGradient>` +
    `<radialGradient id="ground"><stop offset="0" stop-color="#2a1c14" stop-opacity=".5"/>` +
    `<stop offset=".55" stop-color="#2a1c14" stop-opacity=".2"/><stop offset="1" stop-color="#2a1c14" stop-opacity="0"/></radialGradient>`
  );
}

/** A whole picture: the shop's soft wall, the shadow that carries the thing, and the thing itself. */
export function frame(tone: Tone, content: string, { defs = '', floor }: Frame = {}): string {
  const common =
    backdrop(tone) +
    blurs +
    linear('cloth', [tone.light, tone.base, tone.base, tone.dark], 'slant') +
    linear('fall', [tone.light, tone.base, tone.dark], 'down') +
    cylinder('round', tone) +
    '<filter id="drop" x="-10%" y="-10%" width="125%" height="130%"><feDropShadow dx="6" dy="20" stdDeviation="20" flood-color="#2a1c14" flood-opacity=".34"/></filter>';
  const ground = floor
    ? `<ellipse cx="${floor.cx}" cy="${floor.cy}" rx="${floor.rx}" ry="${Math.round(floor.rx * 0.13) + 14}" fill="url(#ground)"/>`
    : '';
  const body = floor ? content : `<g filter="url(#drop)">${content}</g>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureSide}" height="${pictureSide}" viewBox="0 0 1000 1000">` +
    `<defs>${common}${defs}</defs><rect width="1000" height="1000" fill="url(#wall)"/>` +
    `<circle cx="500" cy="470" r="520" fill="url(#halo)"/>${ground}${body}</svg>`
  );
}

const directions = {
  down: 'x1="0" y1="0" x2="0" y2="1"',
  across: 'x1="0" y1="0" x2="1" y2="0"',
  slant: 'x1="0.1" y1="0" x2="0.9" y2="1"',
};

/** A gradient with evenly spaced stops. */
export function linear(id: string, stops: string[], direction: keyof typeof directions): string {
  const parts = stops.map((color, at) => `<stop offset="${at / (stops.length - 1)}" stop-color="${color}"/>`);
  return `<linearGradient id="${id}" ${directions[direction]}>${parts.join('')}</linearGradient>`;
}

/** A gradient that makes a flat shape look turned on a lathe, lit from the left. */
export function cylinder(id: string, tone: Tone): string {
  return linear(
    id,
    [tone.dark, tone.base, tone.light, tone.pale, tone.light, tone.base, tone.base, tone.dark, tone.deep],
    'across',
  );
}

interface FormOptions {
  /** Drawn inside the outline, under the shading: patterns, panels. */
  inside?: string;
  /** Width of the shaded edge in pixels: small for thin parts. */
  rim?: number;
  /** Opacity of shade and light along the edge. */
  depth?: number;
}

/** A closed outline filled and rounded by shade at its lower right and light at its upper left. */
export function form(id: string, d: string, fill: string, tone: Tone, options: FormOptions = {}): string {
  const { inside = '', rim = 44, depth = 0.5 } = options;
  const shift = Math.round(rim * 0.28);
  const blur = rim > 60 ? 'b34' : rim > 26 ? 'b18' : rim > 12 ? 'b8' : 'b3';
  const edge = (color: string, by: number, opacity: number): string =>
    `<path d="${d}" transform="translate(${by} ${by})" fill="none" stroke="${color}" stroke-width="${rim}" opacity="${opacity}"/>`;
  return (
    `<clipPath id="c-${id}"><path d="${d}"/></clipPath><path d="${d}" fill="${fill}"/>` +
    `<g clip-path="url(#c-${id})">${inside}<g filter="url(#${blur})">${edge(tone.deep, -shift, depth)}${edge(tone.pale, shift, depth * 0.8)}</g></g>` +
    `<path d="${d}" fill="none" stroke="${tone.deep}" stroke-width="2.5" stroke-linejoin="round" opacity=".55"/>`
  );
}

/** A plain path. */
export function patch(d: string, fill: string, opacity = 1): string {
  return `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** A drawn line with round ends. */
export function line(d: string, color: string, width: number, opacity = 1): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;
}

/** A seam: a row of short stitches. */
export function stitch(d: string, color: string, width = 3.5): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-dasharray="${width * 3} ${width * 2}" stroke-linecap="round" opacity=".9"/>`;
}

/** Soft folds of cloth: blurred dark lines, each with a light one beside it. */
export function folds(lines: string[], tone: Tone, width = 16): string {
  const dark = lines.map((d) => line(d, tone.deep, width, 0.34)).join('');
  const light = lines.map((d) => line(d, tone.pale, width * 0.7, 0.4)).join('');
  return `<g filter="url(#b8)">${dark}<g transform="translate(${width} ${Math.round(width / 3)})">${light}</g></g>`;
}

/** The same content and its mirror image about the vertical middle; the builder gets the side for its ids. */
export function bothSides(build: (side: 'l' | 'r') => string): string {
  return `${build('l')}<g transform="translate(1000 0) scale(-1 1)">${build('r')}</g>`;
}

/** A round button with its shadow and four holes. */
export function button(x: number, y: number, radius: number, color: string): string {
  const hole = radius * 0.28;
  const holes = [-1, 1].flatMap((dx) =>
    [-1, 1].map(
      (dy) =>
        `<circle cx="${x + dx * hole}" cy="${y + dy * hole}" r="${radius * 0.13}" fill="#1b1512" opacity=".65"/>`,
    ),
  );
  return (
    `<circle cx="${x + 2}" cy="${y + 4}" r="${radius}" fill="#1b1512" opacity=".35"/>` +
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color}"/>` +
    `<circle cx="${x}" cy="${y}" r="${radius * 0.72}" fill="none" stroke="#fff" stroke-width="1.5" opacity=".5"/>${holes.join('')}`
  );
}

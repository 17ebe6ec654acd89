import { mix, type Tone } from './palette.ts';

interface Frame {
  /** Gradients, patterns and clips the content refers to. */
  defs?: string;
  /** Where a standing thing touches the ground; things laid flat have none. */
  floor?: { cx: number; cy: number; rx: number };
}

function backdrop(tone: Tone): string {
  return (
    linear('wall', [mix('#f6f1ea', tone.base, 0.07), mix('#e3d9cc', tone.base, 0.13)], 'down') +
    `<radialGradient id="ground"><stop offset="0" stop-color="#2a1c14" stop-opacity=".5"/>` +
    `<stop offset=".55" stop-color="#2a1c14" stop-opacity=".2"/><stop offset="1" stop-color="#2a1c14" stop-opacity="0"/></radialGradient>`
  );
}

/** Light on the wall: circles so faint that no step shows, at a quarter of a radial gradient's time. */
const halo = `<g fill="#fffdfa" fill-opacity=".065">${Array.from({ length: 24 }, (_, at) => `<circle cx="500" cy="470" r="${70 + at * 20}"/>`).join('')}</g>`;

/** A whole picture: the shop's soft wall, the shadow that carries the thing, and the thing itself. */
export function frame(tone: Tone, content: string, { defs = '', floor }: Frame = {}): string {
  const common =
    backdrop(tone) +
    linear('cloth', [tone.light, tone.base, tone.base, tone.dark], 'slant') +
    linear('fall', [tone.light, tone.base, tone.dark], 'down') +
    cylinder('round', tone);
  const ground = floor
    ? `<ellipse cx="${floor.cx}" cy="${floor.cy}" rx="${floor.rx}" ry="${Math.round(floor.rx * 0.13) + 14}" fill="url(#ground)"/>`
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="0 0 1000 1000">` +
    `<defs>${common}${defs}</defs><rect width="1000" height="1000" fill="url(#wall)"/>` +
    `${halo}${ground}${content}</svg>`
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

/**
 * A softly edged line: strokes of growing width laid over each other. A blur filter would look
 * the same and cost ten times the time at this size.
 */
export function softLine(d: string, color: string, width: number, opacity: number, spread = 12): string {
  const layers = Math.min(10, Math.max(4, Math.round(spread / 3.5)));
  const share = (1 - (1 - opacity) ** (1 / layers)).toFixed(3);
  const strokes = Array.from({ length: layers }, (_, at) => {
    const layer = Math.max(1, width + spread * ((2 * at) / (layers - 1) - 1));
    return `<path d="${d}" stroke-width="${layer.toFixed(1)}"/>`;
  });
  return `<g fill="none" stroke="${color}" stroke-opacity="${share}" stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g>`;
}

/** A patch with soft edges reaching `spread` pixels beyond its outline. */
export function softPatch(d: string, color: string, opacity: number, spread = 20): string {
  return patch(d, color, opacity * 0.4) + softLine(d, color, spread, opacity * 0.6, spread);
}

interface FormOptions {
  /** Drawn inside the outline, under the shading: patterns, panels. */
  inside?: string;
  /** Width of the shaded edge in pixels: small for thin parts. */
  rim?: number;
  /** Opacity of shade and light along the edge. */
  depth?: number;
}

/**
 * A closed outline filled and rounded by shade at its lower right and light at its upper left;
 * it throws a soft shadow on whatever was drawn before it.
 */
export function form(id: string, d: string, fill: string, tone: Tone, options: FormOptions = {}): string {
  const { inside = '', rim = 44, depth = 0.5 } = options;
  const shift = Math.round(rim * 0.28);
  const cast = Math.min(rim, 42);
  const edge = (color: string, by: number, opacity: number): string =>
    `<g transform="translate(${by} ${by})">${softLine(d, color, rim, opacity, rim * 0.8)}</g>`;
  const fallen = `<g transform="translate(${Math.round(cast / 8)} ${Math.round(cast / 3)})">${softLine(d, '#2a1c14', cast * 0.8, 0.3, cast * 0.8)}</g>`;
  return (
    fallen +
    `<clipPath id="c-${id}"><path d="${d}"/></clipPath><path d="${d}" fill="${fill}"/>` +
    `<g clip-path="url(#c-${id})">${inside}${edge(tone.deep, -shift, depth)}${edge(tone.pale, shift, depth * 0.8)}</g>` +
    `<path d="${d}" fill="none" stroke="${tone.deep}" stroke-width="2.5" stroke-linejoin="round" stroke-opacity=".55"/>`
  );
}

/** A plain path. */
export function patch(d: string, fill: string, opacity = 1): string {
  return `<path d="${d}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;
}

/** A drawn line with round ends. */
export function line(d: string, color: string, width: number, opacity = 1): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" stroke-opacity="${opacity}"/>`;
}

/** A seam: a row of short stitches. */
export function stitch(d: string, color: string, width = 3.5): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-dasharray="${width * 3} ${width * 2}" stroke-linecap="round" stroke-opacity=".9"/>`;
}

/** Soft folds of cloth: blurred dark lines, each with a light one beside it. */
export function folds(lines: string[], tone: Tone, width = 16): string {
  const dark = lines.map((d) => softLine(d, tone.deep, width * 1.1, 0.3, width * 1.1)).join('');
  const light = lines.map((d) => softLine(d, tone.pale, width, 0.36, width)).join('');
  return `${dark}<g transform="translate(${width} ${Math.round(width / 3)})">${light}</g>`;
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
        `<circle cx="${x + dx * hole}" cy="${y + dy * hole}" r="${radius * 0.13}" fill="#1b1512" fill-opacity=".65"/>`,
    ),
  );
  return (
    `<circle cx="${x + 2}" cy="${y + 4}" r="${radius}" fill="#1b1512" fill-opacity=".35"/>` +
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color}"/>` +
    `<circle cx="${x}" cy="${y}" r="${radius * 0.72}" fill="none" stroke="#fff" stroke-width="1.5" stroke-opacity=".5"/>${holes.join('')}`
  );
}

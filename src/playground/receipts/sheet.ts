import type { DrawnStatus } from './receipt-spec.ts';

export type ReceiptStatusColour = Record<DrawnStatus, string>;

export interface TextStyle {
  size: number;
  colour: string;
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  font?: string;
  /** The text is made smaller until it is not wider. */
  maxWidth?: number;
}

export interface BoxStyle {
  fill: string;
  radius?: number;
  stroke?: string;
}

/** A page to draw on, in pixels from its upper left corner. */
export interface Sheet {
  width: number;
  height: number;
  text(x: number, y: number, text: string, style: TextStyle): void;
  box(x: number, y: number, width: number, height: number, style: BoxStyle): void;
  circle(x: number, y: number, radius: number, fill: string): void;
  line(x1: number, y1: number, x2: number, y2: number, stroke: string, dash?: string): void;
  stroke(path: string, colour: string, width: number): void;
  /** Cuts or lengthens the page to this height. */
  end(height: number): void;
  svg(): string;
}

/** A rough width of a text in pixels: what the widest of the common sans-serif fonts needs. */
export function widthOf(text: string, size: number): number {
  let units = 0;
  for (const letter of text)
    units += /[\p{Lu}жшщюмфыЖШЩ№@]/u.test(letter) ? 0.8 : /[\s.,:'’|lijtfrI]/u.test(letter) ? 0.37 : 0.65;
  return units * size;
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);

export function createSheet(width: number, height: number, page: string, font: string): Sheet {
  const parts: string[] = [];
  let bottom = height;
  return {
    width,
    get height() {
      return bottom;
    },
    text(x, y, text, { size, colour, weight = 400, anchor = 'start', font: own = font, maxWidth = width }) {
      const needed = widthOf(text, size);
      const fitted = needed > maxWidth ? Math.max(18, Math.floor((size * maxWidth) / needed)) : size;
      parts.push(
        `<text x="${x}" y="${y}" font-family="${escaped(own)}" font-size="${fitted}" font-weight="${weight}" ` +
          `fill="${colour}" text-anchor="${anchor}" xml:space="preserve">${escaped(text)}</text>`,
      );
    },
    box(x, y, boxWidth, boxHeight, { fill, radius = 0, stroke }) {
      const edge = stroke ? ` stroke="${stroke}" stroke-width="3"` : '';
      parts.push(
        `<rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="${radius}" fill="${fill}"${edge}/>`,
      );
    },
    circle: (x, y, radius, fill) => void parts.push(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`),
    line: (x1, y1, x2, y2, stroke, dash = '') =>
      void parts.push(
        `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="3" stroke-dasharray="${dash}"/>`,
      ),
    stroke: (path, colour, lineWidth) =>
      void parts.push(
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${lineWidth}" stroke-linecap="round" stroke-linejoin="round"/>`,
      ),
    end: (to) => void (bottom = Math.round(to)),
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${bottom}" viewBox="0 0 ${width} ${bottom}">` +
      `<rect width="${width}" height="${bottom}" fill="${page}"/>${parts.join('')}</svg>`,
  };
}

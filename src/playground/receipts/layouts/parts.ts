import type { PrintedField } from '../printer.ts';
import type { DrawnStatus } from '../receipt-spec.ts';
import { between, pick } from '../seeded.ts';
import { createSheet, widthOf, type Sheet } from '../sheet.ts';
import type { Tools } from './layout.ts';

const PHONE_WIDTH = 1080;
const PHONE_HEIGHT = 2280;
export const EDGE = 64;

/** A thin face where the machine has one; the weight alone does it elsewhere. */
export const thin = "'DejaVu Sans Light', 'DejaVu Sans', 'Segoe UI Light', sans-serif";

/** The screen of a phone, with its own clock and battery on top. */
export function phone({ print, palette, font, chance }: Tools, page = palette.page, ink = palette.ink): Sheet {
  const sheet = createSheet(PHONE_WIDTH, PHONE_HEIGHT, page, font);
  sheet.text(EDGE, 68, print.phoneClock, { size: 38, colour: ink, weight: 600 });
  const right = PHONE_WIDTH - EDGE;
  sheet.box(right - 62, 38, 56, 30, { fill: 'none', radius: 8, stroke: ink });
  const charge = between(chance, 12, 98);
  sheet.box(right - 57, 43, Math.round(charge * 0.46), 20, { fill: ink, radius: 4 });
  sheet.text(right - 80, 68, `${charge}%`, { size: 32, colour: ink, anchor: 'end' });
  sheet.text(right - 190, 68, pick(chance, ['4G', 'LTE', '5G']), { size: 30, colour: ink, anchor: 'end' });
  return sheet;
}

/** A round sign of what became of the transfer. */
export function statusSign(
  sheet: Sheet,
  x: number,
  y: number,
  radius: number,
  colour: string,
  status: DrawnStatus,
): void {
  sheet.circle(x, y, radius, colour);
  const part = radius / 2.4;
  const width = radius / 6;
  if (status === 'success')
    sheet.stroke(
      `M${x - part} ${y} L${x - part / 3} ${y + part * 0.7} L${x + part} ${y - part * 0.7}`,
      '#ffffff',
      width,
    );
  else if (status === 'failed')
    sheet.stroke(
      `M${x - part} ${y - part} L${x + part} ${y + part} M${x + part} ${y - part} L${x - part} ${y + part}`,
      '#ffffff',
      width,
    );
  else sheet.stroke(`M${x} ${y - part} L${x} ${y} L${x + part * 0.8} ${y + part * 0.4}`, '#ffffff', width);
}

export interface RowStyle {
  left: number;
  right: number;
  size: number;
  /** Distance from one row to the next. */
  step: number;
  divided: boolean;
  weight?: number;
}

/** What a receipt that leaves nothing out shows, in this order. */
export const allRows = [
  'reference',
  'paidAt',
  'senderCard',
  'receiverCard',
  'receiverName',
  'amount',
  'fee',
  'total',
] as const;

/** Rows of a label at the left and its value at the right; a long value goes on a line of its own. Answers where it ended. */
export function rowsAcross(
  sheet: Sheet,
  from: number,
  rows: readonly PrintedField[],
  style: RowStyle,
  { palette }: Tools,
): number {
  const { left, right, size, step, divided, weight = 500 } = style;
  let y = from;
  for (const { label, value } of rows) {
    sheet.text(left, y, label, { size, colour: palette.faint, maxWidth: right - left });
    const isLong = widthOf(label, size) + widthOf(value, size) + 30 > right - left;
    if (isLong) y += Math.round(size * 1.4);
    sheet.text(right, y, value, { size, colour: palette.ink, weight, anchor: 'end', maxWidth: right - left });
    if (divided) sheet.line(left, y + step * 0.4, right, y + step * 0.4, palette.line);
    y += step;
  }
  return y;
}

/** Rows of a label with its value under it. Answers where it ended. */
export function rowsStacked(
  sheet: Sheet,
  from: number,
  rows: readonly PrintedField[],
  style: RowStyle,
  { palette }: Tools,
): number {
  const { left, right, size, step, divided, weight = 500 } = style;
  let y = from;
  for (const { label, value } of rows) {
    sheet.text(left, y, label, { size: Math.round(size * 0.8), colour: palette.faint, maxWidth: right - left });
    sheet.text(left, y + size * 1.3, value, { size, colour: palette.ink, weight, maxWidth: right - left });
    if (divided) sheet.line(left, y + size * 1.3 + step * 0.28, right, y + size * 1.3 + step * 0.28, palette.line);
    y += size * 1.3 + step;
  }
  return y;
}

export function button(sheet: Sheet, y: number, text: string, fill: string, colour: string): void {
  sheet.box(EDGE, y, sheet.width - 2 * EDGE, 132, { fill, radius: 32 });
  sheet.text(sheet.width / 2, y + 80, text, { size: 42, colour, weight: 600, anchor: 'middle' });
}

export function sampleMark(sheet: Sheet, y: number, { print, palette }: Tools): void {
  if (print.sample) sheet.text(sheet.width / 2, y, print.sample, { size: 26, colour: palette.faint, anchor: 'middle' });
}

import type { PrintedField } from '../printer.ts';
import { createSheet } from '../sheet.ts';
import type { Layout } from './layout.ts';
import { allRows, button, EDGE, phone, rowsAcross, rowsStacked, sampleMark, statusSign } from './parts.ts';

/** A page of labels with their values under them, all at the left. */
export const stackedRows: Layout = (_spec, tools) => {
  const { print, palette } = tools;
  const page = phone(tools);
  page.stroke(`M${EDGE + 30} 170 L${EDGE} 200 L${EDGE + 30} 230`, palette.ink, 7);
  page.text(page.width / 2, 216, print.kind, {
    size: 44,
    colour: palette.ink,
    weight: 600,
    anchor: 'middle',
    maxWidth: 800,
  });
  const rows = print.fields([
    'status',
    'amount',
    'fee',
    'receiverCard',
    'receiverName',
    'senderCard',
    'paidAt',
    'reference',
    'provider',
  ]);
  rowsStacked(page, 340, rows, { left: EDGE, right: page.width - EDGE, size: 42, step: 116, divided: true }, tools);
  button(page, 2060, print.share, palette.accent, palette.onAccent);
  sampleMark(page, 2240, tools);
  return page;
};

/** Facts in two columns, each label over its value. */
export const grid: Layout = (spec, tools) => {
  const { print, palette } = tools;
  const page = phone(tools);
  const middle = page.width / 2;
  page.text(EDGE, 200, print.field('provider')?.value ?? '', { size: 54, colour: palette.accent, weight: 700 });
  page.box(EDGE - 24, 260, page.width - 2 * EDGE + 48, 1330, { fill: palette.card, radius: 40 });
  page.text(EDGE + 20, 360, print.title(), {
    size: 42,
    colour: palette.status[spec.status],
    weight: 600,
    maxWidth: 920,
  });
  const sum = print.field('amount');
  page.text(EDGE + 20, 440, sum?.label ?? '', { size: 32, colour: palette.faint });
  page.text(EDGE + 20, 540, sum?.value ?? '', { size: 86, colour: palette.ink, weight: 300, maxWidth: 920 });
  page.line(EDGE + 20, 600, page.width - EDGE - 20, 600, palette.line, '14 10');
  const cell = (x: number, y: number, found: PrintedField | undefined, maxWidth: number) => {
    page.text(x, y, found?.label ?? '', { size: 32, colour: palette.faint, maxWidth });
    page.text(x, y + 56, found?.value ?? '', { size: 38, colour: palette.ink, weight: 500, maxWidth });
  };
  cell(EDGE + 20, 690, print.field('senderCard'), 410);
  cell(middle + 20, 690, print.field('receiverCard'), 410);
  cell(EDGE + 20, 870, print.field('paidAt'), 410);
  cell(middle + 20, 870, print.field('receiverName'), 410);
  cell(EDGE + 20, 1050, print.field('fee'), 410);
  cell(middle + 20, 1050, print.field('total'), 410);
  cell(EDGE + 20, 1230, print.field('reference'), 900);
  statusSign(page, page.width - EDGE - 70, 1470, 60, palette.status[spec.status], spec.status);
  button(page, 1960, print.again, palette.accent, palette.onAccent);
  sampleMark(page, 2180, tools);
  return page;
};

/** The picture an app makes to be shared: no phone around it, teeth at its edge. */
export const ticket: Layout = (spec, tools) => {
  const { print, palette, font } = tools;
  const page = createSheet(900, 1500, palette.page, font);
  page.box(40, 40, 820, 1420, { fill: palette.card, radius: 28 });
  for (let x = 70; x < 850; x += 40) page.circle(x, 1460, 14, palette.page);
  page.text(450, 140, print.field('provider')?.value ?? '', {
    size: 56,
    colour: palette.accent,
    weight: 700,
    anchor: 'middle',
  });
  page.text(450, 210, print.kind, { size: 32, colour: palette.faint, anchor: 'middle', maxWidth: 760 });
  statusSign(page, 450, 320, 62, palette.status[spec.status], spec.status);
  page.text(450, 450, print.title(), { size: 42, colour: palette.ink, weight: 600, anchor: 'middle', maxWidth: 760 });
  page.line(80, 510, 820, 510, palette.line, '10 12');
  const rows = print.fields(allRows);
  const end = rowsAcross(
    page,
    590,
    rows,
    { left: 80, right: 820, size: 34, step: 92, divided: false, weight: 600 },
    tools,
  );
  sampleMark(page, Math.min(1430, end + 40), tools);
  return page;
};

import type { Layout } from './layout.ts';
import { button, EDGE, phone, rowsAcross, rowsStacked, sampleMark, statusSign, thin } from './parts.ts';

/** A sign, the sum in big thin digits, and rows under it. */
export const bigSum: Layout = (spec, tools) => {
  const { print, palette } = tools;
  const sheet = phone(tools);
  const middle = sheet.width / 2;
  statusSign(sheet, middle, 330, 92, palette.status[spec.status], spec.status);
  sheet.text(middle, 520, print.title(), {
    size: 48,
    colour: palette.ink,
    weight: 600,
    anchor: 'middle',
    maxWidth: 950,
  });
  const sum = print.field(spec.seed % 3 === 0 ? 'total' : 'amount') ?? print.field('amount');
  sheet.text(middle, 660, sum?.value ?? '', {
    size: 104,
    colour: palette.ink,
    weight: 200,
    font: thin,
    anchor: 'middle',
    maxWidth: 980,
  });
  const rows = print.fields([
    'receiverCard',
    'receiverName',
    'senderCard',
    'amount',
    'fee',
    'total',
    'paidAt',
    'reference',
  ]);
  sheet.box(EDGE - 24, 740, sheet.width - 2 * EDGE + 48, rows.length * 112 + 70, { fill: palette.card, radius: 36 });
  rowsAcross(
    sheet,
    825,
    rows,
    { left: EDGE + 16, right: sheet.width - EDGE - 16, size: 38, step: 112, divided: false },
    tools,
  );
  button(sheet, 1960, print.share, palette.accent, palette.onAccent);
  sampleMark(sheet, 2180, tools);
  return sheet;
};

/** Success and the sum, hardly more: no card, no number, no date. */
export const bare: Layout = (spec, tools) => {
  const { print, palette, chance } = tools;
  const sheet = phone(tools);
  const middle = sheet.width / 2;
  statusSign(sheet, middle, 760, 150, palette.status[spec.status], spec.status);
  sheet.text(middle, 1020, print.title(), {
    size: 58,
    colour: palette.ink,
    weight: 700,
    anchor: 'middle',
    maxWidth: 980,
  });
  sheet.text(middle, 1150, print.field('amount')?.value ?? '', {
    size: 96,
    colour: palette.ink,
    weight: 300,
    anchor: 'middle',
    maxWidth: 980,
  });
  if (chance() < 0.6) {
    const name = print.field('receiverName');
    sheet.text(middle, 1240, name?.value ?? '', { size: 42, colour: palette.faint, anchor: 'middle' });
  }
  button(sheet, 1760, print.share, palette.card, palette.ink);
  button(sheet, 1930, print.close, palette.accent, palette.onAccent);
  sampleMark(sheet, 2180, tools);
  return sheet;
};

/** A report of the payer's own side: his card, no receiver's card. */
export const payerOnly: Layout = (spec, tools) => {
  const { print, palette } = tools;
  const sheet = phone(tools);
  sheet.text(sheet.width / 2, 200, print.field('provider')?.value ?? '', {
    size: 50,
    colour: palette.accent,
    weight: 700,
    anchor: 'middle',
  });
  statusSign(sheet, EDGE + 70, 360, 70, palette.status[spec.status], spec.status);
  sheet.text(EDGE + 180, 345, print.title(), { size: 46, colour: palette.ink, weight: 700, maxWidth: 780 });
  sheet.text(EDGE + 180, 405, print.kind, { size: 36, colour: palette.faint, maxWidth: 780 });
  const rows = print.fields(['amount', 'fee', 'total', 'senderCard', 'paidAt', 'reference']);
  rowsStacked(sheet, 560, rows, { left: EDGE, right: sheet.width - EDGE, size: 44, step: 118, divided: true }, tools);
  button(sheet, 2000, print.again, palette.card, palette.accent);
  sampleMark(sheet, 2200, tools);
  return sheet;
};

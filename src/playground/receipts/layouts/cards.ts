import type { Layout } from './layout.ts';
import { button, EDGE, phone, rowsAcross, sampleMark, statusSign, thin } from './parts.ts';

/** The sender's card over the receiver's, each in its box, and the sum between the head and them. */
export const twoCards: Layout = (spec, tools) => {
  const { print, palette } = tools;
  const sheet = phone(tools);
  const right = sheet.width - EDGE;
  sheet.text(EDGE, 190, print.kind, { size: 46, colour: palette.ink, weight: 700, maxWidth: 950 });
  sheet.text(EDGE, 350, `-${print.field('amount')?.value ?? ''}`, {
    size: 100,
    colour: palette.ink,
    weight: 200,
    font: thin,
    maxWidth: 950,
  });
  statusSign(sheet, EDGE + 26, 425, 26, palette.status[spec.status], spec.status);
  sheet.text(EDGE + 70, 440, print.title(), {
    size: 40,
    colour: palette.status[spec.status],
    weight: 600,
    maxWidth: 880,
  });
  const boxes = [print.fields(['senderCard']), print.fields(['receiverCard', 'receiverName'])];
  let y = 520;
  for (const [card, name] of boxes) {
    const height = name ? 236 : 180;
    sheet.box(EDGE, y, right - EDGE, height, { fill: palette.card, radius: 32, stroke: palette.line });
    sheet.text(EDGE + 40, y + 62, card?.label ?? '', { size: 34, colour: palette.faint });
    sheet.text(EDGE + 40, y + 126, card?.value ?? '', { size: 44, colour: palette.ink, weight: 600 });
    if (name) sheet.text(EDGE + 40, y + 190, name.value, { size: 38, colour: palette.ink });
    y += height + 36;
  }
  const rows = print.fields(['paidAt', 'reference', 'fee', 'total']);
  rowsAcross(sheet, y + 80, rows, { left: EDGE, right, size: 38, step: 110, divided: true }, tools);
  button(sheet, 2000, print.again, palette.accent, palette.onAccent);
  sampleMark(sheet, 2200, tools);
  return sheet;
};

/** A coloured head with the sum in white, rows on the page under it. */
export const ribbon: Layout = (spec, tools) => {
  const { print, palette } = tools;
  const head = phone(tools, palette.accent, palette.onAccent);
  head.box(0, 700, head.width, head.height - 700, { fill: palette.page });
  const middle = head.width / 2;
  head.text(middle, 210, print.field('provider')?.value ?? '', {
    size: 46,
    colour: palette.onAccent,
    weight: 700,
    anchor: 'middle',
  });
  statusSign(head, middle, 340, 70, palette.status[spec.status], spec.status);
  head.text(middle, 500, print.title(), { size: 44, colour: palette.onAccent, anchor: 'middle', maxWidth: 960 });
  head.text(middle, 620, print.field('amount')?.value ?? '', {
    size: 88,
    colour: palette.onAccent,
    weight: 700,
    anchor: 'middle',
    maxWidth: 980,
  });
  const rows = print.fields(['paidAt', 'senderCard', 'receiverCard', 'receiverName', 'fee', 'total', 'reference']);
  rowsAcross(head, 830, rows, { left: EDGE, right: head.width - EDGE, size: 40, step: 124, divided: true }, tools);
  button(head, 1980, print.share, palette.card, palette.ink);
  sampleMark(head, 2190, tools);
  return head;
};

/** A sheet from below over a darkened list. */
export const sheet: Layout = (spec, tools) => {
  const { print, palette } = tools;
  const page = phone(tools, '#3c4046', '#c9ccd1');
  for (let y = 200; y < 560; y += 120) page.box(EDGE, y, 620, 40, { fill: '#4b5057', radius: 12 });
  page.box(0, 620, page.width, page.height - 620, { fill: palette.page, radius: 56 });
  page.box(page.width / 2 - 60, 648, 120, 12, { fill: palette.line, radius: 6 });
  page.text(EDGE, 770, print.title(), { size: 44, colour: palette.status[spec.status], weight: 700, maxWidth: 950 });
  page.text(EDGE, 890, print.field('amount')?.value ?? '', {
    size: 84,
    colour: palette.ink,
    weight: 600,
    maxWidth: 950,
  });
  const rows = print.fields(['senderCard', 'receiverCard', 'receiverName', 'paidAt', 'fee', 'reference']);
  rowsAcross(
    page,
    1030,
    rows,
    { left: EDGE, right: page.width - EDGE, size: 40, step: 126, divided: true, weight: 600 },
    tools,
  );
  button(page, 2040, print.close, palette.card, palette.ink);
  sampleMark(page, 2230, tools);
  return page;
};

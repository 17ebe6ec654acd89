import { createSheet } from '../sheet.ts';
import type { Layout } from './layout.ts';
import { allRows, sampleMark } from './parts.ts';

const mono = "'Liberation Mono', 'DejaVu Sans Mono', 'Courier New', monospace";

/** A bank's page with lines round every row and a stamp. */
export const table: Layout = (spec, tools) => {
  const { print, palette, font } = tools;
  const page = createSheet(1080, 1500, palette.page, font);
  page.text(70, 120, print.field('provider')?.value ?? '', { size: 56, colour: palette.accent, weight: 700 });
  page.text(70, 195, print.kind, { size: 40, colour: palette.ink, weight: 600, maxWidth: 940 });
  const rows = print.fields([...allRows, 'status']);
  let y = 250;
  for (const { label, value } of rows) {
    page.box(70, y, 940, 104, { fill: palette.card, stroke: palette.line });
    page.line(430, y, 430, y + 104, palette.line);
    page.text(92, y + 65, label, { size: 34, colour: palette.faint, maxWidth: 326 });
    page.text(444, y + 65, value, { size: 36, colour: palette.ink, weight: 600, maxWidth: 556 });
    y += 104;
  }
  page.circle(850, y + 150, 96, palette.status[spec.status]);
  page.circle(850, y + 150, 84, palette.page);
  page.text(850, y + 162, print.field('provider')?.value ?? '', {
    size: 30,
    colour: palette.status[spec.status],
    anchor: 'middle',
    maxWidth: 150,
  });
  sampleMark(page, y + 290, tools);
  page.end(y + 320);
  return page;
};

/** An electronic receipt as a page of text, as in a PDF: "label: value" in one run. */
export const statement: Layout = (_spec, tools) => {
  const { print, palette, chance } = tools;
  const serif = chance() < 0.5 ? "'Liberation Serif', 'Times New Roman', serif" : tools.font;
  const page = createSheet(1240, 1500, palette.page, serif);
  page.text(620, 130, print.kind, { size: 54, colour: palette.ink, weight: 700, anchor: 'middle', maxWidth: 1080 });
  page.line(100, 175, 1140, 175, palette.ink);
  let y = 270;
  const rows = print.fields([
    'reference',
    'paidAt',
    'provider',
    'senderCard',
    'receiverCard',
    'receiverName',
    'amount',
    'fee',
    'total',
    'status',
  ]);
  for (const { label, value } of rows) {
    page.text(100, y, `${label}: ${value}`, { size: 40, colour: palette.ink, maxWidth: 1040 });
    y += 92;
  }
  page.line(100, y, 1140, y, palette.ink);
  sampleMark(page, y + 70, tools);
  page.end(y + 130);
  return page;
};

/** Paper from a terminal: narrow, one width for every letter, facts at both edges. */
export const cheque: Layout = (_spec, tools) => {
  const { print } = tools;
  const ink = '#2a2a2a';
  const columns = 32;
  const size = 32;
  const page = createSheet(700, 1500, '#fbfaf6', mono);
  const put = (y: number, text: string, weight = 400) =>
    page.text(350, y, text, { size, colour: ink, anchor: 'middle', weight, maxWidth: Infinity });
  put(80, print.field('provider')?.value.toUpperCase() ?? '', 700);
  put(130, print.kind);
  put(180, '-'.repeat(columns));
  let y = 240;
  for (const { label, value } of print.fields(allRows)) {
    const gap = columns - label.length - value.length - 1;
    if (gap > 0) put(y, `${label}:${' '.repeat(gap)}${value}`);
    else {
      page.text(43, y, `${label}:`, { size, colour: ink, maxWidth: 620 });
      y += 46;
      page.text(657, y, value, { size, colour: ink, anchor: 'end', maxWidth: 614 });
    }
    y += 56;
  }
  put(y, '-'.repeat(columns));
  put(y + 60, print.title().toUpperCase(), 700);
  sampleMark(page, y + 130, { ...tools, palette: { ...tools.palette, faint: '#666666' } });
  page.end(y + 180);
  return page;
};

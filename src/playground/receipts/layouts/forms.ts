import type { Layout } from './layout.ts';
import { button, EDGE, phone, sampleMark } from './parts.ts';

/** The screen before a transfer: what would be sent, and the button that was never pressed. No receipt. */
export const form: Layout = (_spec, tools) => {
  const { print, palette } = tools;
  const page = phone(tools);
  page.stroke(`M${EDGE + 30} 170 L${EDGE} 200 L${EDGE + 30} 230`, palette.ink, 7);
  page.text(page.width / 2, 216, print.title(), {
    size: 46,
    colour: palette.ink,
    weight: 600,
    anchor: 'middle',
    maxWidth: 800,
  });
  let y = 320;
  for (const { label, value } of print.fields(['senderCard', 'receiverCard', 'receiverName', 'amount'])) {
    page.text(EDGE, y, label, { size: 34, colour: palette.faint });
    page.box(EDGE, y + 24, page.width - 2 * EDGE, 130, { fill: palette.card, radius: 24, stroke: palette.line });
    page.text(EDGE + 36, y + 106, value, { size: 46, colour: palette.ink, weight: 500, maxWidth: 860 });
    y += 250;
  }
  const fee = print.field('fee');
  if (fee) page.text(EDGE, y, `${fee.label}: ${fee.value}`, { size: 36, colour: palette.faint, maxWidth: 940 });
  button(page, 1880, print.send, palette.accent, palette.onAccent);
  sampleMark(page, 2120, tools);
  return page;
};

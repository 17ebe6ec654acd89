import { isOneTimeCode } from '#src/shop/payments/notices/is-one-time-code.ts';
import { decodeTap } from '#src/ui/callback-data.ts';
import { decodeOwnerTap } from '#src/ui/owner/callback-data.ts';
import type { Button, Screen } from '#src/ui/screen.ts';

// Limits of the Bot API (core.telegram.org/bots/api): characters after parsing, bytes of data, buttons of one message.
const longestText = 4096;
const longestCaption = 1024;
const longestCopy = 256;
const mostData = 64;
const mostButtons = 100;
const mostInRow = 8;

/** Everything about a screen that a platform would refuse, or that a person could not use. */
export function screenFaults(screen: Screen): string[] {
  const rows = screen.buttons ?? [];
  const buttons = rows.flat();
  return [
    ...textFaults(screen),
    ...(buttons.length > mostButtons ? [`${buttons.length} buttons`] : []),
    ...rows.filter((row) => row.length > mostInRow).map((row) => `${row.length} buttons in a row`),
    ...buttons.flatMap(buttonFaults),
  ];
}

function textFaults({ text, mediaId, documentId }: Screen): string[] {
  const limit = mediaId === undefined && documentId === undefined ? longestText : longestCaption;
  const shown = shownText(text);
  const faults = shown.trim() === '' ? ['nothing is said'] : [];
  if (shown.length > limit) faults.push(`${shown.length} characters, at most ${limit}`);
  if (/\bundefined\b|\bnull\b|\bNaN\b|\[object/.test(shown)) faults.push(`says ${shown}`);
  if (isOneTimeCode(shown)) faults.push(`would be dropped like a one-time code where it comes back: ${shown}`);
  return [...faults, ...markFaults(text)];
}

/** What people see of marked-up text. */
export function shownText(html: string): string {
  const bare = html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"');
  return bare.replaceAll('&amp;', '&');
}

function markFaults(html: string): string[] {
  const open: string[] = [];
  for (const [mark = '', closing = '', name = ''] of html.matchAll(/<(\/?)([^\s>]*)[^>]*>?/g)) {
    if (!/^(?:b|s|i|code|a)$/.test(name) || !mark.endsWith('>')) return [`unknown mark ${mark}`];
    if (closing === '') open.push(name);
    else if (open.pop() !== name) return [`${mark} closes nothing`];
  }
  const bare = /&(?!(?:amp|lt|gt|quot);)/.test(html) ? ['a bare &'] : [];
  return open.length > 0 ? [...bare, `left open: ${open.join(', ')}`] : bare;
}

function buttonFaults(button: Button): string[] {
  const faults = button.title.trim() === '' ? ['a button without a title'] : [];
  // A title is plain: what is escaped for a text would be seen as it is written.
  if (/&(?:amp|lt|gt|quot);|undefined|NaN/.test(button.title)) faults.push(`a button says ${button.title}`);
  if ('copy' in button && (button.copy === '' || button.copy.length > longestCopy))
    faults.push(`copies "${button.copy}"`);
  if (!('data' in button)) return faults;
  if (Buffer.byteLength(button.data) > mostData) faults.push(`${button.data} is too long`);
  if (!decodeTap(button.data) && !decodeOwnerTap(button.data)) faults.push(`${button.data} can not be read again`);
  return faults;
}

import { z } from 'zod';

/** Marks inside a text, counted in UTF-16 units (Bot API MessageEntity). Only those that carry an address matter here. */
const textLinks = z.array(
  z.looseObject({ type: z.string(), offset: z.int(), length: z.int(), url: z.string().optional() }),
);

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };
/** Tags of the Bot API's HTML mode; anything else between angle brackets is text. */
const tag = /<\/?(?:b|strong|i|em|u|ins|s|strike|del|code|pre|blockquote|tg-spoiler|tg-emoji|span)(?:\s[^<>]*)?>/gi;
const link = /<a\s+href\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>([\s\S]*?)<\/a>/gi;

/** How a text of the Bot API says what is bold and what is a link. */
export interface Markup {
  parse_mode?: string | undefined;
  entities?: unknown;
}

/**
 * A text of the Bot API as the platform shows it: without any formatting, and with each link's address behind its words.
 * Markdown is left as it is, since the shop writes HTML only.
 */
export function plainText(text: string, { parse_mode: mode, entities }: Markup = {}): string {
  if (mode?.toLowerCase() === 'html') return withoutHtml(text);
  const links = (textLinks.safeParse(entities).data ?? []).filter((one) => one.type === 'text_link');
  return links
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((shown, { offset, length, url = '' }) => {
      const words = shown.slice(offset, offset + length);
      return shown.slice(0, offset) + withAddress(words, url) + shown.slice(offset + length);
    }, text);
}

function withoutHtml(html: string): string {
  const linked = html.replaceAll(link, (_, double: string | undefined, single: string | undefined, words: string) =>
    withAddress(words, double ?? single ?? ''),
  );
  return unescape(linked.replaceAll(tag, ''));
}

function withAddress(words: string, url: string): string {
  // Addresses of the other platform's own app lead nowhere here.
  if (!/^(?:https?|mailto|tel):/i.test(url) || words.trim() === url) return words;
  return words.trim() === '' ? url : `${words}: ${url}`;
}

function unescape(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

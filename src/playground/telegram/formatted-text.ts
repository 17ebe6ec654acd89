import { parseHtml, type FormattedText } from './html-entities.ts';
import type { MessageEntity } from './model.ts';
import { badRequest } from './refusal.ts';

/** Patterns of what clients make tappable by themselves; a command must stand at a word's start. */
const DETECTED: { type: string; pattern: RegExp }[] = [
  { type: 'bot_command', pattern: /(?<=^|[\s(])\/[a-z\d_]{1,64}(?:@\w{3,32})?(?![\w/])/gi },
  { type: 'url', pattern: /\bhttps?:\/\/[^\s<>"]+[^\s<>".,!?)]|\bt\.me\/[^\s<>"]+[^\s<>".,!?)]/gi },
  { type: 'mention', pattern: /(?<=^|[\s(])@[a-z]\w{3,31}\b/gi },
  { type: 'email', pattern: /\b[\w.+-]+@[\w-]+\.[\w.-]*\w\b/g },
  { type: 'hashtag', pattern: /(?<=^|\s)#[\p{L}_][\p{L}\p{N}_]*/gu },
];

/**
 * The text a message really carries: markup read, spaces at both ends cut, links and commands found.
 * Throws a Refusal for markup the platform refuses. Lengths are not checked here.
 */
export function formatText(
  source: string,
  parseMode: string | undefined,
  given: MessageEntity[] | undefined,
): FormattedText {
  const parsed = parse(source, parseMode, given);
  const trimmed = trim(parsed);
  return { text: trimmed.text, entities: withDetected(trimmed) };
}

/** Length as the platform counts it: code points. */
export function textLength(text: string): number {
  return Array.from(text).length;
}

function parse(source: string, parseMode: string | undefined, given: MessageEntity[] | undefined): FormattedText {
  const mode = (parseMode ?? '').toLowerCase();
  if (mode === 'html') return parseHtml(source);
  if (mode === '' || mode === 'none') return { text: source, entities: given ?? [] };
  if (mode === 'markdown' || mode === 'markdownv2') throw badRequest('the playground reads parse_mode HTML only');
  throw badRequest('unsupported parse_mode');
}

function trim({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const kept: MessageEntity[] = [];
  for (const entity of entities) {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, trimmed.length);
    if (to > from) kept.push({ ...entity, offset: from, length: to - from });
  }
  return { text: trimmed, entities: kept };
}

function withDetected({ text, entities }: FormattedText): MessageEntity[] {
  const taken = entities.filter((entity) => ['code', 'pre', 'text_link'].includes(entity.type));
  const all = [...entities];
  for (const { type, pattern } of DETECTED) {
    for (const match of text.matchAll(pattern)) {
      const found = { type, offset: match.index, length: match[0].length };
      if (taken.some((other) => overlaps(other, found))) continue;
      taken.push(found);
      all.push(found);
    }
  }
  return all.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

import type { MessageEntity } from './model.ts';
import { badRequest, type Refusal } from './refusal.ts';

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

interface OpenTag {
  name: string;
  argument: string;
  offset: number;
}

/** Tag names of the Bot API's HTML style and the entity each makes. docs: HTML style */
const ENTITY_OF_TAG: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

/** The attribute of a tag that is kept; all others are read and dropped. */
const KEPT_ATTRIBUTE: Record<string, string> = { a: 'href', code: 'class', span: 'class', 'tg-emoji': 'emoji-id' };

const NAMED_CHARACTERS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Turns HTML-style text into plain text with entities; throws a Refusal worded like the platform's for markup it would refuse. */
export function parseHtml(source: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    if (source[at] !== '<') {
      const piece = readCharacter(source, at);
      text += piece.value;
      at = piece.next;
    } else if (source[at + 1] === '/') {
      at = closeTag({ source, at, open, entities, text });
    } else {
      const tag = readStartTag(source, at);
      open.push({ name: tag.name, argument: tag.argument, offset: text.length });
      at = tag.next;
    }
  }
  const last = open.at(-1);
  if (last) throw cannotParse(`Can't find end tag corresponding to start tag "${last.name}"`);
  for (const entity of entities) if (entity.type === 'code') delete entity.language;
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
}

function readCharacter(source: string, at: number): { value: string; next: number } {
  const reference =
    source[at] === '&' ? /^&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot));?/i.exec(source.slice(at, at + 12)) : null;
  if (!reference) return { value: source[at] ?? '', next: at + 1 };
  const [whole, decimal, hex, name] = reference;
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
  if (code !== undefined && (code === 0 || code > 0x10ffff)) return { value: '&', next: at + 1 };
  const value = code === undefined ? (NAMED_CHARACTERS[(name ?? '').toLowerCase()] ?? '') : String.fromCodePoint(code);
  return { value, next: at + whole.length };
}

function readStartTag(source: string, at: number): { name: string; argument: string; next: number } {
  const head = /^<([^\s>]*)/.exec(source.slice(at));
  const name = (head?.[1] ?? '').toLowerCase();
  let next = at + (head?.[0].length ?? 1);
  if (next >= source.length) throw cannotParse(`Unclosed start tag at byte offset ${byteOffset(source, at)}`);
  if (!(name in ENTITY_OF_TAG)) {
    throw cannotParse(`Unsupported start tag "${name}" at byte offset ${byteOffset(source, at)}`);
  }
  let argument = '';
  for (;;) {
    while (/\s/.test(source[next] ?? '')) next += 1;
    if (source[next] === '>') break;
    const attribute = readAttribute(source, next, { name, at });
    if (attribute.name === KEPT_ATTRIBUTE[name]) argument = attribute.value;
    next = attribute.next;
  }
  if (name === 'span' && argument !== 'tg-spoiler') {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${byteOffset(source, at)}`);
  }
  return { name, argument, next: next + 1 };
}

function readAttribute(source: string, start: number, tag: { name: string; at: number }) {
  const rest = source.slice(start);
  const where = `at byte offset ${byteOffset(source, tag.at)}`;
  if (rest === '') throw cannotParse(`Unclosed start tag "${tag.name}" ${where}`);
  const attributeName = /^[^\s=>]*/.exec(rest)?.[0] ?? '';
  if (attributeName === '') throw cannotParse(`Empty attribute name in the tag "${tag.name}" ${where}`);
  const equals = /^\s*=\s*/.exec(rest.slice(attributeName.length));
  if (!equals) {
    // A bare `expandable` is the one attribute without a value that the platform reads.
    if (tag.name === 'blockquote' && attributeName === 'expandable') {
      return { name: attributeName, value: '', next: start + attributeName.length };
    }
    throw cannotParse(`Expected equal sign in declaration of an attribute of the tag "${tag.name}" ${where}`);
  }
  const valueAt = attributeName.length + equals[0].length;
  const value = /^(?:"([^"]*)"|'([^']*)'|([\w.-]*)(?=[\s>]))/.exec(rest.slice(valueAt));
  if (!value) throw cannotParse(`Unclosed start tag ${where}`);
  const decoded = decodeCharacters(value[1] ?? value[2] ?? (value[3] ?? '').toLowerCase());
  return { name: attributeName.toLowerCase(), value: decoded, next: start + valueAt + value[0].length };
}

function decodeCharacters(source: string): string {
  let decoded = '';
  for (let at = 0; at < source.length;) {
    const piece = readCharacter(source, at);
    decoded += piece.value;
    at = piece.next;
  }
  return decoded;
}

function closeTag(state: {
  source: string;
  at: number;
  open: OpenTag[];
  entities: MessageEntity[];
  text: string;
}): number {
  const { source, at, open, entities, text } = state;
  const where = `at byte offset ${byteOffset(source, at)}`;
  const tag = open.at(-1);
  if (!tag) throw cannotParse(`Unexpected end tag ${where}`);
  const match = /^<\/([^\s>]*)\s*>/.exec(source.slice(at));
  if (!match) throw cannotParse(`Unclosed end tag ${where}`);
  const name = (match[1] ?? '').toLowerCase();
  if (name !== '' && name !== tag.name) {
    throw cannotParse(`Unmatched end tag ${where}, expected "</${tag.name}>", found "</${name}>"`);
  }
  open.pop();
  const entity = entityOf(tag, text);
  if (entity) addEntity(entities, entity);
  return at + match[0].length;
}

function entityOf(tag: OpenTag, text: string): MessageEntity | undefined {
  const length = text.length - tag.offset;
  if (length === 0) return undefined;
  const entity: MessageEntity = { type: ENTITY_OF_TAG[tag.name] ?? tag.name, offset: tag.offset, length };
  if (tag.name === 'a') return linkEntity(entity, tag.argument || text.slice(tag.offset));
  if (tag.name === 'code' && tag.argument.startsWith('language-'))
    return { ...entity, language: tag.argument.slice(9) };
  if (tag.name === 'tg-emoji') return { ...entity, custom_emoji_id: tag.argument };
  return entity;
}

/** A link that is no web address is shown as plain text, as the platform does. */
function linkEntity(entity: MessageEntity, address: string): MessageEntity | undefined {
  const url = /^[a-z]+:/i.test(address) ? address : `http://${address}`;
  if (!/^(https?|tg|ton|mailto|tel):/i.test(url) || !URL.canParse(url)) return undefined;
  return { ...entity, url };
}

/** `<pre><code class="language-x">` is one entity with a language. */
function addEntity(entities: MessageEntity[], entity: MessageEntity): void {
  const inner = entities.at(-1);
  const wrapsCode = entity.type === 'pre' && inner?.type === 'code';
  if (wrapsCode && inner.offset === entity.offset && inner.length === entity.length) {
    inner.type = 'pre';
    return;
  }
  entities.push(entity);
}

function cannotParse(reason: string): Refusal {
  return badRequest(`can't parse entities: ${reason}`);
}

function byteOffset(source: string, at: number): number {
  return Buffer.byteLength(source.slice(0, at));
}

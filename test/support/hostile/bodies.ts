import { gzipSync } from 'node:zlib';
import type { Json } from '#adapters/adapter.ts';
import { anyEvent, chunked, proof, write, type HostileDoor, type HostileRequest, type Outcome } from './door.ts';

const chunkedLength = ['Transfer-Encoding: chunked'];

/** Bodies that carry the right proof and are too large, broken, or strange in what they say. */
export function bodies(door: HostileDoor): HostileRequest[] {
  return [...tooLarge(door), ...broken(door), ...wellFormedButStrange(door), ...strangeTexts(door)];
}

function tooLarge(door: HostileDoor): HostileRequest[] {
  const most = door.largestBodyBytes;
  const large = padded(anyEvent(door), 5 * 1024 * 1024);
  const exact = padded(anyEvent(door), most);
  const tooMuch = padded(anyEvent(door), most + 1);
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  return [
    of(door, '5 MB', large, 413),
    inChunks(door, '5 MB in chunks', large, 413),
    of(door, 'one byte too many', tooMuch, 413),
    inChunks(door, 'one byte too many in chunks', tooMuch, 413),
    inChunks(door, 'one byte too many in small chunks', tooMuch, 413, 500),
    of(door, 'as much as is allowed', exact, 200),
    inChunks(door, 'as much as is allowed in chunks', exact, 200),
    of(door, '50 MB packed into 50 kB', bomb, 400, ['Content-Encoding: gzip']),
  ];
}

function broken(door: HostileDoor): HostileRequest[] {
  const event = anyEvent(door);
  const bytes = Buffer.from(event);
  const zipped = gzipSync(event);
  const list: [string, Buffer | string][] = [
    ['nothing', ''],
    ['blanks', ' \r\n\t '],
    ['a byte order mark alone', '\ufeff'],
    ['half an event', bytes.subarray(0, bytes.length / 2)],
    ['an event and a comma', `${event},`],
    ['two events', `${event}${event}`],
    ['NaN', event.replace(/:\d+/, ':NaN')],
    ['Infinity', event.replace(/:\d+/, ':-Infinity')],
    ['a hexadecimal number', event.replace(/:\d+/, ':0x1F')],
    ['a number with a leading zero', event.replace(/:\d+/, ':007')],
    ['undefined', 'undefined'],
    ['single quotes', event.replaceAll('"', "'")],
    ['a comment', `/* hi */${event}`],
    ['a raw line break in a text', '{"text":"a\nb"}'],
    ['a raw zero in a text', '{"text":"a\0b"}'],
    ['a form', 'payload=%7B%7D'],
    ['XML', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['broken UTF-8', Buffer.concat([bytes.subarray(0, -1), Buffer.from([0xc3, 0x28]), Buffer.from('}')])],
    ['broken UTF-8 in a text', Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])],
    ['overlong UTF-8', Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')])],
    ['UTF-16', Buffer.from(event, 'utf16le')],
    ['100,000 lists that do not end', '['.repeat(100_000)],
    ['100,000 objects that do not end', '{"a":'.repeat(100_000)],
    ['an escape that is none', String.raw`{"text":"\x41"}`],
    ['half an escape', String.raw`{"text":"\u12"}`],
  ];
  return [
    ...list.map(([name, body]) => of(door, name, body, 400)),
    of(door, 'a zipped event', zipped, 400, ['Content-Encoding: gzip']),
    of(door, 'a zipped event that says nothing of it', zipped, 400),
  ];
}

function wellFormedButStrange(door: HostileDoor): HostileRequest[] {
  const event = anyEvent(door);
  const inside = (text: string): string => `${anyEvent(door).slice(0, -1)},${text}}`;
  const list: [string, string][] = [
    ['null', 'null'],
    ['a number', '7'],
    ['a text', '"salom"'],
    ['true', 'true'],
    ['an empty list', '[]'],
    ['an empty object', '{}'],
    ['a list of events', `[${event},${event}]`],
    ['a byte order mark before an event', `\ufeff${anyEvent(door)}`],
    ['100,000 lists in each other', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['100,000 objects in each other', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['100,000 lists inside an event', inside(`"more":${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    ['500 lists inside an event', inside(`"more":${'['.repeat(500)}${']'.repeat(500)}`)],
    ['20 lists inside an event', inside(`"more":${'['.repeat(20)}${']'.repeat(20)}`)],
    ['30,000 keys inside an event', inside(manyKeys(30_000))],
    ['300,000 numbers inside an event', inside(`"more":[${'1,'.repeat(300_000)}1]`)],
    ['a key of 500 kB', inside(`"${'k'.repeat(500_000)}":1`)],
    ['a number of 500,000 digits', inside(`"more":${'9'.repeat(500_000)}`)],
    ['a number beyond all numbers', inside('"more":1e999')],
    ['__proto__', inside('"__proto__":{"isAdmin":true,"toString":1}')],
    ['__proto__ alone', '{"__proto__":{"update_id":1,"object":"page"}}'],
    ['constructor', inside('"constructor":{"prototype":{"isAdmin":true}}')],
    ['toString and valueOf', inside('"toString":1,"valueOf":1,"toJSON":1,"then":1')],
    ['an empty key', inside('"":1')],
    ['a kind of event nobody knows', '{"update_id":912345678,"something_new":{"id":1}}'],
  ];
  return list.map(([name, body]) => of(door, name, body, 200));
}

/** Letters that harm databases, logs and screens, in the place of every text of an event. */
function strangeTexts(door: HostileDoor): HostileRequest[] {
  const texts: [string, string][] = [
    ['a zero', String.raw`a\u0000b`],
    ['half a surrogate pair', String.raw`\ud83d`],
    ['surrogates the wrong way round', String.raw`\udc00\ud800`],
    ['a change of direction', String.raw`\u202egnp.exe`],
    ['5,000 marks on one letter', `a${'\u0301'.repeat(5000)}`],
    ['SQL', `'; drop table "order"; --`],
    ['markup', '<script>alert(1)</script><b>&amp;{{constructor}}$(7*7)'],
    ['100,000 letters', 'x'.repeat(100_000)],
    ['line breaks and escapes', String.raw`\r\nSet-Cookie: a=b\u001b[2J`],
  ];
  return texts.map(([name, text]) => of(door, `texts: ${name}`, withTexts(anyEvent(door), text), 200));
}

// Values of `text` and `*_name`: the ones people write themselves.
function withTexts(event: string, text: string): string {
  const escaped = text.replaceAll('"', String.raw`\"`);
  return event.replaceAll(/"(text|\w+_name)":"[^"]*"/g, (_all, key: string) => `"${key}":"${escaped}"`);
}

function manyKeys(count: number): string {
  return Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',');
}

/** The event with blanks around it, so many bytes long. */
function padded(event: string, bytes: number): Buffer {
  return Buffer.from(event.padEnd(bytes, ' '));
}

function of(
  door: HostileDoor,
  name: string,
  body: Buffer | string,
  status: Outcome,
  headers: readonly string[] = [],
): HostileRequest {
  return { name, bytes: write(door, { headers: [...headers, proof(door, body)], body }), answers: [[status]] };
}

function inChunks(door: HostileDoor, name: string, body: Buffer, status: Outcome, pieceBytes?: number): HostileRequest {
  const bytes = write(door, { headers: [proof(door, body)], body: chunked(body, pieceBytes), length: chunkedLength });
  return { name, bytes, answers: [[status]] };
}

const wrongValues = [
  'null',
  '"77"',
  '-1',
  '1.5',
  '9007199254740993',
  '1e999',
  '[]',
  '{}',
  'true',
  '""',
  '[[{}]]',
  '{"__proto__":null}',
  '0',
  '-9007199254740991',
  '"NaN"',
];

/** Every value of every event, each replaced by two of another type in turn; whatever it is, it is the platform's own word. */
export function wrongTypes(door: HostileDoor): HostileRequest[] {
  const places = Object.entries(door.events()).flatMap(([name, event]) =>
    pathsOf(event).map((path) => ({ name, path })),
  );
  return places.flatMap(({ name, path }, index) =>
    [index, index + 7].map((turn) => {
      const value = wrongValues[turn % wrongValues.length] ?? 'null';
      const event = door.events()[name];
      return of(door, `${name}.${path.join('.')} is ${value}`, replaced(event ?? null, path, value), 200);
    }),
  );
}

function pathsOf(value: Json, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const own = path.length === 0 ? [] : [[...path]];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

const mark = '@here@';

function replaced(event: Json, path: readonly string[], value: string): string {
  return JSON.stringify(marked(event, path)).replace(`"${mark}"`, () => value);
}

function marked(value: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return mark;
  if (Array.isArray(value)) return value.map((part, index) => (String(index) === key ? marked(part, rest) : part));
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [key]: marked(value[key] ?? null, rest) };
}

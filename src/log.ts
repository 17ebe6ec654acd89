import { pino, type DestinationStream, type Logger } from 'pino';

/** Where the program tells what it does. Takes fields, a sentence, or both. */
export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error'>;

const hidden = '***';
const deepest = 4;

// Between the digits of a number as people write it.
const gap = '[\\s().\\u2010-\\u2015-]{0,3}';
// Two digits that begin a number within Uzbekistan: mobile operators and cities.
const operator = '(?:20|33|5[05]|6[1-79]|7[0-9]|8[78]|9[013-57-9])';

const cards: RegExp[] = [/(?<!\d)\d{4}(?:[\s.\u00a0-]{0,2}\d{4}){3}(?!\d)/g];
const phonesWithCode: RegExp[] = [
  new RegExp(`(?<!\\d)\\+?998(?:${gap}\\d){9}(?!\\d)`, 'g'),
  new RegExp(`(?<![\\w+])\\+\\d(?:${gap}\\d){10,14}(?!\\d)`, 'g'),
];
const nationalPhone = new RegExp(`(?<![\\w.+])\\(?${operator}${gap}\\d{3}${gap}\\d{2}${gap}\\d{2}(?!\\w)`, 'g');

// What must never stand in a log, whatever field or sentence it comes in.
const secrets: [RegExp, string][] = [
  [/(?<!\d)\d{5,}(?::|%3A)[\w-]{20,}/gi, hidden],
  [/\$argon2\w*\$[^\s"']+/g, hidden],
  [/([a-z][a-z\d+.-]*:\/\/[^\s:@/"']*:)[^\s"'<>]*@/gi, `$1${hidden}@`],
  [/(claim_)[\w-]{8,}/g, `$1${hidden}`],
  [/((?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi, `$1${hidden}`],
  [/([?&](?:\w+_)?(?:token|password|secret|sig|signature|key)=)[^&\s"']+/gi, `$1${hidden}`],
];

// Fields whose value is never shown, whatever stands before their name: `token`, `botToken`, `bot_token`.
const secretName =
  /(?:^|[_-])(?:token|password|password_?hash|secret|authorization|cookie|signature|data_?key|api_?key|phone|recipient|address|card|card_?number|text|caption)$/;
// Ids look like phone and card numbers; under these names they are none.
const idName = /(?:^id|Id|Ids|^lane|^update)$/;

/** One structured line per event, without secrets, phones, card numbers or what people wrote. */
export function createLog(options: {
  level: string;
  destination?: DestinationStream;
  /** Fields of every line, such as the trace of the running work. */
  fields?: () => object;
}): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    // Errors come redacted already, as plain fields.
    serializers: { err: (fields: unknown) => fields },
    hooks: { logMethod: writeRedacted },
    ...(options.fields ? { mixin: options.fields } : {}),
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

type Args = Parameters<Logger['info']>;

function writeRedacted(this: Logger, args: Args, write: (...args: Args) => void): void {
  // Nothing reaches pino as it came: an error's message, a value put into the sentence, a field.
  Reflect.apply(write, this, args.map(redactArgument));
}

function redactArgument(value: unknown): unknown {
  return value instanceof Error ? { err: redactFields(value, 0) } : redactValue('', value, 0);
}

/** Blanks tokens, hashes, passwords in addresses, phone and card numbers. */
function redactText(text: string): string {
  const numbers = [...cards, ...phonesWithCode, nationalPhone];
  return numbers.reduce((clean, pattern) => clean.replaceAll(pattern, hidden), redactSecrets(text));
}

function redactSecrets(text: string): string {
  return secrets.reduce((clean, [pattern, instead]) => clean.replaceAll(pattern, instead), text);
}

function redactFields(fields: object, depth: number): { [key: string]: unknown } {
  const entries = fields instanceof Error ? errorFields(fields) : Object.entries(fields);
  return Object.fromEntries(entries.map(([name, value]) => [redactText(name), redactValue(name, value, depth)]));
}

function errorFields(error: Error): [string, unknown][] {
  const { name, message, stack, cause } = error;
  const several: unknown = 'errors' in error ? error.errors : undefined;
  const all = { type: name, message, stack, cause, errors: several };
  return Object.entries(all).filter(([, value]) => value !== undefined);
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  if (secretName.test(snakeCase(name))) return hidden;
  if (typeof value === 'string') return idName.test(name) ? redactSecrets(value) : redactText(value);
  if (typeof value === 'number' || typeof value === 'bigint') return idName.test(name) ? value : redactNumber(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= deepest) return '[deep]';
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(name, item, depth + 1));
  return redactFields(value, depth + 1);
}

function snakeCase(name: string): string {
  return name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Amounts, counts and times stay; a number as long as a phone with its code, or as a card, does not. */
function redactNumber(value: number | bigint): unknown {
  const digits = String(value);
  return [...cards, ...phonesWithCode].some((pattern) => digits.search(pattern) >= 0) ? hidden : value;
}

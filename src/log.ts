import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

const hidden = '***';

// What must never stand in a log, whatever field or sentence it comes in.
const patterns: [RegExp, string][] = [
  [/\b\d{5,}:[A-Za-z0-9_-]{20,}/g, hidden],
  [/\$argon2id\$[^\s"']+/g, hidden],
  [/(?:\+?998[\s(-]*)?\b\d{2}[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}\b(?!\d)/g, hidden],
  [/\b(?:\d[ -]?){15}\d\b/g, hidden],
  [/([a-z]+:\/\/[^\s:@/]*:)[^\s@/]+@/gi, `$1${hidden}@`],
  [/\b(claim_)[\w-]{8,}/g, `$1${hidden}`],
];
const secretNames = /^(token|password|secret|authorization|phone|address|recipient|card|text|caption|signature)$/i;

/** One structured line per event, without secrets, phones, card numbers or what people wrote. */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }), log: (fields: object) => redactFields(fields, 0) },
    hooks: { logMethod: redactMessage },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

function redactMessage(this: Logger, args: Parameters<Logger['info']>, method: (...args: Parameters<Logger['info']>) => void): void {
  const clean = args.map((arg: unknown) => (typeof arg === 'string' ? redactText(arg) : arg));
  method.apply(this, clean as Parameters<Logger['info']>);
}

/** Blanks tokens, hashes, phone and card numbers, and passwords in addresses. */
export function redactText(text: string): string {
  return patterns.reduce((clean, [pattern, instead]) => clean.replaceAll(pattern, instead), text);
}

function redactFields(fields: object, depth: number): { [key: string]: unknown } {
  const entries = fields instanceof Error ? errorFields(fields) : Object.entries(fields);
  return Object.fromEntries(entries.map(([name, value]) => [name, redactValue(name, value, depth)]));
}

function errorFields(error: Error): [string, unknown][] {
  const { name, message, stack, cause } = error;
  return [['type', name], ['message', message], ['stack', stack], ...(cause === undefined ? [] : [['cause', cause] as [string, unknown]])];
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  if (secretNames.test(name)) return hidden;
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= 4) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => redactValue('', item, depth + 1));
  return redactFields(value, depth + 1);
}

import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createLog, type Log } from '#src/log.ts';

function heardOf(say: (log: Log) => void): string {
  let heard = '';
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      heard += String(chunk);
      done();
    },
  });
  say(createLog({ level: 'trace', destination }));
  return heard;
}

const botToken = '123456789:AAE1xY_zQ2-wertyuiopasdfghjklzxcvb';
const hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2E$dGFndGFndGFndGFndGFndGFndGFndGFndGFndGFndGE';

// What is written, and the parts of it that nobody may read in the log.
const canaries: { [what: string]: [text: string, ...parts: string[]] } = {
  'a bot token': [botToken, 'AAE1xY'],
  'a bot token in an address': [`https://api.telegram.org/bot${botToken}/sendMessage`, 'AAE1xY'],
  'a bot token in a file address': [`https://api.telegram.org/file/bot${botToken}/photos/1.jpg`, 'AAE1xY'],
  'a bot token in an encoded address': [`https://x.uz/?next=bot${botToken.replace(':', '%3A')}`, 'AAE1xY'],
  'a password hash': [`hash is ${hash}`, 'c2FsdH', 'dGFndG'],
  'a card number': ['8600123412341234', '8600123412341234', '12341234'],
  'a card number in groups': ['card 8600 1234 5678 9012.', '5678', '9012'],
  'a card number with dashes': ['9860-1234-5678-9012', '5678', '9012'],
  'a card number with hard blanks': ['9860\u00a01234\u00a05678\u00a09012', '5678', '9012'],
  'a phone with its code': ['+998901234567', '1234567'],
  'a phone with its code, no plus': ['call 998901234567', '1234567'],
  'a phone in groups': ['+998 90 123-45-67', '123-45', '45-67'],
  'a phone with brackets': ['+998 (90) 123 45 67', '123 45', '45 67'],
  'a phone in threes after its code': ['+998 901 234 567', '901 234', '234 567'],
  'a phone without code': ['tel:901234567', '901234567', '1234567'],
  'a phone without code in groups': ['raqamim 90 123 45 67', '123 45', '45 67'],
  'a phone without code, dashes': ['93-123-45-67 ga yozing', '123-45', '45-67'],
  'a phone without code, brackets': ['(71) 123-45-67', '123-45', '45-67'],
  'a phone half grouped': ['97 1234567', '1234567'],
  'a phone of another country': ['+7 999 123-45-67', '999 123', '45-67'],
  'a database address': ['postgres://sotuv:hunter2@db:5432/sotuv', 'hunter2'],
  'a database address with odd letters': ['postgresql://sotuv:hunt@er/2@db:5432/sotuv', 'hunt'],
  'a redis address': ['rediss://:hunter2@cache:6379', 'hunter2'],
  'a claim link': ['https://t.me/shop_bot?start=claim_Zm9vYmFyYmF6cXV4', 'Zm9vYmFy'],
  'a bearer header': ['Authorization: Bearer abcdef123456', 'abcdef123456'],
  'a key in an address': ['https://x.uz/v1?api_key=abcdef123456&x=1', 'abcdef123456'],
};

const ways: { [way: string]: (log: Log, text: string) => void } = {
  'as the sentence': (log, text) => log.info(text),
  'within the sentence': (log, text) => log.warn({}, `it was (${text}), and that is that`),
  'as a value of the sentence': (log, text) => log.info('it was %s', text),
  'as an object of the sentence': (log, text) => log.info('it was %o and %j', { reason: text }, [text]),
  'in a field': (log, text) => log.debug({ reason: text }, 'said'),
  'as the name of a field': (log, text) => log.debug({ [text]: 1 }, 'said'),
  'deep in fields': (log, text) => log.error({ a: { b: { c: text } } }, 'said'),
  'very deep in fields': (log, text) => log.error({ a: { b: { c: { d: { e: { f: text } } } } } }, 'said'),
  'in a list': (log, text) => log.info({ list: ['a', text, [text]] }, 'said'),
  'in a list of fields': (log, text) => log.info({ list: [{ reason: text }] }, 'said'),
  'in an error': (log, text) => log.error({ err: new Error(text) }, 'said'),
  'in an error under another name': (log, text) => log.error({ problem: new Error(text) }, 'said'),
  'in an error without a sentence': (log, text) => log.error({ err: new Error(text) }),
  'in a bare error': (log, text) => log.error(new Error(text)),
  'in a bare error with a sentence': (log, text) => log.error(new Error(text), 'said'),
  'in the cause of an error': (log, text) => log.error({ err: new Error('a', { cause: new Error(text) }) }, 'said'),
  'in a cause that is no error': (log, text) => log.error({ err: new Error('a', { cause: { reason: text } }) }),
  'in several errors': (log, text) => log.error({ err: new AggregateError([new Error(text)], 'a') }),
  'in a field of an error': (log, text) => log.error({ err: Object.assign(new Error('a'), { payload: text }) }),
};

describe('what nobody may read', () => {
  const pairs = Object.entries(canaries).flatMap(([what, [text, ...parts]]) =>
    Object.entries(ways).map(([way, say]) => ({ what, way, text, parts, say })),
  );

  test.each(pairs)('$what $way', ({ text, parts, say }) => {
    const heard = heardOf((log) => say(log, text));
    expect(heard).toMatch(/^\{"level":/);
    expect(parts.filter((part) => heard.includes(part))).toEqual([]);
  });

  test.each([
    'token',
    'password',
    'passwordHash',
    'phone',
    'address',
    'recipient',
    'text',
    'caption',
    'card',
    'cardNumber',
    'botToken',
    'webhookSecret',
    'customerPhone',
    'dataKey',
    'api_key',
    'bot_token',
    'authorization',
    'signature',
  ])('whatever the field "%s" carries', (name) => {
    const heard = heardOf((log) => log.info({ [name]: 'canary', in: { [name]: ['canary'] }, of: [{ [name]: 5551 }] }));
    expect(heard).toContain(`"${name}":"***"`);
    expect(heard).not.toMatch(/canary|5551/);
  });

  test('phone and card numbers that come as numbers', () => {
    const heard = heardOf((log) => log.info({ who: 998901234567, paid: 8600123412341234, list: [998901234567n] }));
    expect(heard).not.toMatch(/901234567|12341234/);
  });

  test('bytes of a picture', () => {
    expect(heardOf((log) => log.info({ media: Buffer.from('canary') }))).toContain('[6 bytes]');
  });
});

describe('what must stay readable', () => {
  test.each([
    'S-1042',
    '1 250 000 soʻm',
    '1250000',
    '12 500 000',
    '150 000 000 soʻm',
    '901 234 567 soʻm',
    '1,250,000',
    '86400000 ms',
    '1763809200000',
    '2025-11-22T10:15:00.123Z',
    '2025-11-22 10:15:00',
    '22.11.2025 10:15',
    'order 42, variant 1045, line 7',
    'http://127.0.0.1:3000/health',
    'https://api.telegram.org/',
    'postgres://localhost:5432/sotuv',
    '192.168.10.20',
    '5 of 12, 3 left',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '0b3e6c1a-5d7f-4a21-9e01-3c2b1a901234',
    'privacy terms of 2025',
    'tsc -p .',
    'message to edit not found',
  ])('%s', (text) => {
    const [sentence, field] = [heardOf((log) => log.info(text)), heardOf((log) => log.info({ reason: text }, 'said'))];
    expect(JSON.parse(sentence)).toMatchObject({ msg: text });
    expect(JSON.parse(field)).toMatchObject({ reason: text });
  });

  test('ids, also those that look like a phone number, and every number that is none', () => {
    const fields = {
      lane: 'telegram:901234567',
      externalId: '901234567',
      eventId: 'telegram:998901234567',
      id: 901234567,
      customerId: 998901234567,
      update: 901234567,
      totalSom: 901234567,
      ms: 12,
      at: 1763809200000,
      page: 0,
      ok: true,
      none: null,
      noticeIds: ['901234567'],
    };
    expect(JSON.parse(heardOf((log) => log.info(fields, 'said')))).toMatchObject(fields);
  });

  test('a token is blanked under the name of an id as well', () => {
    expect(heardOf((log) => log.info({ eventId: botToken }))).not.toContain('AAE1xY');
  });

  test('the kind, the message and the place of an error, and its cause', () => {
    const err = new TypeError('a thing broke', { cause: new RangeError('too far') });
    const heard: unknown = JSON.parse(heardOf((log) => log.error({ err }, 'said')));
    expect(heard).toMatchObject({
      level: 'error',
      msg: 'said',
      err: { type: 'TypeError', message: 'a thing broke', cause: { type: 'RangeError', message: 'too far' } },
    });
    expect(heard).toHaveProperty('err.stack', expect.stringContaining('log.test.ts'));
  });

  test('one line an event, with its time; nothing below the level', () => {
    const heard = heardOf((log) => log.info('one\ntwo'));
    expect(heard.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(heard)).toHaveProperty('time', expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/));
    const lines: string[] = [];
    const quiet = createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
    quiet.info('not said');
    quiet.warn('said');
    expect(lines).toHaveLength(1);
  });
});

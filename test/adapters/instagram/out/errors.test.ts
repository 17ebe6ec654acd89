import { describe, expect, test } from 'vitest';
import { readAnswer } from '#adapters/instagram/out/graph-answer.ts';
import { kindOf, type GraphErrorKind } from '#adapters/instagram/out/graph-error.ts';
import { createSpan, createPacer } from '#adapters/instagram/out/pacer.ts';
import { refusedBy } from '#adapters/instagram/out/refused.ts';
import { parseLossless } from '#adapters/instagram/lossless-json.ts';

test.each<[number, number | undefined, GraphErrorKind]>([
  [1, undefined, 'transient'],
  [2, 1545133, 'transient'],
  [4, undefined, 'rate'],
  [17, undefined, 'rate'],
  [32, undefined, 'rate'],
  [613, undefined, 'rate'],
  [80002, undefined, 'rate'],
  [80006, undefined, 'rate'],
  [10, 2534022, 'window'],
  [10, 2018278, 'window'],
  [10, 2534025, 'private_reply_used'],
  [10, 2534013, 'rate'],
  [10, 1893063, 'barred'],
  [10, undefined, 'permission'],
  [200, undefined, 'permission'],
  [3, undefined, 'permission'],
  [100, undefined, 'bad_request'],
  [100, 33, 'gone'],
  [100, 2534037, 'not_thread_owner'],
  [100, 2534014, 'unreachable'],
  [100, 2534068, 'no_albums'],
  [190, 463, 'token'],
  [230, undefined, 'consent'],
  [368, undefined, 'barred'],
  [551, 1545041, 'unreachable'],
  [9010, undefined, 'unreachable'],
  [36000, undefined, 'media'],
  [2500, undefined, 'bad_request'],
  [987654, undefined, 'bad_request'],
])('error %i/%s of the Graph API is %s', (code, subcode, kind) => {
  expect(kindOf({ code, subcode, status: 400 })).toBe(kind);
});

test('an error nobody knows is judged by what else is told', () => {
  expect(kindOf({ code: 987654, status: 500 })).toBe('transient');
  expect(kindOf({ code: 987654, status: 400, isTransient: true })).toBe('transient');
  expect(kindOf({ code: 0, status: 429 })).toBe('rate');
  // A subcode of 33 means "not visible" with error 100 alone.
  expect(kindOf({ code: 190, subcode: 33, status: 400 })).toBe('token');
});

const read = (text: string, status = 200, headers: Record<string, string> = {}, isPost = true) =>
  readAnswer(text, { status, headers: new Headers(headers) }, { isPost, token: 'IGAAsecretsecretsecretsecret' });

describe('an answer', () => {
  test('with an error inside a 200 is a refusal', () => {
    expect(read('{"error":{"message":"busy","code":2}}')).toMatchObject({
      ok: false,
      error: { kind: 'transient', code: 2, mayBeDone: true },
    });
  });

  test('of status 429 with a page of a proxy says how long to wait', () => {
    expect(read('<html>', 429, { 'retry-after': '7' })).toMatchObject({
      ok: false,
      error: { kind: 'rate', retryAfterSeconds: 7 },
    });
  });

  test('that is no JSON tells nothing of a message, and is tried again for a question', () => {
    expect(() => read('<html>')).toThrow(expect.objectContaining({ name: 'OutcomeUnknown' }));
    expect(read('<html>', 200, {}, false)).toMatchObject({ ok: false, error: { kind: 'transient' } });
    expect(read('<html>', 502)).toMatchObject({ ok: false, error: { kind: 'transient', mayBeDone: true } });
    expect(read('', 404)).toMatchObject({ ok: false, error: { kind: 'bad_request' } });
  });

  test('names its allowance, in minutes and percent', () => {
    const headers = {
      'x-app-usage': '{"call_count":12,"total_cputime":3,"total_time":85}',
      'x-business-use-case-usage':
        '{"17841400000000042":[{"type":"messenger","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":3}]}',
    };
    expect(read('{"id":"1"}', 200, headers)).toMatchObject({ ok: true, usage: { percent: 100, regainSeconds: 180 } });
    expect(read('{"error":{"code":4}}', 400, headers)).toMatchObject({ error: { retryAfterSeconds: 180 } });
    expect(read('{"id":"1"}', 200, { 'x-app-usage': 'nonsense' })).toEqual({
      ok: true,
      body: { id: '1' },
      usage: undefined,
    });
  });

  test('never shows a token, not even one that the platform quotes', () => {
    const quoted = read(
      '{"error":{"code":190,"message":"Malformed access token IGAAsecretsecretsecretsecret or EAAotherotherotherotherother"}}',
      400,
    );
    expect(JSON.stringify(quoted)).not.toMatch(/secretsecret|otherother/);
    expect(quoted).toMatchObject({ error: { kind: 'token' } });
  });

  test('keeps every digit of its ids', () => {
    expect(
      parseLossless(
        '{"id":17841405726653027,"a":{"sender_id":42,"n":42,"x":1.5,"ids":[17841405726653027,7]},"t":"17"}',
      ),
    ).toEqual({
      id: '17841405726653027',
      a: { sender_id: '42', n: 42, x: 1.5, ids: ['17841405726653027', 7] },
      t: '17',
    });
    expect(parseLossless('[-9007199254740993,9007199254740991]')).toEqual(['-9007199254740993', 9007199254740991]);
    expect(() => parseLossless('{')).toThrow(SyntaxError);
  });
});

test.each<[GraphErrorKind, number, RegExp]>([
  ['window', 403, /reply window is closed/],
  ['token', 401, /Unauthorized/],
  ['barred', 403, /barred/],
  ['unreachable', 403, /blocked by the user/],
  ['transient', 502, /Bad Gateway/],
  ['media', 400, /failed to get/],
])('a refusal of kind %s is answered with %i', (kind, code, words) => {
  const error = { kind, code: 1, subcode: undefined, status: 400, message: 'because', mayBeDone: false };
  expect(refusedBy(error).answer).toMatchObject({
    ok: false,
    error_code: code,
    description: expect.stringMatching(words),
  });
});

test('an even pace lets a few go at once and then one after the other', () => {
  const pacer = createPacer({ perSecond: 2, burst: 3 });
  const goneAt = (nowMs: number): number => {
    const atMs = nowMs + pacer.waitMs(nowMs);
    pacer.take(atMs);
    return atMs;
  };
  expect([0, 0, 0, 0, 0].map(goneAt)).toEqual([0, 0, 0, 500, 1000]);
  expect([9000, 9000, 9000, 9000].map(goneAt)).toEqual([9000, 9000, 9000, 9500]);
});

test('a span lets so many go, and the next when the first is over', () => {
  const span = createSpan({ most: 2, spanMs: 1000 });
  span.take(0);
  expect(span.waitMs(100)).toBe(0);
  span.take(100);
  expect(span.waitMs(200)).toBe(800);
  expect(span.waitMs(1000)).toBe(0);
});

import { GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { OutcomeUnknown } from '#adapters/adapter.ts';
import { comeAgain } from '#src/bot/come-again.ts';
import { runAs } from '#src/journal/run.ts';

function refused(code: number, retryAfterSeconds?: number): GrammyError {
  const parameters = retryAfterSeconds === undefined ? {} : { retry_after: retryAfterSeconds };
  return new GrammyError('', { ok: false, error_code: code, description: 'no', parameters }, 'sendMessage', {});
}

function pauseAt(attempt: number, error: unknown): Promise<number | undefined> {
  return runAs({ id: 'c', attempt, trace: 'c' }, async () => comeAgain(error)?.retryAfterSeconds);
}

describe('work that failed by no fault of its own comes again', () => {
  test('after as long as the platform says, however often it was tried', async () => {
    expect(await pauseAt(1, refused(429, 7))).toBe(7);
    expect(await pauseAt(90, refused(429, 7))).toBe(7);
    expect(await pauseAt(1, refused(429))).toBe(1);
  });

  test('after growing pauses while the platform is away, until that has lasted too long', async () => {
    const pauses = await Promise.all([1, 2, 3, 4, 5, 6, 25, 26].map((attempt) => pauseAt(attempt, refused(502))));
    expect(pauses).toEqual([1, 2, 4, 8, 15, 30, 30, undefined]);
    expect(await pauseAt(1, new HttpError('no way there', new Error('ECONNREFUSED')))).toBe(1);
  });

  test.each([
    ['a refusal', refused(400)],
    ['an answer that was lost', new HttpError('cut', new OutcomeUnknown('cut'))],
    ['a fault of the program', new TypeError('undefined is not a function')],
  ])('not after %s, which counts as a try', async (_what, error) => {
    expect(await pauseAt(1, error)).toBeUndefined();
  });
});

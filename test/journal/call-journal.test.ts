import { beforeEach, describe, expect, test } from 'vitest';
import { OutcomeUnknown } from '#adapters/adapter.ts';
import { createCallJournal, type CallJournal } from '#src/journal/call-journal.ts';
import { runAs } from '#src/journal/run.ts';
import { createEffectStore } from '#src/storage/effects.ts';
import { testDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';
import { runFolderFor } from '#test/support/open-shop.ts';

/** How a platform's refusal looks to the shop. */
class Refused extends Error {
  readonly answer: { ok: false; error_code: number };
  constructor(code: number) {
    super('refused');
    this.answer = { ok: false, error_code: code };
  }
}

const update = <T>(attempt: number, work: () => Promise<T>): Promise<T> =>
  runAs({ id: 'update 1', attempt, trace: 'update 1' }, work);

describe.each(['embedded', 'server'] as const)('the journal of single calls on the %s engine', (kind) => {
  let journal: CallJournal;
  let told: string[];
  let sent: string[];

  beforeEach(async () => {
    const database = await testDatabase(kind);
    const execute = (statement: string, values: unknown[]): Promise<unknown> =>
      database.em().execute(statement.replace('$1', '?'), values);
    const store = createEffectStore({ database, dataDir: runFolderFor('journal'), execute });
    [told, sent] = [[], []];
    const observe = ({ result }: { result: string }): void => void told.push(result);
    journal = createCallJournal({ channel: 'instagram', store, log: silentLog, observe });
  });

  const says = (text: string, failure?: Error): Promise<{ id: string }> =>
    journal.once({ method: 'sendMessage', content: text }, async () => {
      if (failure) throw failure;
      sent.push(text);
      return { id: `m${sent.length}` };
    });

  test('what an earlier run sent is answered as it was, and only what is new is sent', async () => {
    expect(await update(1, () => says('salom'))).toEqual({ id: 'm1' });
    expect(await update(2, async () => [await says('salom'), await says('narxi 5 000')])).toEqual([
      { id: 'm1' },
      { id: 'm2' },
    ]);
    expect(sent).toEqual(['salom', 'narxi 5 000']);
    expect(told).toEqual(['ok', 'replayed', 'ok']);
  });

  test('after four lost answers the call is taken as done', async () => {
    const lost = new OutcomeUnknown('the line broke');
    for (const attempt of [1, 2, 3, 4]) await expect(update(attempt, () => says('salom', lost))).rejects.toBe(lost);
    expect(await update(5, () => says('salom'))).toBe(true);
    expect(sent).toEqual([]);
    expect(told).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'replayed']);
  });

  test('a refusal comes out as it is, is told by its kind and leaves the call to the next run', async () => {
    for (const [at, failure] of [
      new Refused(400),
      new Refused(429),
      new Refused(503),
      new Error('nobody there'),
    ].entries()) {
      await expect(update(at + 1, () => says('salom', failure))).rejects.toBe(failure);
    }
    expect(await update(5, () => says('salom'))).toEqual({ id: 'm1' });
    expect(told).toEqual(['refused', 'rate_limited', 'unavailable', 'unavailable', 'ok']);
  });
});

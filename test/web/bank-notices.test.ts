import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';
import { BankNotice } from '#src/shop/payments/bank-notice.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import { takePostedNotice } from '#src/shop/payments/take-posted-notice.ts';
import { bankNoticeBodyBytes, createBankNoticeDoor } from '#src/web/bank-notices.ts';
import { createWebServer } from '#src/web/server.ts';
import { testDatabase } from '#test/support/database.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

const secret = 'a-secret-of-the-phone-0123456789';

let shop: TestShop;
let isAway: boolean;
let faults: unknown[];
let server: ReturnType<typeof createWebServer>;

async function openDoor(): Promise<void> {
  shop = createTestShop(await testDatabase());
  [isAway, faults] = [false, []];
  await keepCard(shop.system(), { number: '8600000000001234', holder: 'DOKON EGASI' });
  const routes = createBankNoticeDoor({
    secret,
    take: async (posted) => {
      if (isAway) throw new Error('the store is away');
      return takePostedNotice(shop.system(), posted);
    },
    onFault: (error) => void faults.push(error),
  });
  const mounts = [{ path: '/bank-notices', routes, maxBodyBytes: bankNoticeBodyBytes }];
  server = createWebServer({ mounts, onFault: (error) => void faults.push(error) });
}

const signatureOf = (body: string | Uint8Array, key = secret): string =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

async function knock(body: string | Uint8Array<ArrayBuffer>, signature: string | null = signatureOf(body)) {
  const headers = { 'content-type': 'application/json', ...(signature === null ? {} : { 'x-signature': signature }) };
  const answer = await server.request('/bank-notices', { method: 'POST', body, headers });
  const text = await answer.text();
  return { status: answer.status, text, retryAfter: answer.headers.get('retry-after') };
}

const post = async (body: object) => {
  const { status, text } = await knock(JSON.stringify(body));
  const said: unknown = JSON.parse(text);
  return [status, said];
};

const kept = () => shop.system().em.find(BankNotice, {}, { disableIdentityMap: true });

// The clock of the test stands at noon of 2 March.
const kirim = 'Kirim 150 217.00 UZS karta *1234 02.03.26 11:58 Balans: 1 150 217.00 UZS';

describe('a signed notice', () => {
  beforeEach(openDoor);

  test('is kept once with its words sealed, however often it comes', async () => {
    expect(await post({ text: kirim, receivedAt: hoursAgoOf(0), source: 'Egasining telefoni' })).toEqual([
      200,
      { state: 'open' },
    ]);
    expect(await post({ text: kirim, receivedAt: hoursAgoOf(0), source: 'Egasining telefoni' })).toEqual([
      200,
      { state: 'seen' },
    ]);
    expect(await post({ text: kirim, source: 'boshqa telefon' })).toEqual([200, { state: 'seen' }]);
    const [notice, ...others] = await kept();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ amountTiyin: 15_021_700, sourceKind: 'door', source: 'Egasining telefoni' });
    expect(notice?.sealedText).not.toContain('150');
  });

  test('without any time is told apart from the same body a day later', async () => {
    const body = { text: 'Kirim 31 000 UZS karta *1234' };
    expect(await post(body)).toEqual([200, { state: 'open' }]);
    shop.clock.forward(26 * 60);
    expect(await post(body)).toEqual([200, { state: 'seen' }]);
    expect(await kept()).toHaveLength(1);
  });

  test('of the same body twice at once is kept once', async () => {
    const states = await Promise.all(Array.from({ length: 5 }, () => post({ text: kirim })));
    expect(states.map((state) => JSON.stringify(state)).toSorted()).toEqual([
      '[200,{"state":"open"}]',
      ...Array.from({ length: 4 }, () => '[200,{"state":"seen"}]'),
    ]);
  });

  test('is answered with what became of it', async () => {
    const states: [body: object, state: string][] = [
      [{ text: 'Chiqim 20 000 UZS karta *1234 11:58' }, 'outgoing'],
      [{ text: 'Hurmatli mijoz, bayramingiz bilan!' }, 'no_notice'],
      [{ text: 'Tasdiqlash kodi 482913, karta *1234, 150 000 UZS' }, 'dropped'],
      [{ text: 'Kirim 20 000 UZS karta *9999 11:58' }, 'foreign'],
      [{ text: kirim, receivedAt: Date.parse('2026-03-02T06:58:00Z') }, 'open'],
      [{ text: 'Kirim 20 000 UZS karta *1234 23:58', receivedAt: '1772434680' }, 'open'],
      [{ text: 'Kirim 30 000 UZS karta *1234 23:58', receivedAt: '2026-03-01T19:00:00Z' }, 'open'],
    ];
    for (const [body, state] of states) expect(await post(body)).toEqual([200, { state }]);
    const amounts = (await kept()).map(({ amountTiyin, movedAt }) => [amountTiyin / 100, movedAt?.toISOString()]);
    expect(amounts).toEqual([
      [20_000, '2026-03-02T06:58:00.000Z'],
      [150_217, '2026-03-02T06:58:00.000Z'],
      [20_000, '2026-03-01T18:58:00.000Z'],
      [30_000, '2026-03-01T18:58:00.000Z'],
    ]);
  });
});

describe('what is turned away', () => {
  // Nothing of it is kept, so one database serves all.
  beforeAll(openDoor);

  const body = JSON.stringify({ text: kirim });

  test.each([
    ['no signature', body, null, 401],
    ['an empty one', body, '', 401],
    ['one without its kind', body, signatureOf(body).slice('sha256='.length), 401],
    ['one of another kind', body, signatureOf(body).replace('sha256', 'sha1'), 401],
    ['half of one', body, signatureOf(body).slice(0, 30), 401],
    ['one with another secret', body, signatureOf(body, `${secret}!`), 401],
    ['one of another body', body, signatureOf(`${body} `), 401],
    ['no JSON', '{"text":', undefined, 400],
    ['nothing', '', undefined, 400],
    ['bytes that are no text', new Uint8Array([0x22, 0xff, 0x22]), undefined, 400],
    ['a number', '7', undefined, 422],
    ['null', 'null', undefined, 422],
    ['no text', '{"receivedAt":"2026-03-02T07:00:00Z"}', undefined, 422],
    ['an empty text', '{"text":""}', undefined, 422],
    ['a text of 5,000 letters', JSON.stringify({ text: 'x'.repeat(5000) }), undefined, 422],
    ['a time that is none', JSON.stringify({ text: kirim, receivedAt: 'kecha' }), undefined, 422],
    ['too large a body', JSON.stringify({ text: 'x'.repeat(bankNoticeBodyBytes) }), undefined, 413],
  ])('%s', async (_what, sent, signature, status) => {
    const answer = await knock(sent, signature);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('150 217');
    expect(await kept()).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each([
    ['received 49 hours ago', { text: kirim, receivedAt: hoursAgoOf(49) }, 'too_old'],
    ['of a move three days ago', { text: kirim.replace('02.03.26', '27.02.26') }, 'too_old'],
    ['received in eleven minutes', { text: kirim, receivedAt: hoursAgoOf(-11 / 60) }, 'in_future'],
  ])('a notice %s', async (_what, late, error) => {
    expect(await post(late)).toEqual([422, { error, message: expect.stringMatching(/\w{3}/) }]);
    expect(await kept()).toEqual([]);
  });

  test('other methods', async () => {
    const answer = await server.request('/bank-notices');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('a store that is away asks for another try, and then it is kept', async () => {
    isAway = true;
    expect(await knock(body)).toMatchObject({ status: 503, retryAfter: '5' });
    expect(faults).toHaveLength(1);
    isAway = false;
    expect(await post({ text: kirim })).toEqual([200, { state: 'open' }]);
  });

  test('a secret too short to be one, with a sentence that says how to make one', () => {
    expect(() => readConfig({ BANK_NOTICE_SECRET: 'short' })).toThrow(
      /BANK_NOTICE_SECRET is set but must have at least 16 characters\. Example: .*openssl rand/,
    );
    expect(readConfig({}).bankNoticeSecret).toBeUndefined();
    expect(readConfig({ BANK_NOTICE_SECRET: secret }).bankNoticeSecret).toBe(secret);
  });
});

/** As `hoursAgo`, before a shop is there: its clock begins at noon. */
function hoursAgoOf(hours: number): string {
  return new Date(Date.parse('2026-03-02T07:00:00Z') - hours * 3_600_000).toISOString();
}

import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createPlayground } from '#src/playground/server.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { createTelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { createPlaygroundClock } from '#src/playground/clock.ts';
import { BOT_TOKEN, fakeClock } from './scene.ts';

const refusal = z.object({ error: z.string(), message: z.string() });
const ORIGIN = 'http://shop.local';

function openPage() {
  const clock = fakeClock();
  const telegram = createTelegramStandIn({ clock, botToken: BOT_TOKEN, botName: 'Sotuv' });
  let timedWork = 0;
  let claim: string | undefined = 'claim_once';
  const app: Hono = createPlayground({
    telegram,
    clock,
    shopName: 'Demo',
    claimLink: () => claim,
    onClockMoved: async () => {
      timedWork += 1;
    },
  });
  const [owner, customer] = telegram.people.all();
  const post = (path: string, body: unknown, headers: Record<string, string> = { origin: ORIGIN }) =>
    app.request(`${ORIGIN}/playground/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const upload = (id: number, file: File, as: string) => {
    const form = new FormData();
    form.set('file', file);
    form.set('as', as);
    return app.request(`${ORIGIN}/playground/api/people/${id}/file`, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: form,
    });
  };
  return {
    app,
    clock,
    telegram,
    post,
    upload,
    owner: owner!,
    customer: customer!,
    timedWork: () => timedWork,
    closeClaim: () => (claim = undefined),
  };
}

describe('the doors of the page', () => {
  test('the state holds the shop, both chats and the time', async () => {
    const { app, owner, customer } = openPage();
    const state = await (await app.request(`${ORIGIN}/playground/api/state`)).json();
    expect(state).toMatchObject({
      shopName: 'Demo',
      bot: { name: 'Sotuv' },
      now: '2026-11-22T09:00:00.000Z',
      isUnowned: true,
      chats: [
        { id: owner.id, role: 'owner', hasStarted: false },
        { id: customer.id, role: 'customer', language: 'uz' },
      ],
    });
  });

  test("the owner's first Start claims the shop, the customer's does not", async () => {
    const { post, owner, customer, closeClaim } = openPage();
    await post(`/people/${owner.id}/start`, {});
    await post(`/people/${customer.id}/start`, {});
    closeClaim();
    await post(`/people/${owner.id}/start`, {});
    expect(owner.messages.map((message) => message.text)).toEqual(['/start claim_once', '/start']);
    expect(customer.messages.map((message) => message.text)).toEqual(['/start']);
  });

  test('a customer writes, taps, shares his number, sends voice and sticker', async () => {
    const { post, customer, telegram } = openPage();
    for (const [door, body] of [
      ['say', { text: ' salom ' }],
      ['contact', { phone: '+998901112233' }],
      ['extra', { kind: 'voice' }],
      ['extra', { kind: 'sticker' }],
      ['tap', { messageId: 5, data: 'anything' }],
    ] as const) {
      expect((await post(`/people/${customer.id}/${door}`, body)).status).toBe(200);
    }
    expect(customer.messages.map((message) => message.kind)).toEqual(['text', 'contact', 'voice', 'sticker']);
    expect(telegram.pendingUpdates()).toBe(5);
  });

  test('a new customer has a name and a language', async () => {
    const { post, telegram } = openPage();
    const response = await post('/people', { name: 'Emily', language: 'en' });
    expect(response.status).toBe(201);
    const { id } = z.object({ id: z.number() }).parse(await response.json());
    expect(telegram.people.byId(id)?.user).toMatchObject({ first_name: 'Emily', language_code: 'en' });
  });

  test('the clock goes forward and the house does its timed work', async () => {
    const { post, clock, timedWork } = openPage();
    const response = await post('/clock/advance', { minutes: 30 });
    expect(await response.json()).toEqual({ now: '2026-11-22T09:30:00.000Z' });
    expect([clock.now().toISOString(), timedWork()]).toEqual(['2026-11-22T09:30:00.000Z', 1]);
  });

  test.each([
    ['/people/7000000101/say', { text: '   ' }, 400, 'text:'],
    ['/people/7000000101/say', { text: 'x'.repeat(4097) }, 400, 'text:'],
    ['/people/7000000101/say', '{broken', 400, 'body:'],
    ['/people/7000000101/say', { text: 'x'.repeat(70_000) }, 413, 'larger than 64 KB'],
    ['/people/7000000101/tap', { messageId: -1, data: 'x' }, 400, 'messageId:'],
    ['/people/7000000101/tap', { messageId: 1, data: 'x'.repeat(65) }, 400, 'data:'],
    ['/people/7000000101/start', { payload: 'a b' }, 400, 'payload:'],
    ['/people/7000000101/contact', { phone: 'abc' }, 400, 'phone:'],
    ['/people/7000000101/extra', { kind: 'dance' }, 400, 'kind:'],
    ['/people/1/say', { text: 'x' }, 404, 'no such chat'],
    ['/people/abc/say', { text: 'x' }, 404, 'no such chat'],
    ['/people', { name: '', language: 'uz' }, 400, 'name:'],
    ['/people', { name: 'X', language: 'xx' }, 400, 'language:'],
    ['/clock/advance', { minutes: -5 }, 400, 'minutes:'],
  ])('%s refuses bad input with a sentence (%#)', async (path, body, status, words) => {
    const response = await openPage().post(path, body);
    expect(response.status).toBe(status);
    expect(refusal.parse(await response.json()).message).toContain(words);
  });

  test.each([['https://evil.example'], ['null'], ['']])(
    'a request from elsewhere (%s) does nothing',
    async (origin) => {
      const { post, customer } = openPage();
      const response = await post(`/people/${customer.id}/say`, { text: 'x' }, origin ? { origin } : {});
      expect(response.status).toBe(403);
      expect(customer.messages).toEqual([]);
    },
  );

  test('nothing but Start is possible while the bot is blocked', async () => {
    const { post, customer } = openPage();
    await post(`/people/${customer.id}/start`, {});
    await post(`/people/${customer.id}/block`, { isBlocked: true });
    expect((await post(`/people/${customer.id}/say`, { text: 'x' })).status).toBe(409);
    expect((await post(`/people/${customer.id}/start`, {})).status).toBe(200);
    expect(customer.hasBlocked).toBe(false);
  });

  test('photos and files are taken, shown, and refused when they are none or too large', async () => {
    const { app, upload, customer } = openPage();
    expect(
      (await upload(customer.id, new File([new Uint8Array(plainPicture())], 'a.png', { type: 'image/png' }), 'photo'))
        .status,
    ).toBe(200);
    const fileId = customer.messages[0]!.file!.id;
    const shown = await app.request(`${ORIGIN}/playground/api/files/${fileId}`);
    expect(shown.headers.get('content-type')).toBe('image/png');

    const page = new File(['<script>alert(1)</script>'], 'x.html', { type: 'text/html' });
    expect((await upload(customer.id, page, 'document')).status).toBe(200);
    const saved = await app.request(`${ORIGIN}/playground/api/files/${customer.messages[1]!.file!.id}`);
    expect([saved.headers.get('content-type'), saved.headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      "attachment; filename*=UTF-8''x.html",
    ]);

    const refused = async (file: File, as: string) =>
      refusal.parse(await (await upload(customer.id, file, as)).json()).error;
    expect(await refused(page, 'photo')).toBe('not_a_photo');
    expect(await refused(new File(['not a picture'], 'a.png', { type: 'image/png' }), 'photo')).toBe('not_a_photo');
    expect(await refused(new File([], 'empty.pdf'), 'document')).toBe('invalid_input');
    expect(await refused(new File([new Uint8Array(10_485_761)], 'a.png', { type: 'image/png' }), 'photo')).toBe(
      'too_large',
    );
    expect(await refused(new File([new Uint8Array(32 * 1024 * 1024)], 'a.bin'), 'document')).toBe('too_large');
    expect(customer.messages).toHaveLength(2);
  });

  test('what happens in the chats is told to open pages as it happens', async () => {
    const { app, customer } = openPage();
    const response = await app.request(`${ORIGIN}/playground/api/events`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: string) => {
      while (!heard.includes(words)) heard += (await reader.read()).value ?? '';
    };
    await hear('event: ready');
    customer.say('salom');
    await hear('event: message');
    await hear('"text":"salom"');
    await reader.cancel();
    expect(heard).toContain(`"chatId":${customer.id}`);
  });

  test('the page and its files come from here alone, with a strict policy', async () => {
    const { app } = openPage();
    const page = await app.request(`${ORIGIN}/`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const files = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1]!);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect((await app.request(ORIGIN + file)).status).toBe(200);
    expect(html).not.toMatch(/<style|style=|<script>|https?:\/\//);
  });
});

test('the clock of the playground runs with the real one and never back', () => {
  const clock = createPlaygroundClock();
  const before = clock.now().getTime();
  clock.advance(3_600_000);
  expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
  expect(() => clock.advance(-1)).toThrow('only moves forward');
});

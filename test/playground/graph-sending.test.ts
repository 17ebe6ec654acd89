import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import type { GraphPerson } from '#src/playground/graph/person.ts';
import { createRateGate } from '#src/playground/graph/rates.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { accountId, codeOf, openGraphScene, pageId, pageToken, type GraphScene } from './graph-scene.ts';
import { listen, type Listening } from './scene.ts';

const hourMs = 3_600_000;
let scene: GraphScene;
let files: Listening;
let aziza: GraphPerson;

// What the shop's own address answers.
const bytesAs = (type: string, bytes: Uint8Array) => () =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });

const shoe = plainPicture();

beforeAll(async () => {
  scene = await openGraphScene();
  files = await listen(
    new Hono()
      .get('/shoe.png', bytesAs('image/png', shoe))
      .get('/huge.pdf', bytesAs('application/pdf', new Uint8Array(26_214_401)))
      .get('/page.html', (c) => c.html('<p>no picture</p>')),
  );
});
afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await files.stop();
});
beforeEach(() => {
  aziza = scene.graph.people.openPerson({ name: 'Aziza' });
  aziza.says('salom');
});

const send = (message: object, more: object = {}) =>
  scene.post('me/messages', { recipient: { id: aziza.id }, message, ...more });
const attach = (type: string, payload: object) => send({ attachment: { type, payload } });
const replies = (count: number, over: object = {}) =>
  Array.from({ length: count }, (_, at) => ({
    content_type: 'text',
    title: `Tanlov ${at}`,
    payload: `p${at}`,
    ...over,
  }));
const generic = (element: object, count = 1) =>
  attach('template', { template_type: 'generic', elements: Array.from({ length: count }, () => element) });
const postback = (title: string) => ({ type: 'postback', title, payload: 'p' });

describe('a message of the shop', () => {
  test('is answered with ids of the platform and stands in the thread', async () => {
    const { status, body } = await send({ text: 'Assalomu alaykum!' });
    expect(status).toBe(200);
    expect(body).toEqual({ recipient_id: aziza.id, message_id: aziza.lastHeard?.id });
    expect(aziza.id).toMatch(/^\d{17}$/);
    expect(Number(aziza.id)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(aziza.lastHeard?.id).toHaveLength(164);
    expect(aziza.lastHeard).toMatchObject({ text: 'Assalomu alaykum!', isByHand: false });
  });

  test.each([`${accountId}/messages`, 'me/messages'])('goes to /%s', async (path) => {
    const answer = await scene.post(path, { recipient: { id: aziza.id }, message: { text: path } });
    expect([answer.status, aziza.lastHeard?.text]).toEqual([200, path]);
  });

  test('has at most 1000 bytes on Instagram and 2000 characters in Messenger', async () => {
    expect(codeOf(await send({ text: 'ш'.repeat(500) }))).toBe('');
    expect(codeOf(await send({ text: 'ш'.repeat(501) }))).toBe('100/2534038');
    const sardor = scene.graph.people.openPerson({ name: 'Sardor', platform: 'messenger' });
    sardor.says('salom');
    const tell = (text: string) =>
      scene.post(`${pageId}/messages`, { recipient: { id: sardor.id }, message: { text } }, pageToken);
    expect(codeOf(await tell('ш'.repeat(2000)))).toBe('');
    expect(codeOf(await tell('ш'.repeat(2001)))).toBe('100');
  });

  test('may carry 13 quick replies, whose titles are cut at 20 characters', async () => {
    await send({ text: 'Rang?', quick_replies: replies(13, { title: 'Juda uzun sarlavhali rang' }) });
    expect(aziza.lastHeard?.quickReplies).toHaveLength(13);
    expect(aziza.lastHeard?.quickReplies[0]?.title).toBe('Juda uzun sarlavhali');
  });

  test.each<[string, () => ReturnType<typeof send>]>([
    ['nothing in it', () => send({})],
    ['an empty text', () => send({ text: ' ' })],
    ['text and attachment at once', () => send({ text: 'x', attachment: { type: 'like_heart' } })],
    ['14 quick replies', () => send({ text: 'x', quick_replies: replies(14) })],
    ['a quick reply without a title', () => send({ text: 'x', quick_replies: replies(1, { title: '' }) })],
    [
      'a payload of 1001 characters',
      () => send({ text: 'x', quick_replies: replies(1, { payload: 'p'.repeat(1001) }) }),
    ],
    [
      'a button for the phone number',
      () => send({ text: 'x', quick_replies: [{ content_type: 'user_phone_number' }] }),
    ],
    ['a reply to a message', () => send({ text: 'x', reply_to: { mid: aziza.messages[0]?.id } })],
    ['11 cards', () => generic({ title: 'x', subtitle: 'y' }, 11)],
    ['a card with a title alone', () => generic({ title: 'x' })],
    ['a card with a title of 81 characters', () => generic({ title: 'x'.repeat(81), subtitle: 'y' })],
    [
      'a card with four buttons',
      () => generic({ title: 'x', buttons: Array.from({ length: 4 }, () => postback('a')) }),
    ],
    ['a button title of 21 characters', () => generic({ title: 'x', buttons: [postback('x'.repeat(21))] })],
    [
      'a button template of 641 characters',
      () => attach('template', { template_type: 'button', text: 'x'.repeat(641), buttons: [postback('a')] }),
    ],
    [
      'a link that is none',
      () =>
        attach('template', {
          template_type: 'button',
          text: 'x',
          buttons: [{ type: 'web_url', title: 'a', url: 'tg://x' }],
        }),
    ],
    ['an attachment that is not there', () => attach('image', { url: `${files.origin}/gone.png` })],
    ['a picture that is a page', () => attach('image', { url: `${files.origin}/page.html` })],
    ['an unknown upload', () => attach('image', { attachment_id: '1' })],
    ["somebody else's post", () => attach('MEDIA_SHARE', { id: '17900000000000001' })],
    ['an action together with a message', () => send({ text: 'x' }, { sender_action: 'typing_on' })],
    ['no recipient', () => scene.post('me/messages', { recipient: {}, message: { text: 'x' } })],
    ['a dead message tag', () => send({ text: 'x' }, { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' })],
  ])('with %s is refused', async (_name, call) => {
    const before = aziza.messages.length;
    expect(codeOf(await call())).toMatch(/^100\b/);
    expect(aziza.messages).toHaveLength(before);
  });

  test('may be pictures, which the platform fetches itself', async () => {
    const url = `${files.origin}/shoe.png`;
    expect(codeOf(await attach('image', { url }))).toBe('');
    const [attachment] = aziza.lastHeard?.attachments ?? [];
    const file = attachment && 'fileId' in attachment ? scene.graph.file(attachment.fileId) : undefined;
    expect(Buffer.from(file?.bytes ?? []).equals(shoe)).toBe(true);
    const pictures = (count: number) => ({
      attachments: Array.from({ length: count }, () => ({ type: 'image', payload: { url } })),
    });
    expect(codeOf(await send(pictures(10)))).toBe('');
    expect(aziza.lastHeard?.attachments).toHaveLength(10);
    expect(codeOf(await send(pictures(11)))).toBe('100');
    expect(codeOf(await attach('file', { url: `${files.origin}/huge.pdf` }))).toBe('36000');
    const upload = await scene.post('me/message_attachments', {
      message: { attachment: { type: 'image', payload: { url } } },
    });
    expect(codeOf(await attach('image', { attachment_id: upload.body['attachment_id'] }))).toBe('');
  });
});

describe('who can be written to', () => {
  test("is somebody who wrote within 24 hours; a tag for a person's answer reaches seven days", async () => {
    scene.clock.advance(24 * hourMs - 1);
    expect([codeOf(await send({ text: '23:59' })), aziza.isWindowOpen]).toEqual(['', true]);
    scene.clock.advance(1);
    expect([codeOf(await send({ text: '24:00' })), aziza.isWindowOpen]).toEqual(['10/2534022', false]);
    const asAgent = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
    expect(codeOf(await send({ text: 'odam' }, asAgent))).toBe('');
    expect(aziza.lastHeard?.tag).toBe('HUMAN_AGENT');
    scene.clock.advance(6 * 24 * hourMs);
    expect(codeOf(await send({ text: 'odam' }, asAgent))).toBe('10/2534022');
    aziza.says('yana men');
    expect(codeOf(await send({ text: 'salom' }))).toBe('');
  });

  test('in Messenger the closed window has its own code', async () => {
    const sardor = scene.graph.people.openPerson({ name: 'Sardor', platform: 'messenger' });
    const answer = await scene.post('me/messages', { recipient: { id: sardor.id }, message: { text: 'x' } }, pageToken);
    expect(codeOf(answer)).toBe('10/2018278');
  });

  test('is nobody unknown, nobody who left and nobody who blocked the account', async () => {
    expect(codeOf(await scene.tell({ id: '17900000000000001' }, 'x'))).toBe('100/2534014');
    aziza.blocks();
    expect(codeOf(await send({ text: 'x' }))).toBe('551/1545041');
    expect(() => aziza.says('x')).toThrow('blocked');
    aziza.unblocks();
    expect(codeOf(await send({ text: 'x' }))).toBe('');
    aziza.leaves();
    expect(codeOf(await send({ text: 'x' }))).toBe('100/2534014');
  });
});

describe('actions', () => {
  test('show typing until the message comes, and what was seen', async () => {
    const act = (action: string, payload?: object) =>
      scene.post('me/messages', {
        recipient: { id: aziza.id },
        sender_action: action,
        ...(payload ? { payload } : {}),
      });
    expect((await act('typing_on')).body).toEqual({ recipient_id: aziza.id });
    expect(aziza.isTypedTo).toBe(true);
    await send({ text: 'x' });
    expect(aziza.isTypedTo).toBe(false);
    const mid = aziza.says('rahmat');
    await act('react', { message_id: mid, reaction: '❤' });
    expect(aziza.message(mid)?.reactions).toEqual({ account: '❤' });
    const unread = () => scene.graph.account.inbox().find(({ personId }) => personId === aziza.id)?.unread;
    expect(unread()).toBe(1);
    await act('mark_seen');
    expect(unread()).toBe(0);
    expect(codeOf(await act('dance'))).toBe('100');
    expect(scene.graph.calls.at(-1)).toMatchObject({ method: 'sender_action', ok: false, error: { code: 100 } });
  });
});

describe('a broken call', () => {
  test('is refused for its token, path or object', async () => {
    expect(codeOf(await scene.get('me', 'someone-else'))).toBe('190');
    expect(codeOf(await scene.get('me/impressions'))).toBe('2500');
    expect(codeOf(await scene.get('17900000000000001?fields=id'))).toBe('100/33');
    expect(codeOf(await scene.get('me?fields=user_id,biography2'))).toBe('100');
    const noJson = await fetch(`${scene.origin}/graph/v25.0/me/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(noJson.status).toBe(400);
  });

  test('dies with the token, waits for a barred account, and comes back', async () => {
    const { conditions } = scene.graph;
    conditions.killToken();
    expect(codeOf(await send({ text: 'x' }))).toBe('190/463');
    conditions.reviveToken();
    conditions.bar();
    expect(codeOf(await send({ text: 'x' }))).toBe('10/1893063');
    conditions.unbar();
    conditions.forbid('messages');
    expect(codeOf(await send({ text: 'x' }))).toBe('10');
    conditions.allow('messages');
    expect(codeOf(await send({ text: 'x' }))).toBe('');
  });

  test('tells how much of the allowance is used, and refuses when it is', async () => {
    scene.graph.conditions.setUsage({ percent: 85, regainMinutes: 3 });
    const near = await send({ text: 'x' });
    expect(JSON.parse(near.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 85 });
    expect(near.headers.get('x-business-use-case-usage')).toContain('"estimated_time_to_regain_access":3');
    scene.graph.conditions.setUsage({ percent: 100 });
    expect(codeOf(await send({ text: 'x' }))).toBe('80002');
    scene.graph.conditions.setUsage(undefined);
    expect((await send({ text: 'x' })).headers.get('x-app-usage')).toBeNull();
  });

  test('fails as it was ordered: with any code, inside a 200, without an answer', async () => {
    const { faults } = scene.graph;
    faults.next('messages', graphFault({ code: 4, message: 'Application request limit reached', status: 429 }));
    faults.next('messages', graphFault({ code: 613, message: 'rate', status: 200 }));
    faults.next('messages', { status: 429, body: '' });
    faults.next('messages', 'drop');
    faults.next('messages', 'drop-answer');
    const first = await send({ text: '1' });
    expect([first.status, codeOf(first)]).toEqual([429, '4']);
    const second = await send({ text: '2' });
    expect([second.status, codeOf(second)]).toEqual([200, '613']);
    expect(scene.graph.calls.at(-1)).toMatchObject({ status: 200, ok: false, error: { code: 613 } });
    expect((await send({ text: '3' })).body).toEqual({});
    await expect(send({ text: 'lost before' })).rejects.toThrow();
    expect(aziza.lastHeard).toBeUndefined();
    await expect(send({ text: 'lost after' })).rejects.toThrow();
    expect(aziza.lastHeard?.text).toBe('lost after');
  });

  test('comes too often: 300 texts a second, two looks at conversations', async () => {
    let nowMs = 0;
    const gate = createRateGate(() => nowMs);
    for (let text = 0; text < 300; text += 1) gate.pass('text');
    expect(() => gate.pass('text')).toThrow('rate limit');
    nowMs = 1001;
    expect(() => gate.pass('text')).not.toThrow();
    await using quick = await openGraphScene({ monotonicMs: () => 0 });
    const looks = [1, 2, 3].map(async () => codeOf(await quick.get('me/conversations')));
    expect((await Promise.all(looks)).toSorted((a, b) => a.length - b.length)).toEqual(['', '', '613']);
  });
});

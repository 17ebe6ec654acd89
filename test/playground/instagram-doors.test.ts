import type { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createGraphStandIn } from '#src/playground/graph/stand-in.ts';
import { createPlayground } from '#src/playground/server.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { createTelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { BOT_TOKEN, fakeClock } from './scene.ts';

const ORIGIN = 'http://shop.local';
const refusal = z.object({ error: z.string(), message: z.string() });
const instagramState = z.object({
  instagram: z.object({
    account: z.object({ username: z.string() }),
    posts: z.array(
      z.looseObject({ id: z.string(), kind: z.string(), comments: z.array(z.looseObject({ text: z.string() })) }),
    ),
    people: z.array(
      z.looseObject({
        id: z.string(),
        username: z.string(),
        openUntil: z.string().nullable(),
        messages: z.array(z.looseObject({ text: z.string() })),
      }),
    ),
  }),
});

function openPage() {
  const clock = fakeClock();
  const telegram = createTelegramStandIn({ clock, botToken: BOT_TOKEN });
  const graph = createGraphStandIn({
    clock,
    appSecret: 'secret',
    accessToken: 'IGAAplayground',
    accountId: '17841400000000001',
    username: 'qadam.uz',
    root: () => `${ORIGIN}/playground/graph`,
  });
  const post = graph.account.publishPost({ caption: 'Shamol', picture: new Uint8Array(plainPicture()) });
  const story = graph.account.publishPost({ caption: 'Bugun', kind: 'story' });
  const app: Hono = createPlayground({
    telegram,
    graph,
    clock,
    shopName: 'Demo',
    claimLink: () => undefined,
    onClockMoved: async () => undefined,
  });
  const [person] = graph.people.all();
  if (!person) throw new Error('Nobody is on Instagram.');
  return {
    app,
    graph,
    person,
    post,
    story,
    act: (name: string, body: object, headers: Record<string, string> = { origin: ORIGIN }) =>
      app.request(`${ORIGIN}/playground/api/instagram/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ personId: person.id, ...body }),
      }),
    send: (name: string, fields: Record<string, string | File>) => {
      const form = new FormData();
      for (const [key, value] of Object.entries({ personId: person.id, ...fields })) form.set(key, value);
      return app.request(`${ORIGIN}/playground/api/instagram/${name}`, {
        method: 'POST',
        headers: { origin: ORIGIN },
        body: form,
      });
    },
    state: async () =>
      instagramState.parse(await (await app.request(`${ORIGIN}/playground/api/state`)).json()).instagram,
  };
}

describe("the page's doors to Instagram", () => {
  test('three people, the posts and nobody’s messages at first', async () => {
    const { state } = openPage();
    const { account, posts, people } = await state();
    expect(account.username).toBe('qadam.uz');
    expect(posts.map(({ kind }) => kind).toSorted()).toEqual(['post', 'story']);
    expect(people.map(({ username }) => username)).toEqual(['zilola.yusupova', 'bekzod_aliyev', 'madina.tosh']);
    expect(people.every(({ messages, openUntil }) => messages.length === 0 && openUntil === null)).toBe(true);
  });

  test('a person comments, replies, takes it back, writes, answers a story, shares and unsends', async () => {
    const { act, state, graph, person, post, story } = openPage();
    await act('comment', { postId: post.id, text: ' Narxi? ' });
    const [first] = graph.account.comments(post.id);
    await act('comment', { postId: post.id, parentId: first?.id, text: 'Bormi?' });
    expect(graph.account.comments(post.id)[0]?.replies.map(({ text }) => text)).toEqual(['Bormi?']);
    expect((await act('uncomment', { commentId: first?.id })).status).toBe(200);
    expect(graph.account.comments(post.id)).toEqual([]);
    await act('say', { text: 'salom' });
    await act('story', { storyId: story.id, text: 'Bu-chi?' });
    await act('share', { postId: post.id });
    await act('extra', { kind: 'heart' });
    await act('unsend', { messageId: person.messages[0]?.id });
    const [thread] = (await state()).people;
    expect(thread?.messages.map(({ text, about, extras }) => ({ text, about, extras }))).toMatchObject([
      { text: 'Bu-chi?', about: { kind: 'story', text: 'Bugun' } },
      { about: { kind: 'post', text: 'Shamol' } },
      { extras: ['like_heart'] },
    ]);
    expect(thread?.openUntil).toBe('2026-11-23T09:00:00.000Z');
  });

  test('the owner types by hand and publishes; pictures are shown, and refused when they are none', async () => {
    const { app, act, send, state, person } = openPage();
    await act('by-hand', { text: 'Oʻzim yordam beraman' });
    expect(person.lastHeard).toMatchObject({ text: 'Oʻzim yordam beraman', isByHand: true });
    const picture = new File([new Uint8Array(plainPicture())], 'a.png', { type: 'image/png' });
    expect((await send('picture', { file: picture })).status).toBe(200);
    expect((await send('post', { file: picture, caption: 'Etik', kind: 'reel' })).status).toBe(200);
    const reel = (await state()).posts.find(({ kind }) => kind === 'reel');
    const shown = await app.request(`${ORIGIN}${String(reel?.['picture'])}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    const refused = async (fields: Record<string, string | File>) =>
      refusal.parse(await (await send('picture', fields)).json()).error;
    expect(await refused({ file: new File(['<script>'], 'x.html', { type: 'text/html' }) })).toBe('not_a_photo');
    expect(await refused({ file: 'none' })).toBe('invalid_input');
    expect(await refused({ file: picture, personId: '1' })).toBe('no_such_person');
  });

  test.each([
    ['say', { text: '   ' }, 400, 'text:'],
    ['say', { text: 'x'.repeat(1001) }, 400, 'text:'],
    ['say', { text: 'x', personId: '5' }, 404, 'no such person'],
    ['extra', { kind: 'dance' }, 400, 'kind:'],
    ['device', { device: 'fridge' }, 400, 'device:'],
    ['tap', { title: 'Katalog' }, 409, 'Katalog'],
    ['say', { text: 'x'.repeat(70_000) }, 413, 'larger than 64 KB'],
  ])('%s refuses bad input with a sentence (%#)', async (name, body, status, words) => {
    const response = await openPage().act(name, body);
    expect(response.status).toBe(status);
    expect(refusal.parse(await response.json()).message).toContain(words);
  });

  test('a request from elsewhere does nothing', async () => {
    const { act, person } = openPage();
    expect((await act('say', { text: 'x' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect(person.messages).toEqual([]);
  });

  test('what happens is told to open pages as it happens', async () => {
    const { app, act, post } = openPage();
    const response = await app.request(`${ORIGIN}/playground/api/events`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: string) => {
      while (!heard.includes(words)) heard += (await reader.read()).value ?? '';
    };
    await hear('event: ready');
    await act('say', { text: 'salom' });
    await hear('event: ig-message');
    await hear('event: ig-frame');
    await act('comment', { postId: post.id, text: 'Narxi?' });
    await hear('event: ig-post');
    await hear('"text":"Narxi?"');
    await reader.cancel();
    expect(heard).toContain('"text":"salom"');
  });
});

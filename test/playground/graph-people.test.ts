import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GraphPerson } from '#src/playground/graph/person.ts';
import { createInstagramShopper } from '../support/instagram-shopper.ts';
import { wordsFor } from '../support/words.ts';
import { codeOf, eventsOf, openGraphScene, pageToken, type GraphScene } from './graph-scene.ts';

let scene: GraphScene;
let aziza: GraphPerson;

beforeEach(async () => {
  scene = await openGraphScene();
  scene.graph.deliveries.configure({ echoes: 'none' });
  aziza = scene.graph.people.openPerson({ name: 'Aziza', username: 'aziza_uz' });
});
afterEach(() => scene[Symbol.asyncDispose]());

const send = (message: object) => scene.post('me/messages', { recipient: { id: aziza.id }, message });
const choices = (...titles: string[]) =>
  titles.map((title) => ({ content_type: 'text', title, payload: `data:${title}` }));
const card = {
  title: 'Shamol',
  subtitle: '429 000 soʻm',
  buttons: [
    { type: 'postback', title: 'Olaman', payload: 'buy:1' },
    { type: 'web_url', title: 'Rasm', url: 'https://example.com/1' },
  ],
};
const carousel = { attachment: { type: 'template', payload: { template_type: 'generic', elements: [card] } } };

async function told(): Promise<{ [key: string]: unknown }[]> {
  await scene.delivered();
  return scene.deliveries.flatMap(eventsOf);
}

describe('a phone and a desktop', () => {
  test('show the same words, and only the phone shows what can be tapped', async () => {
    aziza.says('salom');
    await send(carousel);
    await send({ text: 'Rang?\n\n1. qora\n2. oq', quick_replies: choices('qora', 'oq') });
    const [, shownCard, question] = aziza.messages;
    expect(shownCard?.cards[0]?.buttons.map(({ title }) => title)).toEqual(['Olaman', 'Rasm']);
    expect(question?.quickReplies.map(({ title }) => title)).toEqual(['qora', 'oq']);
    const desktop = aziza.messagesOn('desktop');
    expect(desktop.map(({ text }) => text)).toEqual(aziza.messages.map(({ text }) => text));
    expect(desktop.flatMap(({ quickReplies, cards, buttons }) => [...quickReplies, ...cards, ...buttons])).toEqual([]);
    aziza.uses('desktop');
    expect(() => aziza.taps('qora')).toThrow('sees nothing to tap');
  });

  test('lose quick replies with the next message, but keep templates', async () => {
    aziza.says('salom');
    await send(carousel);
    await send({ text: 'Rang?', quick_replies: choices('qora') });
    aziza.says('shoshmang');
    expect(aziza.messages.flatMap(({ quickReplies }) => quickReplies)).toEqual([]);
    expect(() => aziza.taps('qora')).toThrow('sees nothing to tap');
    expect(() => aziza.taps('Rasm')).toThrow('sees nothing to tap');
    const mid = aziza.taps('Olaman');
    expect((await told()).at(-1)).toMatchObject({ postback: { mid, title: 'Olaman', payload: 'buy:1' } });
  });
});

describe('what people do', () => {
  test('a tapped quick reply is a message with the payload', async () => {
    aziza.says('salom');
    await send({ text: 'Rang?', quick_replies: choices('qora') });
    aziza.taps('qora');
    aziza.forges('data:made-up');
    expect((await told()).slice(1)).toMatchObject([
      { message: { text: 'qora', quick_reply: { payload: 'data:qora' } } },
      { message: { quick_reply: { payload: 'data:made-up' } } },
    ]);
  });

  test('stories, shares, pictures and the rest come in the shapes of the platform', async () => {
    const { account } = scene.graph;
    const story = account.publishPost({ caption: '', kind: 'story' });
    const post = account.publishPost({ caption: 'Shamol' });
    const reel = account.publishPost({ caption: 'Reel', kind: 'reel' });
    aziza.repliesToStory(story.id, 'narxi?');
    aziza.mentionsInStory();
    aziza.sharesPost(post.id, 'both');
    aziza.sharesReel(reel.id);
    aziza.sharesPost('17900000000000001');
    aziza.sendsPicture();
    aziza.sendsVoice();
    aziza.sendsHeart();
    aziza.sendsUnsupported();
    const messages = (await told()).map(({ message }) => message);
    expect(messages).toMatchObject([
      { text: 'narxi?', reply_to: { story: { id: story.id } } },
      { attachments: [{ type: 'story_mention' }] },
      {
        attachments: [{ type: 'share' }, { type: 'ig_post', payload: { ig_post_media_id: post.id, title: 'Shamol' } }],
      },
      { attachments: [{ type: 'ig_reel', payload: { reel_video_id: reel.id } }] },
      { attachments: [{ type: 'ig_post', payload: { ig_post_media_id: '17900000000000001' } }] },
      { attachments: [{ type: 'image' }] },
      { attachments: [{ type: 'audio' }] },
      { attachments: [{ type: 'like_heart' }] },
      { is_unsupported: true },
    ]);
    const picture = aziza.messages.flatMap(({ attachments }) => attachments).find(({ kind }) => kind === 'image');
    const url = picture && 'url' in picture ? picture.url : '';
    const fetched = await fetch(url);
    expect(fetched.headers.get('content-type')).toBe('image/png');
    expect(() => aziza.repliesToStory(post.id, 'x')).toThrow('no story');
  });

  test('menu, ice breakers and links start a talk', async () => {
    const actions = [{ question: 'Katalog', payload: '/catalog' }];
    const menu = [{ type: 'postback', title: 'Buyurtmalarim', payload: '/orders' }];
    const lists = [
      [{ locale: 'default', call_to_actions: actions }],
      [{ locale: 'default', call_to_actions: menu }],
    ] as const;
    const profile = (iceBreakers: object, persistentMenu: object) =>
      scene.post('me/messenger_profile', {
        platform: 'instagram',
        ice_breakers: iceBreakers,
        persistent_menu: persistentMenu,
      });
    expect(codeOf(await profile([{ locale: 'uz_UZ', call_to_actions: actions }], lists[1]))).toBe('100');
    await profile(...lists);
    expect((await scene.get('me/messenger_profile?fields=ice_breakers')).body).toEqual({
      data: [{ ice_breakers: lists[0] }],
    });
    aziza.opensLink('p_12');
    expect(aziza.iceBreakers).toEqual([{ title: 'Katalog', payload: '/catalog' }]);
    aziza.taps('Katalog');
    expect(aziza.iceBreakers).toEqual([]);
    aziza.taps('Buyurtmalarim');
    aziza.opensLink('p_13');
    expect(await told()).toMatchObject([
      { postback: { payload: '/catalog', referral: { ref: 'p_12' } } },
      { postback: { payload: '/orders' } },
      { referral: { ref: 'p_13', source: 'IGME-SOURCE-LINK', type: 'OPEN_THREAD' } },
    ]);
    expect(codeOf(await scene.get(`${aziza.id}?fields=username`))).toBe('');
  });

  test('edits, unsent messages, reactions and reads are told, and the thread shows them', async () => {
    const mid = aziza.says('qora');
    await send({ text: 'Xoʻp' });
    aziza.edits(mid, 'oq');
    expect(aziza.message(mid)).toMatchObject({ text: 'oq', isEdited: true });
    aziza.reacts(aziza.lastHeard?.id ?? '', '❤');
    aziza.reads();
    aziza.unsends(mid);
    expect(aziza.messages).toHaveLength(1);
    expect((await told()).slice(1)).toMatchObject([
      { message_edit: { mid, text: 'oq', num_edit: 1 } },
      { reaction: { action: 'react', emoji: '❤' } },
      { read: { mid: aziza.lastHeard?.id } },
      { message: { mid, is_deleted: true } },
    ]);
    expect(codeOf(await scene.get(mid))).toBe('100/33');
  });

  test('the API reads back a message and its conversation', async () => {
    const mid = aziza.says('salom');
    const message = await scene.get(`${mid}?fields=from,to,message,created_time`);
    expect(message.body).toMatchObject({ id: mid, message: 'salom', from: { id: aziza.id, username: 'aziza_uz' } });
    const list = await scene.get(`me/conversations?user_id=${aziza.id}&fields=participants,messages.limit(1){message}`);
    expect(list.body['data']).toMatchObject([{ messages: { data: [{ id: mid, message: 'salom' }] } }]);
  });

  test('Messenger is the same with another object', async () => {
    const sardor = scene.graph.people.openPerson({ name: 'Sardor', platform: 'messenger' });
    sardor.says('salom');
    const answer = await scene.post(
      'me/messages',
      { recipient: { id: sardor.id }, message: { text: 'Salom!' } },
      pageToken,
    );
    sardor.reads();
    expect([codeOf(answer), sardor.lastHeard?.text]).toEqual(['', 'Salom!']);
    expect((await told()).at(-1)).toMatchObject({ read: { watermark: scene.clock.now().getTime() } });
    expect(scene.deliveries[0]?.body).toContain('"object":"page"');
  });

  test('waiting ends with an error that tells what was seen instead', async () => {
    aziza.says('salom');
    await expect(aziza.waitFor(() => aziza.lastHeard, 20)).rejects.toThrow(
      /what Aziza's thread shows \(person: "salom"\)/,
    );
  });
});

describe('a shopper of a test', () => {
  test('taps on a phone, and at a desktop types the number or the option itself', async () => {
    const shopper = createInstagramShopper(aziza, wordsFor);
    shopper.starts();
    await send({ text: 'Krossovkalar haqida uzun gap' });
    await send({
      text: 'qaysi biri?\n\n1. Shamol\n2. Tez yuguruvchilar uchun',
      quick_replies: choices('Shamol', 'Tez yuguruvchilar'),
    });
    expect((await shopper.hears(/uzun gap\nqaysi/)).text).toContain('2. Tez');
    await shopper.taps('Shamol', 'qaysi');
    expect(aziza.messages.at(-1)?.text).toBe('Shamol');
    await send({
      text: 'qaysi biri?\n\n1. Shamol\n2. Tez yuguruvchilar uchun',
      quick_replies: choices('Shamol', 'Tez yuguruvchilar'),
    });
    await shopper.taps('yuguruvchilar uchun');
    expect(aziza.messages.at(-1)?.text).toBe('2');
    aziza.uses('desktop');
    await send({
      text: 'Oʻlcham?\n\n• 40 · 41 · 42\n• 1. boshqa',
      quick_replies: choices('40', '41', '42', '1. boshqa'),
    });
    await shopper.taps(/^42$/);
    expect(aziza.messages.at(-1)?.text).toBe('42');
    await send({ text: 'Oʻlcham?\n\n• 40 · 41 · 42\n• 1. boshqa' });
    await shopper.taps(/^1\. boshqa/);
    expect(aziza.messages.at(-1)?.text).toBe('1. boshqa');
    expect(shopper.sees('haqida')?.text).toBe(
      'Krossovkalar haqida uzun gap\nqaysi biri?\n\n1. Shamol\n2. Tez yuguruvchilar uchun',
    );
    expect(shopper.sees('yoʻq narsa')).toBeUndefined();
  });

  test('turns the pages of a long list', async () => {
    const shopper = createInstagramShopper(aziza, wordsFor);
    shopper.says('katalog');
    await send({ text: 'Roʻyxat\n\n1. bir\n0 ➡️', quick_replies: choices('bir', '0 ➡️') });
    const second = aziza
      .waitFor(() => aziza.messages.at(-1)?.text === '0 ➡️')
      .then(() => send({ text: '2. ikki\n0 ➡️' }));
    await shopper.taps('ikki');
    await second;
    expect(aziza.messages.at(-1)?.text).toBe('2');
  });
});

import { describe, expect, test } from 'vitest';
import { readFileId } from '#adapters/instagram/in/file-id.ts';
import { delivery, dilnoza, direct, messaging, mid, openInbound, sentAtMs, shopIds } from './house.ts';

const account = 2 ** 52;
const picture = { type: 'image', payload: { url: 'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1' } };

async function onlyMessage(body: unknown, shop = openInbound()) {
  const [update, ...more] = await shop.updatesOf(body);
  expect(more).toEqual([]);
  return update?.message;
}

describe('a direct message', () => {
  test('is a message in a private chat, named by the profile', async () => {
    const shop = openInbound();
    shop.world.profiles.set(dilnoza, { name: 'Dilnoza', username: 'dilnoza.uz' });
    const message = await onlyMessage(direct({ text: 'krossovka bormi?' }), shop);
    const chat = await shop.numberOf('person', dilnoza);
    expect(message).toMatchObject({
      message_id: await shop.numberOf('message', mid),
      date: sentAtMs / 1000,
      chat: { id: chat, type: 'private', first_name: 'Dilnoza' },
      from: { id: chat, is_bot: false, first_name: 'Dilnoza', username: 'dilnoza.uz' },
      text: 'krossovka bormi?',
    });
    expect(shop.world.opened).toEqual([{ person: chat, atMs: sentAtMs }]);
    expect(shop.world.seen).toEqual([chat]);
  });

  test('of somebody whom the platform does not tell about is still answered', async () => {
    const shop = openInbound();
    shop.deps.profileOf = async () => {
      throw new Error('(#230) requires consent');
    };
    expect((await onlyMessage(direct({ text: 'salom' }), shop))?.from.first_name).toBe('Mijoz');
  });

  test('goes into the lane of its person, in the order of the sender', async () => {
    const { post, stored, numberOf } = openInbound();
    await post(
      delivery(
        { ...messaging({ message: { mid: 'late', text: '2' } }), timestamp: sentAtMs + 9 },
        messaging({ message: { mid: 'early', text: '1' } }),
      ),
    );
    const lane = `instagram:${await numberOf('person', dilnoza)}`;
    expect(stored().map(({ eventId, lane: of, order }) => [eventId.split(':')[2], of === lane, order])).toEqual([
      ['early', true, sentAtMs],
      ['late', true, sentAtMs + 9],
    ]);
  });

  test('with a password in it is stored without the password', async () => {
    const shop = openInbound();
    shop.world.passwords.add('correct horse battery');
    expect((await onlyMessage(direct({ text: 'correct horse battery' }), shop))?.text).toBe('sealed');
    expect(JSON.stringify(shop.accepted)).not.toContain('correct horse');
  });

  test('that is a command is read as one', async () => {
    expect((await onlyMessage(direct({ text: '/start p_12' })))?.entities).toEqual([
      { type: 'bot_command', offset: 0, length: 6 },
    ]);
  });

  test.each([
    ['seconds', sentAtMs / 1000],
    ['milliseconds', sentAtMs],
    ['microseconds', sentAtMs * 1000],
    ['a text of digits', String(sentAtMs)],
    ['a date as the Graph API writes it', '2026-11-20T09:59:30+0000'],
    ['a date', '2026-11-20T09:59:30Z'],
  ])('is dated right when its time is in %s', async (_form, timestamp) => {
    const event = { ...messaging({ message: { mid, text: 'salom' } }), timestamp };
    expect((await onlyMessage(delivery(event)))?.date).toBe(sentAtMs / 1000);
  });

  test.each([[undefined], [null], [{}], [-5], ['soon'], [9e30]])(
    'has the time of its entry when its own is %j',
    async (timestamp) => {
      const event = { ...messaging({ message: { mid, text: 'salom' } }), timestamp };
      expect((await onlyMessage(delivery(event)))?.date).toBe(sentAtMs / 1000);
    },
  );

  test('keeps every digit of ids that come without quotes', async () => {
    const shop = openInbound();
    const text = `{"object":"instagram","entry":[{"id":${shopIds[0]},"time":1,"messaging":[{"sender":{"id":17841405726653027},"recipient":{"id":${shopIds[0]}},"timestamp":${sentAtMs},"message":{"mid":"m","text":"salom"}}]}]}`;
    const message = await onlyMessage(text, shop);
    expect(await shop.identities.foreign(message?.chat.id ?? 0)).toEqual({
      kind: 'person',
      externalId: '17841405726653027',
    });
  });

  test('is known again in every envelope', async () => {
    const { post, stored } = openInbound();
    const event = messaging({ message: { mid, text: 'salom' } });
    const inChanges = { field: 'messages', value: event };
    const [entry] = [{ id: shopIds[0], time: sentAtMs }];
    await post(delivery(event, event));
    await post([delivery(event)]);
    await post({ object: 'instagram', entry: [{ ...entry, changes: [inChanges] }] });
    await post({ object: 'instagram', entry: [{ ...entry, ...inChanges }] });
    await post({ object: 'instagram', entry: [{ id: shopIds[1], messaging: [event] }] });
    expect(stored()).toHaveLength(1);
  });
});

describe('several files in one message', () => {
  const second = { type: 'image', payload: { url: 'https://lookaside.fbsbx.com/2' } };
  const third = { type: 'file', payload: { url: 'https://lookaside.fbsbx.com/3' } };
  const several = direct({ text: 'chek', reply_to: { mid: 'earlier' }, attachments: [picture, second, third] });

  test('are an update each, in their order, of one group; what was said stands with the first', async () => {
    const shop = openInbound();
    const updates = await shop.updatesOf([several, several]);
    const messages = updates.map(({ message }) => message);
    expect(messages.map((one) => one?.caption)).toEqual(['chek', undefined, undefined]);
    expect(messages.map((one) => one?.media_group_id)).toEqual([mid, mid, mid]);
    const files = messages.map((one) => readFileId((one?.document ?? one?.photo?.[0])?.file_id ?? ''));
    expect(files.map((file) => [file?.index, file?.mid, file?.url])).toEqual(
      [picture, second, third].map(({ payload }, index) => [index, mid, payload.url]),
    );
    const ids = await Promise.all([mid, `${mid}:2`, `${mid}:3`].map(async (id) => await shop.numberOf('message', id)));
    expect(messages.map((one) => one?.message_id)).toEqual(ids);
    const key = `m:${shopIds[0]}:${mid}`;
    expect(shop.stored().map(({ eventId }) => eventId)).toEqual([key, `${key}:2`, `${key}:3`]);
    expect(new Set(shop.stored().map(({ lane }) => lane)).size).toBe(1);
    expect(shop.world.seen).toHaveLength(1);
  });

  test('are all taken back with the message', async () => {
    const shop = openInbound();
    await shop.updatesOf(several);
    const numbers = await Promise.all(
      [mid, `${mid}:2`, `${mid}:3`].map(async (id) => await shop.numberOf('message', id)),
    );
    const [update] = await shop.updatesOf(direct({ is_deleted: true }));
    expect(update?.deleted_business_messages?.message_ids).toEqual(numbers);
    expect(shop.world.forgotten).toEqual(
      expect.arrayContaining([`m:${shopIds[0]}:${mid}:3`, `f:${shopIds[0]}:${mid}:2`]),
    );
  });

  test('are one message where only one is a file of theirs', async () => {
    const share = { type: 'share', payload: { url: 'https://www.instagram.com/p/x/' } };
    const message = await onlyMessage(direct({ attachments: [share, picture, { type: 'like_heart' }] }));
    expect(message?.photo).toHaveLength(1);
    expect(message).not.toHaveProperty('media_group_id');
  });
});

test.each([
  ['longer than the shop keeps', 'нарх қанча '.repeat(400)],
  ['of signs alone', '🔥❤️👨‍👩‍👧‍👦'],
  ['with a link', 'shu bormi? https://example.com/a?b=1&c=2'],
])('a text %s comes whole', async (_what, text) => {
  const message = await onlyMessage(direct({ text }));
  expect(message?.text).toBe(text);
  expect(message).not.toHaveProperty('entities');
});

describe('what a message carries', () => {
  test('a picture is a photo whose id leads back to it', async () => {
    const message = await onlyMessage(direct({ text: 'shu bormi?', attachments: [{ type: 'like_heart' }, picture] }));
    expect(message?.caption).toBe('shu bormi?');
    expect(readFileId(message?.photo?.[0]?.file_id ?? '')).toEqual({ index: 1, mid, url: picture.payload.url });
  });

  test.each([
    ['video', 'video'],
    ['audio', 'voice'],
    ['file', 'document'],
  ] as const)('%s is a %s', async (type, field) => {
    const message = await onlyMessage(direct({ attachments: [{ ...picture, type }] }));
    expect(message?.[field]).toMatchObject({ file_id: expect.stringContaining(picture.payload.url) });
  });

  test.each([
    ['nothing that the platform shows', { is_unsupported: true }],
    ['a kind nobody knows', { attachments: [{ type: 'hologram', payload: { url: 'https://x.example' } }] }],
    ['a sticker', { attachments: [{ type: 'sticker' }] }],
    [
      'a sticker in its older form',
      { attachments: [{ type: 'image', payload: { ...picture.payload, sticker_id: 369239263222822 } }] },
    ],
    ['a card without a word', { attachments: [{ type: 'fallback', payload: null }] }],
    ['nothing at all', {}],
  ])('%s is something the shop can answer kindly', async (_what, message) => {
    expect(await onlyMessage(direct(message))).toHaveProperty('sticker');
  });

  test('a heart alone needs no answer, and lets the shop write', async () => {
    const shop = openInbound();
    expect(await shop.updatesOf(direct({ attachments: [{ type: 'like_heart' }] }))).toEqual([]);
    expect(shop.world.opened).toHaveLength(1);
  });

  test('a place, a link and a product card say what they are', async () => {
    const place = { type: 'location', payload: { coordinates: { lat: 41.31, long: 69.24 } } };
    expect((await onlyMessage(direct({ attachments: [place] })))?.location).toEqual({
      latitude: 41.31,
      longitude: 69.24,
    });
    const link = { type: 'fallback', title: 'Poyabzal', url: 'https://shop.example/7', payload: null };
    expect((await onlyMessage(direct({ attachments: [link] })))?.text).toBe('Poyabzal\nhttps://shop.example/7');
    const card = { type: 'template', payload: { product: { elements: [{ title: 'Etik', subtitle: '250 000' }] } } };
    expect((await onlyMessage(direct({ attachments: [card] })))?.text).toBe('Etik 250 000');
  });
});

describe('about a post', () => {
  const mediaId = '17900000000000001';
  const post = { id: mediaId, caption: 'Krossovka, 36-41', publishedAt: new Date('2026-11-01T00:00:00Z') };
  const shared = {
    type: 'ig_post',
    payload: { ig_post_media_id: mediaId, title: 'Krossovka', url: 'https://lookaside.fbsbx.com/1' },
  };
  const permalink = 'https://www.instagram.com/p/Cabc_12-x/';
  const legacy = { type: 'share', payload: { url: permalink } };

  test('an answer to a story of ours tells which story', async () => {
    const shop = openInbound();
    const message = await onlyMessage(
      direct({ text: 'narxi?', reply_to: { story: { id: mediaId, url: 'https://x' } } }),
      shop,
    );
    expect(message).toMatchObject({
      text: 'narxi?',
      external_reply: {
        origin: { type: 'channel', chat: { id: account }, message_id: await shop.numberOf('post', mediaId) },
      },
    });
  });

  test.each([
    ['the new form', [shared]],
    ['the older form', [legacy]],
    ['both at once', [legacy, shared]],
    ['a reel', [{ type: 'ig_reel', payload: { reel_video_id: mediaId, title: 'Krossovka' } }]],
    ['a story', [{ type: 'ig_story', payload: { story_media_id: mediaId, story_media_url: 'https://x' } }]],
  ])('our own post, shared in %s, is one question about it', async (_form, attachments) => {
    const shop = openInbound();
    shop.world.posts.set(mediaId, post).set(permalink, post);
    expect(await onlyMessage(direct({ attachments }), shop)).toMatchObject({
      text: 'Krossovka, 36-41',
      forward_origin: {
        type: 'channel',
        chat: { id: account, type: 'channel', title: 'Namuna doʻkoni' },
        message_id: await shop.numberOf('post', mediaId),
        date: Date.parse('2026-11-01T00:00:00Z') / 1000,
      },
    });
  });

  test("somebody else's is its words and its link", async () => {
    const message = await onlyMessage(direct({ attachments: [legacy, shared] }));
    expect(message).toMatchObject({ text: `Krossovka\n${permalink}` });
    expect(message).not.toHaveProperty('forward_origin');
    const reel = { type: 'reel', payload: { url: '/reel/DEF456/' } };
    expect((await onlyMessage(direct({ attachments: [reel] })))?.text).toBe('https://www.instagram.com/reel/DEF456/');
  });

  test('a mention in a story of theirs is a story', async () => {
    const shop = openInbound();
    const message = await onlyMessage(
      direct({ attachments: [{ type: 'story_mention', payload: { url: 'https://x' } }] }),
      shop,
    );
    expect(message).toMatchObject({ text: '', story: { chat: { id: message?.chat.id } } });
    expect(message).not.toHaveProperty('external_reply');
    expect(shop.world.opened).toHaveLength(1);
  });

  test('an answer to an earlier message tells which one', async () => {
    const shop = openInbound();
    await shop.updatesOf(direct({ text: 'salom' }));
    const reply = messaging({ message: { mid: 'second', text: 'bormi?', reply_to: { mid } } });
    const message = await onlyMessage(delivery(reply), shop);
    expect(message?.reply_to_message?.message_id).toBe(await shop.numberOf('message', mid));
  });
});

import { describe, expect, test } from 'vitest';
import { NotYet } from '#adapters/adapter.ts';
import {
  delivery,
  dilnoza,
  direct,
  messaging,
  messenger,
  mid,
  openInbound,
  pageIds,
  sentAtMs,
  shopIds,
} from './house.ts';

const echo = (message: object): object => ({
  sender: { id: shopIds[0] },
  recipient: { id: dilnoza },
  timestamp: sentAtMs,
  message: { mid, is_echo: true, ...message },
});

describe('an echo', () => {
  test('of our own message is not even stored', async () => {
    const shop = openInbound();
    shop.world.ownMessages.add(mid);
    expect(await shop.updatesOf(delivery(echo({ text: 'Salom!' })))).toEqual([]);
    expect(shop.accepted).toEqual([]);
  });

  test('that overtook the answer to our send waits, and is ours then', async () => {
    const shop = openInbound();
    await shop.post(delivery(echo({ text: 'Salom!' })));
    const payload = shop.stored()[0]?.payload ?? null;
    await expect(shop.toUpdate(payload, 300)).rejects.toBeInstanceOf(NotYet);
    shop.world.ownMessages.add(mid);
    expect(await shop.toUpdate(payload, 2300)).toBeUndefined();
  });

  test('that nobody knows after the wait was written by a person of the shop', async () => {
    const shop = openInbound();
    const [update] = await shop.updatesOf(delivery(echo({ text: 'Hozir qarayman' })), 4000);
    expect(update?.business_message).toMatchObject({
      business_connection_id: 'echo',
      from: { id: 2 ** 52, first_name: 'Namuna doʻkoni' },
      chat: { id: await shop.numberOf('person', dilnoza), type: 'private' },
      text: 'Hozir qarayman',
    });
    expect(shop.world.opened).toEqual([]);
  });

  test('of the account to itself is nothing', async () => {
    const shop = openInbound();
    await shop.post(delivery(echo({ text: 'test', is_self: true })));
    await shop.post(delivery({ ...messaging({ postback: { mid, payload: 'x' } }, shopIds[0]), is_self: true }));
    expect(shop.accepted).toEqual([]);
  });
});

describe('a message that was taken back', () => {
  test('is erased, and the shop told of what it had seen', async () => {
    const shop = openInbound();
    await shop.updatesOf(direct({ text: 'kartam 8600...' }));
    const [update] = await shop.updatesOf(direct({ is_deleted: true }));
    expect(shop.world.forgotten).toEqual(
      expect.arrayContaining([`m:${shopIds[0]}:${mid}`, `e:${shopIds[0]}:${mid}:1`]),
    );
    expect(update?.deleted_business_messages).toMatchObject({
      business_connection_id: 'echo',
      chat: { id: await shop.numberOf('person', dilnoza) },
      message_ids: [await shop.numberOf('message', mid)],
    });
  });

  test('before anybody saw it is erased in silence', async () => {
    const shop = openInbound();
    expect(await shop.updatesOf(direct({ is_deleted: true }))).toEqual([]);
    expect(shop.world.forgotten).toContain(`m:${shopIds[0]}:${mid}`);
  });
});

describe('an edited message', () => {
  test.each([[1], ['2']])('(num_edit %j) is the message with other words', async (edition) => {
    const shop = openInbound();
    const [update] = await shop.updatesOf(
      delivery(messaging({ message_edit: { mid, text: '42 razmer', num_edit: edition } })),
    );
    expect(update?.edited_message).toMatchObject({
      message_id: await shop.numberOf('message', mid),
      text: '42 razmer',
    });
    expect(shop.accepted[0]?.eventId).toBe(`e:${shopIds[0]}:${mid}:${edition}`);
  });

  test('without words, or by nobody, is nothing', async () => {
    const shop = openInbound();
    const nobody = { timestamp: sentAtMs, message_edit: { mid, text: 'x', num_edit: 1 } };
    await shop.post(delivery(messaging({ message_edit: { mid, num_edit: 1 } }), nobody));
    expect(shop.accepted).toEqual([]);
  });
});

describe('a message that is only announced', () => {
  const announcement = delivery({ timestamp: sentAtMs, message_edit: { mid, num_edit: 0 } });
  const node = { from: { id: dilnoza }, message: 'bormi?', created_time: '2026-11-20T09:59:30+0000' };

  test('is waited for, and nothing when it came', async () => {
    const shop = openInbound();
    await shop.post(announcement);
    const payload = shop.stored()[0]?.payload ?? null;
    await expect(shop.toUpdate(payload, 700)).rejects.toMatchObject({ name: 'NotYet', retryAfterSeconds: 2 });
    await shop.updatesOf(direct({ text: 'bormi?' }));
    expect(await shop.toUpdate(payload, 5000)).toBeUndefined();
    expect(shop.world.asked).toEqual([]);
  });

  test('is asked for when it does not come, and heard once even if it comes then', async () => {
    const shop = openInbound();
    const attachments = { data: [{ image_data: { url: 'https://lookaside.fbsbx.com/9' }, mime_type: 'image/jpeg' }] };
    shop.world.nodes.set(mid, { ...node, attachments });
    const updates = await shop.updatesOf(announcement);
    expect(updates.map((update) => update.message)).toMatchObject([
      { caption: 'bormi?', chat: { id: await shop.numberOf('person', dilnoza) }, photo: [{}] },
    ]);
    expect(shop.accepted.at(-1)?.lane).toBe(`instagram:${await shop.numberOf('person', dilnoza)}`);
    expect(await shop.updatesOf(direct({ text: 'bormi?' }))).toEqual([]);
  });

  test('with several files brings each of them', async () => {
    const shop = openInbound();
    const data = ['8', '9'].map((name) => ({ image_data: { url: `https://lookaside.fbsbx.com/${name}` } }));
    shop.world.nodes.set(mid, { ...node, attachments: { data } });
    const updates = await shop.updatesOf(announcement);
    expect(updates.map(({ message }) => message?.media_group_id)).toEqual([mid, mid]);
    expect(shop.accepted.slice(1).map(({ eventId }) => eventId)).toEqual(
      [mid, `${mid}:2`].map((id) => `f:${shopIds[0]}:${id}`),
    );
  });

  test('is dropped with a line in the log when the platform does not tell it', async () => {
    const shop = openInbound();
    expect(await shop.updatesOf(announcement)).toEqual([]);
    shop.world.nodes.set(mid, { from: { id: shopIds[1] }, message: 'ours' });
    expect(await shop.updatesOf(announcement)).toEqual([]);
    expect(shop.logged.filter((line) => line.includes('never came'))).toHaveLength(2);
  });

  test('holds up no lane of a person', async () => {
    const shop = openInbound();
    await shop.post(delivery(messaging({ message_edit: { mid, num_edit: '0' } })));
    expect(shop.stored().map(({ lane }) => lane)).toEqual([`instagram:announced:${mid}`]);
  });
});

describe('silence', () => {
  const own = messaging({ message: { mid: 'x', text: 'salom' } }, shopIds[1]);
  const foreign = {
    object: 'instagram',
    entry: [
      { id: '5', messaging: [{ sender: { id: '6' }, recipient: { id: '5' }, message: { mid, text: 'a secret' } }] },
    ],
  };
  const standby = {
    object: 'instagram',
    entry: [{ id: shopIds[0], standby: [messaging({ message: { mid, text: 'salom' } })] }],
  };
  const testButton = messaging({ message: { mid: 'random_mid', text: 'random_text' } }, '12334');

  test.each([
    ['a reaction', delivery(messaging({ reaction: { mid, action: 'react', emoji: '❤️' } }))],
    ['a reaction taken back', delivery(messaging({ reaction: { mid, action: 'unreact' } }))],
    ['having read', delivery(messaging({ read: { mid } }))],
    ['having read up to a time', delivery(messaging({ read: { watermark: sentAtMs } }))],
    ['having got', delivery(messaging({ delivery: { mids: [mid], watermark: sentAtMs } }))],
    ['an opt-in', delivery(messaging({ optin: { ref: 'x' } }))],
    ['thread control', delivery(messaging({ pass_thread_control: { new_owner_app_id: '1' } }))],
    ['an event of the future', delivery(messaging({ telepathy: { mid } }))],
    ["another app's thread", standby],
    ["the dashboard's test", delivery(testButton)],
    [
      "the dashboard's test in its older form",
      {
        object: 'instagram',
        entry: [{ id: shopIds[0], changes: [{ field: 'messages', value: { event_type: 'TEXT', event_data: {} } }] }],
      },
    ],
    ["somebody else's account", foreign],
    ['the account itself under its other id', delivery(own)],
  ])('answers %s', async (_what, body) => {
    const shop = openInbound();
    expect(await shop.updatesOf(body)).toEqual([]);
    expect(shop.accepted).toEqual([]);
    expect(shop.logged.join()).toContain('were dropped');
    expect(shop.logged.join()).not.toContain('a secret');
  });

  test('is counted without filling the log', async () => {
    const shop = openInbound();
    for (let time = 0; time < 25; time++) await shop.post(delivery(messaging({ read: { mid } })));
    expect(shop.logged).toHaveLength(2);
  });
});

test('being barred by the platform is told', async () => {
  const shop = openInbound();
  const event = {
    recipient: { id: shopIds[0] },
    timestamp: sentAtMs,
    'policy-enforcement': { action: 'block', reason: 'spam' },
  };
  expect(await shop.updatesOf(delivery(event))).toEqual([]);
  expect(shop.world.policies).toEqual([{ action: 'block', reason: 'spam' }]);
});

test('a Page is served by the same code under its own name', async () => {
  const shop = openInbound(messenger, pageIds);
  const event = {
    sender: { id: 1020304050607 },
    recipient: { id: 104200000000777 },
    timestamp: sentAtMs,
    message: { mid: 'm_1', seq: 3, text: 'salom' },
  };
  const [update] = await shop.updatesOf({
    object: 'page',
    entry: [{ id: 104200000000777, time: sentAtMs, messaging: [event] }],
  });
  expect(update?.message?.text).toBe('salom');
  expect(shop.accepted[0]).toMatchObject({ channel: 'messenger', eventId: 'm:104200000000777:m_1' });
  expect(await shop.post(direct({ text: 'salom' }))).toBe(200);
  expect(shop.accepted).toHaveLength(1);
});

test.each([
  [null],
  [7],
  ['text'],
  [[]],
  [{}],
  [{ event: { kind: 'message' } }],
  [{ event: { kind: 'dance' }, chat: 1 }],
])('a stored %j is no update and no exception', async (payload) => {
  expect(await openInbound().toUpdate(payload, 0)).toBeUndefined();
});

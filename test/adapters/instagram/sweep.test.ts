import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import type { GraphPerson } from '#src/playground/graph/person.ts';
import { accountId, openAccountScene, type AccountScene } from './account-scene.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let scene: AccountScene;
let dilnoza: GraphPerson;
beforeEach(async () => {
  scene = await openAccountScene();
  dilnoza = scene.graph.people.openPerson({ name: 'Dilnoza' });
});
afterEach(() => scene.close());

/** A shop that has looked for the first time, with posts so many minutes apart. */
async function watchingShop(posts: number) {
  const published = Array.from({ length: posts }, (_, at) => {
    scene.clock.advance(minuteMs);
    return scene.graph.account.publishPost({ caption: `post ${at}` });
  });
  const adapter = scene.adapterOf();
  await adapter.start();
  await adapter.sweep?.();
  scene.clock.advance(5 * minuteMs);
  return { adapter, posts: published };
}

const found = () => scene.house.accepted.map(({ eventId }) => eventId);
const comment = (postId: string, text = 'narxi?'): string => {
  scene.clock.advance(1000);
  return dilnoza.comments(postId, text);
};

describe('looking for comments', () => {
  test('finds what no webhook brought, each once, with its words and its author', async () => {
    const { adapter, posts } = await watchingShop(2);
    const ids = posts.map(({ id }) => comment(id));
    scene.clock.advance(2 * minuteMs);
    await adapter.sweep?.();
    expect(found().toSorted()).toEqual(ids.map((id) => `c:${id}`).toSorted());
    const update = await adapter.toUpdate(scene.house.accepted[0]?.payload ?? null, 60_000);
    expect(update?.message).toMatchObject({
      text: 'narxi?',
      chat: { type: 'supergroup' },
      from: { id: await scene.house.deps.identities.numberOf('person', dilnoza.id) },
    });
  });

  test('gives a comment the same name and place as the webhook does', async () => {
    const { adapter, posts } = await watchingShop(1);
    const id = comment(posts[0]?.id ?? '');
    await adapter.sweep?.();
    await scene.delivered();
    const delivery = scene.captured.find(({ body }) => body.includes(id));
    const doors = adapter.routes?.();
    await doors?.request('http://shop.example/meta/webhook', { method: 'POST', ...delivery });
    const [swept, brought] = scene.house.accepted;
    expect(brought).toMatchObject({ eventId: swept?.eventId, lane: swept?.lane, order: swept?.order });
  });

  test('leaves alone what was there before the shop came', async () => {
    const old = scene.graph.account.publishPost({ caption: 'eski' });
    comment(old.id);
    scene.clock.advance(2 * hourMs);
    const { adapter } = await watchingShop(0);
    await adapter.sweep?.();
    expect(found()).toEqual([]);
  });

  test('takes answers under comments, and never the shop its own', async () => {
    const { adapter, posts } = await watchingShop(1);
    const id = comment(posts[0]?.id ?? '');
    scene.graph.account.replyByHand(id, 'Directga yozdik');
    scene.graph.account.commentByHand(posts[0]?.id ?? '', 'Yangi rang keldi');
    scene.clock.advance(1000);
    const reply = dilnoza.repliesToComment(id, 'rahmat, oʻlchami?');
    scene.clock.advance(2 * minuteMs);
    await adapter.sweep?.();
    expect(found().toSorted()).toEqual([`c:${id}`, `c:${reply}`].toSorted());
  });

  test('asks for few lists: the newest three, and others only when something was written under them', async () => {
    const { adapter, posts } = await watchingShop(9);
    await adapter.sweep?.();
    const lists = async () => await scene.countCalls('comments', async () => await adapter.sweep?.());
    scene.clock.advance(5 * minuteMs);
    expect(await lists()).toBe(3);
    comment(posts[1]?.id ?? '');
    scene.clock.advance(5 * minuteMs);
    expect(await lists()).toBe(4);
    scene.clock.advance(5 * minuteMs);
    expect(await lists()).toBe(3);
    scene.clock.advance(8 * 24 * hourMs);
    expect(await lists()).toBe(0);
  });

  test('rests while the platform is asked too much, and then takes up what it missed', async () => {
    const { adapter, posts } = await watchingShop(1);
    scene.graph.faults.next('comments', graphFault({ code: 4, message: 'limit', status: 400 }));
    const id = comment(posts[0]?.id ?? '');
    scene.clock.advance(2 * minuteMs);
    await adapter.sweep?.();
    expect(await scene.countCalls('media', async () => await adapter.sweep?.())).toBe(0);
    expect(found()).toEqual([]);
    scene.clock.advance(31 * minuteMs);
    await adapter.sweep?.();
    expect(found()).toEqual([`c:${id}`]);
  });

  test('heeds how much of the allowance is used', async () => {
    const { adapter } = await watchingShop(4);
    scene.graph.conditions.setUsage({ percent: 85, regainMinutes: 7 });
    expect(await scene.countCalls('comments', async () => await adapter.sweep?.())).toBe(1);
    scene.clock.advance(6 * minuteMs);
    expect(await scene.countCalls('comments', async () => await adapter.sweep?.())).toBe(0);
    scene.graph.conditions.setUsage(undefined);
    scene.clock.advance(2 * minuteMs);
    expect(await scene.countCalls('comments', async () => await adapter.sweep?.())).toBeGreaterThan(1);
  });

  test('begins anew after a store that was away', async () => {
    const { adapter, posts } = await watchingShop(1);
    const id = comment(posts[0]?.id ?? '');
    scene.clock.advance(2 * minuteMs);
    scene.house.beforeStoring = async () => {
      throw new Error('the database is away');
    };
    await expect(adapter.sweep?.()).rejects.toThrow('could not be stored');
    scene.house.beforeStoring = async () => {};
    await adapter.sweep?.();
    expect(found()).toEqual([`c:${id}`]);
  });

  test('is told by the doctor when it alone brings comments', async () => {
    const { adapter, posts } = await watchingShop(1);
    comment(posts[0]?.id ?? '');
    await adapter.sweep?.();
    const events = async () => (await adapter.diagnose()).find(({ check }) => check === 'instagram events');
    expect(await events()).toMatchObject({ status: 'warn', detail: 'nothing of a person has come by the webhook yet' });
    const mid = dilnoza.says('salom');
    await scene.delivered();
    const delivery = scene.captured.find(({ body }) => body.includes(mid));
    await adapter.routes?.().request('http://shop.example/meta/webhook', { method: 'POST', ...delivery });
    expect(found()).toContain(`m:${accountId}:${mid}`);
    expect(await events()).toMatchObject({ status: 'warn', detail: expect.stringContaining('only by looking') });
  });
});

import { Api } from 'grammy';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import { accessToken, accountId, dayMs, openAccountScene, type AccountScene } from './account-scene.ts';

let scene: AccountScene;
beforeEach(async () => {
  scene = await openAccountScene();
});
afterEach(() => scene.close());

const renewals = () => scene.callsOf('refresh_access_token').length;
const troubles = () => scene.house.troubles.map(({ trouble }) => trouble);

async function startedShop() {
  const adapter = scene.adapterOf();
  await adapter.start();
  return adapter;
}

describe('the token', () => {
  test('is renewed when it is a day old, then not before less than fifty days are left', async () => {
    const adapter = await startedShop();
    await adapter.upkeep?.();
    expect(renewals()).toBe(0);
    scene.clock.advance(dayMs);
    await adapter.upkeep?.();
    expect(renewals()).toBe(1);
    scene.clock.advance(9 * dayMs);
    await adapter.upkeep?.();
    expect(renewals()).toBe(1);
    scene.clock.advance(1.1 * dayMs);
    await adapter.upkeep?.();
    expect(renewals()).toBe(2);
  });

  test('lives for years by being renewed, also over a restart', async () => {
    for (let month = 0; month < 24; month += 1) {
      const adapter = await startedShop();
      scene.clock.advance(30 * dayMs);
      await adapter.upkeep?.();
    }
    expect(troubles()).toEqual([]);
    expect(renewals()).toBe(24);
  });

  test('is kept with the secrets alone', async () => {
    const adapter = await startedShop();
    scene.clock.advance(2 * dayMs);
    await adapter.upkeep?.();
    const [kept] = [...scene.house.secrets.values()];
    expect(kept).toMatchObject({ token: expect.stringMatching(/^IGAA/) });
    expect(JSON.stringify([...scene.house.memory])).not.toContain('IGAA');
    expect(scene.house.logged.join()).not.toContain('IGAA');
  });

  test('of the settings goes before what was kept, as soon as it is another one', async () => {
    const adapter = await startedShop();
    scene.clock.advance(2 * dayMs);
    await adapter.upkeep?.();
    const answer = await fetch(
      `${scene.origin}/graph/access_token?grant_type=ig_exchange_token&client_secret=app-secret-of-the-scene&access_token=${accessToken}`,
    );
    const made = z.object({ access_token: z.string() }).parse(await answer.json());
    await scene.adapterOf({ accessToken: made.access_token }).start();
    expect([...scene.house.secrets.values()]).toMatchObject([{ token: made.access_token }]);
  });

  test('whose renewal fails is told a week before its end, and renewed when that is mended', async () => {
    const adapter = await startedShop();
    scene.graph.faults.next('refresh_access_token', graphFault({ code: 2, message: 'later', status: 500 }), 100);
    scene.clock.advance(50 * dayMs);
    await adapter.upkeep?.();
    expect(troubles()).toEqual([]);
    scene.clock.advance(4 * dayMs);
    await adapter.upkeep?.();
    expect(scene.house.troubles).toEqual([{ trouble: 'token_expires_soon', facts: { days: 6 } }]);
    scene.graph.faults.clear();
    await adapter.upkeep?.();
    expect(troubles()).toEqual(['token_expires_soon']);
  });

  test('of a Page is never renewed', async () => {
    const messenger = scene.messengerOf();
    await messenger.start();
    scene.clock.advance(59 * dayMs);
    await messenger.upkeep?.();
    expect(renewals()).toBe(0);
    expect(troubles()).toEqual([]);
  });

  test('that died is told once, and no send is tried with it until it is seen to work', async () => {
    const adapter = await startedShop();
    const api = new Api(adapter.token, adapter.client);
    const person = scene.graph.people.openPerson({ name: 'Ali' });
    const chat = await scene.house.deps.identities.numberOf('person', person.id);
    scene.graph.conditions.killToken(460);
    await adapter.upkeep?.();
    expect(troubles()).toEqual(['token_dead']);
    const sends = await scene.countCalls('messages', async () => {
      await expect(api.sendMessage(chat, 'salom')).rejects.toMatchObject({ error_code: 401 });
    });
    expect(sends).toBe(0);
    expect(renewals()).toBe(0);
    const before = scene.graph.calls.length;
    expect(await adapter.posts?.(5)).toEqual([]);
    await adapter.sweep?.();
    expect(scene.graph.calls.length).toBe(before);
    const recoveries = scene.house.recoveries;
    scene.graph.conditions.reviveToken();
    await adapter.upkeep?.();
    expect(scene.house.recoveries).toBe(recoveries + 1);
  });
});

test('a look that finds the token dead stops the sends as well', async () => {
  const adapter = await startedShop();
  scene.graph.conditions.killToken();
  expect(await adapter.posts?.(5)).toEqual([]);
  expect(troubles()).toEqual(['token_dead']);
  const chat = await scene.house.deps.identities.numberOf('person', '1122334455667788');
  const sends = await scene.countCalls('messages', async () => {
    await expect(new Api(adapter.token, adapter.client).sendMessage(chat, 'salom')).rejects.toMatchObject({
      error_code: 401,
    });
  });
  expect(sends).toBe(0);
});

describe('rights that were taken away', () => {
  test('end all calls at once, over restarts, until there is another token', async () => {
    const adapter = await startedShop();
    const api = new Api(adapter.token, adapter.client);
    const person = scene.graph.people.openPerson({ name: 'Ali' });
    const chat = await scene.house.deps.identities.numberOf('person', person.id);
    expect(adapter.isOwner(accountId)).toBe(true);
    await adapter.deauthorised();
    expect(troubles()).toEqual(['deauthorised']);
    expect(JSON.stringify([...scene.house.secrets])).not.toContain(accessToken);

    const before = scene.graph.calls.length;
    await expect(api.sendMessage(chat, 'salom')).rejects.toThrow();
    const again = await startedShop();
    expect(again.me.username).toBe('aziza.shop');
    await again.upkeep?.();
    expect(await again.posts?.(5)).toEqual([]);
    expect(scene.graph.calls.length).toBe(before);
    expect(troubles()).toEqual(['deauthorised']);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '#adapters/adapter.ts';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import {
  accessToken,
  accountId,
  appScopedId,
  openAccountScene,
  pageId,
  pageToken,
  type AccountScene,
} from './account-scene.ts';

let scene: AccountScene;
beforeEach(async () => {
  scene = await openAccountScene();
});
afterEach(() => scene.close());

const throughPage = () => ({ accessToken: pageToken, graphRoot: `${scene.origin}/graph.facebook.com` });

describe('who the shop is', () => {
  test('is asked at the start, by either login, with a number of its own', async () => {
    const number = await scene.house.deps.identities.numberOf('person', accountId);
    for (const given of [{}, throughPage()]) {
      const adapter = scene.adapterOf(given);
      await adapter.start();
      expect(adapter.me).toMatchObject({ id: number, is_bot: true, username: 'aziza.shop' });
      expect(adapter.deepLink?.('p_42')).toBe('https://ig.me/m/aziza.shop?ref=p_42');
    }
  });

  test('is the Page for Messenger', async () => {
    const messenger = scene.messengerOf();
    await messenger.start();
    expect(messenger.me.id).toBe(await scene.house.deps.identities.numberOf('person', pageId));
    expect(messenger.deepLink?.('p_42')).toMatch(/^https:\/\/m\.me\/.+\?ref=p_42$/);
  });

  test.each([
    ['the id that only the app knows', { accountId: appScopedId }, `Set INSTAGRAM_ACCOUNT_ID=${accountId}.`],
    ['another account', { accountId: '17841400000000099' }, `Set INSTAGRAM_ACCOUNT_ID=${accountId}, or make a token`],
  ])('set to %s is told in a sentence that says what to set', async (_what, given, advice) => {
    await expect(scene.adapterOf(given).start()).rejects.toThrow(advice);
  });

  test('through a Page, set to the Page or with a token of the account, is told too', async () => {
    const wrongId = scene.adapterOf({ ...throughPage(), accountId: pageId });
    await expect(wrongId.start()).rejects.toThrow(`the number of the Page; events carry that of`);
    const wrongToken = scene.adapterOf({ graphRoot: `${scene.origin}/graph.facebook.com` });
    await expect(wrongToken.start()).rejects.toThrow('INSTAGRAM_ACCESS_TOKEN is of the login');
    await expect(scene.messengerOf({ accountId: '10200000000000099' }).start()).rejects.toThrow(
      `Set FACEBOOK_PAGE_ID=${pageId}`,
    );
  });

  test('is remembered when the platform can not say: a dead token keeps no other channel from starting', async () => {
    await scene.adapterOf().start();
    scene.graph.conditions.killToken(460);
    const adapter = scene.adapterOf();
    await adapter.start();
    expect(adapter.me.username).toBe('aziza.shop');
    expect(scene.house.troubles).toEqual([{ trouble: 'token_dead', facts: { code: 190, subcode: 460 } }]);
  });

  test('is its id alone at a first start with a token that is refused: owners are told, the shop starts', async () => {
    const adapter = scene.adapterOf({ accessToken: 'IGAAnobodyGaveThisToken0123456789' });
    await adapter.start();
    const { id, username } = adapter.me;
    expect({ id, username }).toEqual({
      id: await scene.house.deps.identities.numberOf('person', accountId),
      username: '',
    });
    expect(scene.house.troubles).toEqual([{ trouble: 'token_dead', facts: { code: 190, subcode: 0 } }]);
    await adapter.upkeep?.();
    await adapter.showCommands?.([{ commands: [{ command: 'catalog', description: 'Katalog' }] }]);
    expect(adapter.me.username).toBe('');
  });

  test('is completed by the upkeep when the platform is there again, on every node, with all that was left undone', async () => {
    const heard: ((news: Json) => void)[] = [];
    const bulletin = {
      publish: () => heard.forEach((hear) => hear({})),
      subscribe: (topic: string, hear: (news: Json) => void) => void (topic.endsWith('account') && heard.push(hear)),
    };
    const [adapter, otherNode] = [0, 1].map(() => scene.adapterOf({}, { ...scene.house.deps, bulletin }));
    scene.graph.account.unsubscribe();
    scene.graph.faults.next('account', graphFault({ code: 2, message: 'try again', status: 503 }), 3);
    await Promise.all([adapter?.start(), otherNode?.start()]);
    expect(adapter?.me).toMatchObject({ username: '' });
    scene.graph.faults.next('messenger_profile', graphFault({ code: 2, message: 'try again', status: 503 }), 2);
    await adapter?.showCommands?.([{ commands: [{ command: 'catalog', description: 'Katalog' }] }]);
    expect(scene.graph.account.persistentMenu).toEqual([]);
    await adapter?.upkeep?.();
    expect(adapter?.me.username).toBe('');
    expect(scene.house.troubles).toEqual([]);
    await adapter?.upkeep?.();
    expect(adapter?.me).toMatchObject({ username: 'aziza.shop' });
    await expect.poll(() => otherNode?.me.username).toBe('aziza.shop');
    expect(adapter?.isOwner(appScopedId)).toBe(true);
    expect(scene.graph.account.subscribedFields).toContain('comments');
    expect(scene.graph.account.persistentMenu).toMatchObject([{ title: 'Katalog' }]);
  });

  test('and sends again after a token was refused at the first start', async () => {
    const adapter = scene.adapterOf();
    scene.graph.faults.next('account', graphFault({ code: 190, message: 'expired', status: 401 }));
    await adapter.start();
    expect(scene.house.troubles).toHaveLength(1);
    await adapter.upkeep?.();
    expect(adapter.me.username).toBe('aziza.shop');
    expect(scene.house.recoveries).toBe(1);
  });
});

describe('the menu', () => {
  const commands = ['catalog', 'cart', 'orders', 'operator', 'lang', 'help'].map((command) => ({
    command,
    description: `${command} uz`,
  }));
  const menus = [
    { commands },
    { language: 'en', commands: commands.map(({ command }) => ({ command, description: command })) },
  ];

  test('beside the message box has every command, and four questions greet a newcomer', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    await adapter.showCommands?.(menus);
    const { persistentMenu, iceBreakers } = scene.graph.account;
    expect(persistentMenu[0]).toEqual({ type: 'postback', title: 'catalog uz', payload: '/catalog' });
    expect(persistentMenu).toHaveLength(commands.length);
    expect(iceBreakers.map(({ payload }) => payload)).toEqual(['/catalog', '/help', '/operator', '/lang']);
    const sent = JSON.stringify(scene.callsOf('messenger_profile').at(-1)?.payload);
    for (const locale of ['default', 'en_US', 'en_GB']) expect(sent).toContain(`"${locale}"`);
  });

  test('is set again only when it changed, and never for a single chat', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    const calls = async (work: () => Promise<unknown> | undefined) => {
      const before = scene.callsOf('messenger_profile').length;
      await work();
      return scene
        .callsOf('messenger_profile')
        .slice(before)
        .map(({ verb }) => verb);
    };
    expect(await calls(() => adapter.showCommands?.(menus))).toEqual(['GET', 'POST']);
    expect(await calls(() => scene.adapterOf().showCommands?.(menus))).toEqual(['GET']);
    expect(await calls(() => adapter.showCommands?.([{ chatId: '77', commands }]))).toEqual([]);
    expect(await calls(() => adapter.showCommands?.([{ commands: commands.slice(1) }]))).toEqual(['GET', 'POST']);
  });

  test('that the platform has lost is set anew at the next start', async () => {
    const adapters = [scene.adapterOf(), scene.messengerOf()];
    for (const adapter of adapters) {
      await adapter.start();
      await adapter.showCommands?.(menus);
    }
    await fetch(`${scene.origin}/graph/me/messenger_profile?fields=persistent_menu`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(scene.graph.account.persistentMenu).toEqual([]);
    const sets = () => scene.callsOf('messenger_profile').filter(({ verb }) => verb === 'POST').length;
    const before = sets();
    for (const adapter of adapters) await adapter.showCommands?.(menus);
    expect(scene.graph.account.persistentMenu).toHaveLength(commands.length);
    // The Page had everything still.
    expect(sets() - before).toBe(1);
  });

  test('that is refused keeps nobody from starting, and is tried again at the next start', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    scene.graph.faults.next('messenger_profile', graphFault({ code: 10, message: 'no permission', status: 403 }), 2);
    await adapter.showCommands?.(menus);
    expect(scene.graph.account.persistentMenu).toEqual([]);
    await adapter.showCommands?.(menus);
    expect(scene.graph.account.persistentMenu).not.toEqual([]);
  });

  test('of a Page comes with its Get Started button', async () => {
    const messenger = scene.messengerOf();
    await messenger.start();
    await messenger.showCommands?.(menus);
    expect(scene.callsOf('messenger_profile').at(-1)).toMatchObject({
      status: 200,
      payload: { get_started: { payload: '/start' } },
    });
  });
});

describe('the subscription', () => {
  test('is set at the start, and renewed as soon as the platform took it away', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    scene.graph.account.unsubscribe();
    await adapter.subscribe?.(scene.origin);
    expect(scene.graph.account.subscribedFields).toEqual(
      expect.arrayContaining(['messages', 'messaging_postbacks', 'comments', 'live_comments']),
    );
    const posts = async (work: () => Promise<unknown> | undefined): Promise<number> => {
      const before = scene.callsOf('subscribed_apps').filter(({ verb }) => verb === 'POST').length;
      await work();
      return scene.callsOf('subscribed_apps').filter(({ verb }) => verb === 'POST').length - before;
    };
    expect(await posts(() => adapter.upkeep?.())).toBe(0);
    scene.graph.account.unsubscribe();
    expect(await posts(() => adapter.upkeep?.())).toBe(1);
    expect(scene.graph.account.subscribedFields).toContain('comments');
    expect(scene.house.troubles).toEqual([]);
  });

  test('that can not be set is told to the owners; a passing fault is not', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    scene.graph.account.unsubscribe();
    scene.graph.faults.next('subscribed_apps', graphFault({ code: 2, message: 'try again', status: 500 }), 2);
    await adapter.upkeep?.();
    expect(scene.house.troubles).toEqual([]);
    scene.graph.conditions.forbid('subscribed_apps');
    await adapter.upkeep?.();
    expect(scene.house.troubles).toEqual([{ trouble: 'not_subscribed', facts: { code: 10, subcode: 0 } }]);
  });

  test('of a Page asks for the fields of a Page', async () => {
    const messenger = scene.messengerOf();
    await messenger.start();
    await messenger.upkeep?.();
    const fields = String(scene.callsOf('subscribed_apps').at(-1)?.payload['subscribed_fields']).split(',');
    expect(fields).toEqual(expect.arrayContaining(['messages', 'feed', 'message_echoes']));
    expect(scene.house.troubles).toEqual([]);
  });
});

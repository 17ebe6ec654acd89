import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import { accountId, appScopedId, openAccountScene, pageId, pageToken, type AccountScene } from './account-scene.ts';

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
    [
      'a token nobody gave',
      { accessToken: 'IGAAnobodyGaveThisToken0123456789' },
      'INSTAGRAM_ACCESS_TOKEN was refused (190',
    ],
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
    await expect(scene.adapterOf({ accountId: '17841400000000099' }).start()).rejects.toThrow('was refused');
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
    const set = async (work: () => Promise<unknown> | undefined) =>
      await scene.countCalls('messenger_profile', async () => await work());
    expect(await set(() => adapter.showCommands?.(menus))).toBe(1);
    expect(await set(() => scene.adapterOf().showCommands?.(menus))).toBe(0);
    expect(await set(() => adapter.showCommands?.([{ chatId: '77', commands }]))).toBe(0);
    expect(await set(() => adapter.showCommands?.([{ commands: commands.slice(1) }]))).toBe(1);
  });

  test('that is refused keeps nobody from starting, and is tried again at the next start', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    scene.graph.faults.next('messenger_profile', graphFault({ code: 10, message: 'no permission', status: 403 }));
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

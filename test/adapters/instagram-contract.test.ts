import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api, GrammyError } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AdapterDeps, InboundEvent } from '#adapters/adapter.ts';
import { instagramFlavour, messengerFlavour, type Flavour } from '#adapters/instagram/out/limits.ts';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import { adapterContract, type AdapterHarness } from './contract.ts';
import {
  accessToken,
  accountId,
  appSecret,
  openAccountScene,
  pageId,
  pageToken,
  verifyToken,
  type AccountScene,
} from './instagram/account-scene.ts';

const root = join(import.meta.dirname, '../..');

/** The channel with a customer who has already written, so that the shop may answer him. */
async function openHarness(flavour: Flavour, deps: AdapterDeps): Promise<AdapterHarness> {
  const scene = await openAccountScene();
  const { graph, clock, captured } = scene;
  deps.now = () => clock.now();
  let opening: InboundEvent[] | undefined = [];
  const accept: AdapterDeps['accept'] = async (event) => {
    if (!opening) return await deps.accept(event);
    opening.push(event);
    return 'new';
  };
  const isPage = flavour.object === 'page';
  const own = isPage
    ? { accountId: pageId, accessToken: pageToken, graphRoot: `${scene.origin}/graph.facebook.com` }
    : { accountId, accessToken };
  const adapter = scene.adapterOf(own, { ...deps, accept }, flavour);
  await adapter.start();
  const doors = adapter.routes?.();
  if (!doors) throw new Error('no door');
  const person = graph.people.openPerson({ name: 'Ali', platform: isPage ? 'messenger' : 'instagram' });
  const requestOf = ({ headers, body }: (typeof captured)[number]) =>
    new Request('http://shop.example/meta/webhook', { method: 'POST', headers, body });
  const says = async (text: string): Promise<() => Request> => {
    clock.advance(1000);
    const mid = person.says(text);
    const delivery = await graph.waitFor(() => captured.find(({ body }) => body.includes(mid)));
    return () => requestOf(delivery);
  };
  await doors.request((await says('salom'))());
  for (const { payload } of opening) await adapter.toUpdate(payload, 0);
  opening = undefined;
  const heard = () => person.messages.filter((message) => message.by === 'account');
  return {
    adapter,
    chatId: await deps.identities.numberOf('person', person.id),
    customerWrites: says,
    forgedDelivery: () =>
      new Request('http://shop.example/meta/webhook', {
        method: 'POST',
        body: '{"object":"instagram","entry":[]}',
        headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
      }),
    refuseNextSend: () =>
      graph.faults.next('messages', graphFault({ code: 551, message: 'not available', status: 400 })),
    heard: () => heard().flatMap(({ text }) => (text === '' ? [] : [text])),
    pictures: () => ({
      uploaded: scene.callsOf('message_attachments').length,
      seen: heard().flatMap(({ attachments }) => attachments).length,
    }),
    echoes: async () => {
      await scene.delivered();
      return captured.filter(({ body }) => body.includes('is_echo')).map(requestOf);
    },
    secrets: [accessToken, pageToken, appSecret, verifyToken],
    close: scene.close,
  };
}

adapterContract('instagram', async (deps) => await openHarness(instagramFlavour, deps));
adapterContract('messenger', async (deps) => await openHarness(messengerFlavour, deps));

/** What grammY calls for the short forms that a context has. */
const shortForms: { [name: string]: string } = {
  reply: 'sendMessage',
  replyWithPhoto: 'sendPhoto',
  replyWithDocument: 'sendDocument',
  replyWithMediaGroup: 'sendMediaGroup',
  replyWithChatAction: 'sendChatAction',
  react: 'setMessageReaction',
};

/** Every Bot API method that the shop's own code calls. */
function methodsOfTheShop(): string[] {
  const called = new Set<string>();
  for (const room of ['src/bot', 'src/ui', 'conversations']) {
    for (const path of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts')) continue;
      const source = readFileSync(join(root, room, path), 'utf8');
      for (const [, name = ''] of source.matchAll(/\bapi(?:\.raw)?\.([a-z]\w+)\(/g)) called.add(name);
      for (const [, name = ''] of source.matchAll(/\bctx\.((?:reply|answer|edit|delete|send|react|pin)\w*)\(/g))
        called.add(shortForms[name] ?? name.replace(/^editMessage$/, 'editMessageText'));
    }
  }
  return [...called].toSorted();
}

describe('every Bot API method of the shop', () => {
  let scene: AccountScene;
  beforeAll(async () => {
    scene = await openAccountScene();
  });
  afterAll(() => scene.close());

  test('is found in its code', () => {
    expect(methodsOfTheShop()).toEqual(expect.arrayContaining(['answerCallbackQuery', 'sendMessage', 'sendPhoto']));
  });

  test.each(methodsOfTheShop())('%s is answered by Instagram', async (method) => {
    const { client, token } = scene.adapterOf();
    const api = new Api(token, client);
    const call: unknown = Reflect.get(api.raw, method);
    if (typeof call !== 'function') throw new Error(`grammY has no ${method}`);
    const answer: unknown = await Promise.resolve(Reflect.apply(call, api.raw, [{}])).catch(
      (thrown: unknown) => thrown,
    );
    if (answer instanceof GrammyError) expect(answer.error_code).not.toBe(501);
    else expect(answer).toBe(true);
  });

  test('a method that Instagram does not have is refused by its name', async () => {
    const { client, token } = scene.adapterOf();
    await expect(new Api(token, client).sendDice(1, '🎲')).rejects.toMatchObject({ error_code: 501 });
  });
});

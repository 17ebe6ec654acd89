import type { Pause } from '#src/bot/come-again.ts';
import type { ConversationData, VersionedState } from '@grammyjs/conversations';
import type { StorageAdapter } from 'grammy';
import type { Update } from 'grammy/types';
import { z } from 'zod';
import { createShopBot, type ShopBot } from '#src/bot/bot.ts';
import { createDeliverer } from '#src/bot/deliver.ts';
import type { Channel, House } from '#src/bot/house.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { writeOwner } from '#src/shop/owners/claim.ts';
import { findOwner } from '#src/shop/owners/find-owner.ts';
import { createPasswordDoor } from '#src/shop/owners/password-door.ts';
import { shopUser } from '#test/support/bot-user.ts';
import { testDatabase } from '#test/support/database.ts';
import type { TestCustomer } from '#test/support/factories.ts';
import { silentLog } from '#test/support/log.ts';
import { createTestShop } from '#test/support/shop.ts';
import { wordsFor } from '#test/support/words.ts';

const payloadOf = z.looseObject({
  chat_id: z.number().optional(),
  text: z.string().default(''),
  caption: z.string().default(''),
  reply_markup: z.unknown().optional(),
});

/** One call as a platform got it. */
export interface Call {
  channel: string;
  method: string;
  payload: z.infer<typeof payloadOf>;
}

/** What a platform answers instead of sending. */
export type Refusal = { error_code: number; description: string; parameters?: { retry_after: number } };

const chatOf = (id: number) => ({ id, type: 'private' as const, first_name: `P${id}` });

/**
 * The whole shop on a real database behind two channels: `windowed`, where it may write for 24 hours after the customer
 * did, and `open`, where it always may. Their platforms only write down what they are asked.
 */
export async function openTwoChannels() {
  const database = await testDatabase();
  const shop = createTestShop(database);
  const { tell, vault, media } = shop.system();
  const calls: Call[] = [];
  const refusals: Refusal[] = [];
  const channels = new Map<string, Channel>();
  const house: House = {
    em: () => database.em(),
    clock: shop.clock,
    tell,
    vault,
    media,
    wordsFor,
    log: { ...silentLog, debug: () => undefined },
    talks: memory(),
    talksVersion: '1',
    privacyPage: undefined,
    timeZone: 'Asia/Tashkent',
    parked: {
      list: async () => ({ total: 0, works: [] }),
      retry: async () => false,
      retryAll: async () => 0,
      drop: async () => false,
    },
    outbox: { withJob: async () => new Set() },
    passwordDoor: createPasswordDoor({ em: database.em(), clock: shop.clock }),
    channels,
    enqueueNotice: async (_tx, job) => void shop.jobs.push(job),
  };

  const bots = new Map<string, ShopBot>();
  for (const [name, replyWindowHours] of [['windowed', 24] as const, ['open', null] as const]) {
    const channel: Channel = {
      name,
      capabilities: { replyWindowHours, comments: replyWindowHours !== null },
      download: () => Promise.resolve({ bytes: new Uint8Array([1]), mime: 'image/jpeg' }),
      deepLink: (payload) => `https://${name}.example/shop?start=${payload}`,
      showOwnerMenu: () => Promise.resolve(),
    };
    const fetch = async (url: string | URL, init?: { body?: unknown }): Promise<Response> => {
      const method = String(url).split('/').at(-1) ?? '';
      const payload = payloadOf.parse(JSON.parse(typeof init?.body === 'string' ? init.body : '{}'));
      const refusal = method.startsWith('send') ? refusals.shift() : undefined;
      if (refusal) return Response.json({ ok: false, ...refusal });
      calls.push({ channel: name, method, payload });
      return Response.json({ ok: true, result: method.startsWith('send') ? { message_id: calls.length } : true });
    };
    channels.set(name, channel);
    bots.set(name, createShopBot(house, channel, { token: '1:token', me: shopUser, client: { fetch } }));
  }

  const deliver = createDeliverer({ house, bots });
  let updates = 0;
  const handle = async (channel: string, update: Omit<Update, 'update_id'>): Promise<Pause | undefined> => {
    updates += 1;
    return bots.get(channel)?.handle({ update_id: updates, ...update });
  };
  const from = (id: number) => ({
    chat: chatOf(id),
    from: { id, is_bot: false, first_name: `P${id}`, language_code: 'uz' },
    date: Math.floor(shop.clock.now().getTime() / 1000),
  });
  const sent = (channel: string, chatId: number) =>
    calls.filter(
      (call) => call.channel === channel && call.method.startsWith('send') && call.payload.chat_id === chatId,
    );

  return {
    database,
    shop,
    house,
    calls,
    refusals,
    deliver,
    handle,
    sent,
    words: wordsFor('uz'),
    /** Words and buttons of what was said last in a chat, as a new message or in place of an old one. */
    screen: (channel: string, chatId: number) => {
      const said = calls.filter((call) => call.channel === channel && call.payload.chat_id === chatId);
      return JSON.stringify(said.findLast(({ method }) => /^(?:send|editMessage)/.test(method))?.payload ?? {});
    },
    says: (channel: string, chatId: number, text: string, messageId = 1000 + updates) => {
      const length = text.split(' ')[0]?.length ?? 0;
      const entities = text.startsWith('/') ? [{ type: 'bot_command' as const, offset: 0, length }] : [];
      return handle(channel, { message: { ...from(chatId), message_id: messageId, text, entities } });
    },
    taps: (channel: string, chatId: number, data: string) => {
      const message = { ...from(chatId), from: shopUser, message_id: 7, text: 'x' };
      return handle(channel, {
        callback_query: { id: '1', from: from(chatId).from, chat_instance: '1', data, message },
      });
    },
    sendsPicture: (channel: string, chatId: number, messageId: number) => {
      const photo = [{ file_id: 'f', file_unique_id: 'u', width: 9, height: 9 }];
      return handle(channel, { message: { ...from(chatId), message_id: messageId, photo } });
    },
    /** A person of the shop writes in the platform's own app. */
    writesByHand: (channel: string, chatId: number, text: string, agoSeconds = 0) => {
      const { date } = from(chatId);
      const account = { id: 4242, is_bot: false, first_name: 'Doʻkon' };
      const message = {
        message_id: 2000 + updates,
        chat: chatOf(chatId),
        from: account,
        date: date - agoSeconds,
        text,
      };
      return handle(channel, { business_message: { ...message, business_connection_id: 'echo' } });
    },
    takesBack: (channel: string, chatId: number, messageIds: number[]) =>
      handle(channel, {
        deleted_business_messages: { business_connection_id: 'echo', chat: chatOf(chatId), message_ids: messageIds },
      }),
    /** Delivers all that waits. */
    deliverAll: async () => {
      while (shop.jobs.length > 0) for (const { noticeId } of shop.jobs.splice(0)) await deliver(noticeId);
    },
    buyer: async (channel: string, chatId: number, name = `P${chatId}`): Promise<TestCustomer> => {
      const known = await recognise(shop.system(), { channel, externalId: String(chatId), name });
      const id = known.customer.id;
      return { id, identityId: known.identity.id, ctx: () => shop.as({ kind: 'customer', id }) };
    },
    owner: async (channel: string, chatId: number): Promise<TestCustomer> => {
      const { identity } = await recognise(shop.system(), { channel, externalId: String(chatId), name: 'Ega' });
      await writeOwner(shop.system().em, { identityId: identity.id, name: 'Ega', now: shop.clock.now() });
      const id = (await findOwner(shop.system(), identity.id))?.id ?? 0;
      return { id, identityId: identity.id, ctx: () => shop.as({ kind: 'owner', id }) };
    },
  };
}

function memory(): StorageAdapter<VersionedState<ConversationData>> {
  const kept = new Map<string, string>();
  return {
    read: (key) => {
      const text = kept.get(key);
      const state: VersionedState<ConversationData> | undefined = text === undefined ? undefined : JSON.parse(text);
      return state;
    },
    write: (key, value) => void kept.set(key, JSON.stringify(value)),
    delete: (key) => void kept.delete(key),
  };
}

export type TwoChannels = Awaited<ReturnType<typeof openTwoChannels>>;

/** Refusals that are about the shop's account and not about the person. */
export const offNow = [
  [401, 'Unauthorized: the token is dead'],
  [403, 'Forbidden: the account is barred from sending'],
] as const;

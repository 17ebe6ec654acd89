import { Bot } from 'grammy';
import type { InlineKeyboardButton, Update } from 'grammy/types';
import { z } from 'zod';
import { answerTaps } from '#src/bot/answer-taps.ts';
import { arrive } from '#src/bot/arrive.ts';
import type { ShopBot } from '#src/bot/bot.ts';
import { createDeliverer } from '#src/bot/deliver.ts';
import type { Channel, House } from '#src/bot/house.ts';
import { ownerDesk } from '#src/bot/owner/index.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { createPasswordDoor } from '#src/shop/owners/password-door.ts';
import type { BotContext } from '#src/ui/context.ts';
import { shopUser } from '#test/support/bot-user.ts';
import { testDatabase } from '#test/support/database.ts';
import type { TestCustomer } from '#test/support/factories.ts';
import { silentLog } from '#test/support/log.ts';
import { shopTexts } from '#test/support/open-shop.ts';
import { createTestShop } from '#test/support/shop.ts';

const payloadOf = z.looseObject({
  chat_id: z.number().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
});

/** One call as the platform got it. */
export interface Call {
  method: string;
  payload: z.infer<typeof payloadOf>;
}

type Refusal = { error_code: number; description: string; parameters?: { retry_after?: number } };

const from = (chatId: number) => ({
  chat: { id: chatId, type: 'private' as const, first_name: `P${chatId}` },
  from: { id: chatId, is_bot: false, first_name: `P${chatId}`, language_code: 'uz' },
  date: 1_700_000_000,
});

/** The desk on a real database, with a platform that only writes down what it is asked. */
export async function openDeskScene() {
  const database = await testDatabase();
  const shop = createTestShop(database);
  const { tell, vault, media } = shop.system();
  const wordsFor = shopTexts();
  const errors: object[] = [];
  const passwordDoor = createPasswordDoor({ em: database.em(), clock: shop.clock });
  const house: House & { passwordDoor: typeof passwordDoor } = {
    em: () => database.em(),
    clock: shop.clock,
    tell,
    vault,
    media,
    wordsFor,
    log: { ...silentLog, debug: () => undefined, error: (fields) => void errors.push(fields) },
    talks: { read: () => undefined, write: () => undefined, delete: () => undefined },
    talksVersion: '1',
    privacyPage: 'https://shop.example/privacy',
    timeZone: 'Asia/Tashkent',
    parked: {
      list: async () => ({ total: 0, works: [] }),
      retry: async () => false,
      retryAll: async () => 0,
      drop: async () => false,
    },
    outbox: { withJob: async () => new Set() },
    channels: new Map(),
    enqueueNotice: async () => undefined,
    passwordDoor,
  };
  const channel: Channel = {
    name: 'chat',
    capabilities: { replyWindowHours: null },
    download: () => Promise.resolve({ bytes: new Uint8Array([1]), mime: 'image/jpeg' }),
    deepLink: () => undefined,
    showOwnerMenu: () => Promise.resolve(),
  };
  const calls: Call[] = [];
  const refusals: Refusal[] = [];
  const passedOn: Update[] = [];
  const bot = new Bot<BotContext>('1:token', {
    botInfo: shopUser,
    client: {
      fetch: async (url: string | URL, init?: { body?: unknown }) => {
        const method = String(url).split('/').at(-1) ?? '';
        const payload = payloadOf.parse(JSON.parse(typeof init?.body === 'string' ? init.body : '{}'));
        const refusal = method.startsWith('send') ? refusals.shift() : undefined;
        if (refusal) return Response.json({ ok: false, ...refusal });
        calls.push({ method, payload });
        return Response.json({ ok: true, result: method.startsWith('send') ? { message_id: 1 } : true });
      },
    },
  });
  bot.use(arrive(house, channel), answerTaps, ownerDesk(house, channel));
  bot.use((ctx) => void passedOn.push(ctx.update));
  const shopBot: ShopBot = {
    channel,
    api: bot.api,
    handle: async (update) => {
      await bot.handleUpdate(update);
      return undefined;
    },
  };
  const deliver = createDeliverer({ house, bots: new Map([[channel.name, shopBot]]) });

  let updates = 0;
  const handle = (update: Omit<Update, 'update_id'>): Promise<void> => {
    updates += 1;
    return bot.handleUpdate({ update_id: updates, ...update });
  };
  return {
    database,
    shop,
    house,
    calls,
    refusals,
    errors,
    passedOn,
    deliver,
    words: wordsFor('uz'),
    /** A text as it is stored after the door; commands never are passwords. */
    says: async (chatId: number, text: string) => {
      const isCommand = text.startsWith('/');
      const sealed = isCommand
        ? undefined
        : await passwordDoor.seal({ channel: 'chat', externalId: String(chatId), text });
      const entities = isCommand
        ? [{ type: 'bot_command' as const, offset: 0, length: text.split(' ')[0]?.length ?? 0 }]
        : [];
      await handle({ message: { ...from(chatId), message_id: 100 + updates, text: sealed ?? text, entities } });
    },
    taps: async (chatId: number, data: string) => {
      const message = { ...from(chatId), from: shopUser, message_id: 7, text: 'x' };
      await handle({ callback_query: { id: '1', from: from(chatId).from, chat_instance: '1', data, message } });
    },
    replies: async (chatId: number, text: string, buttons: InlineKeyboardButton[][]) => {
      const reply_markup = { inline_keyboard: buttons };
      const replied = { ...from(chatId), from: shopUser, message_id: 7, text: 'x', reply_markup };
      const message = { ...from(chatId), message_id: 100 + updates, text, reply_to_message: replied };
      // The library's type of a replied message can't be written down with exact optional properties.
      const update: Omit<Update, 'update_id'> = JSON.parse(JSON.stringify({ message }));
      await handle(update);
    },
    /** Words and titles of buttons of the newest screen in a chat. */
    screen: (chatId: number) => {
      const last = calls.findLast(
        ({ method, payload }) => payload.chat_id === chatId && /^(send|editMessage)/.test(method),
      );
      return JSON.stringify(last?.payload ?? {});
    },
    /** Delivers all that waits. */
    deliverAll: async () => {
      for (const { noticeId } of shop.jobs.splice(0)) await deliver(noticeId);
    },
    buyer: async (chatId: number, name: string): Promise<TestCustomer> => {
      const known = await recognise(shop.system(), { channel: 'chat', externalId: String(chatId), name });
      const id = known.customer.id;
      return { id, identityId: known.identity.id, ctx: () => shop.as({ kind: 'customer', id }) };
    },
  };
}

export type DeskScene = Awaited<ReturnType<typeof openDeskScene>>;

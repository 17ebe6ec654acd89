import { inspect } from 'node:util';
import { conversations, createConversation, type ConversationFlavor } from '@grammyjs/conversations';
import { Api, Bot, type Context, GrammyError } from 'grammy';
import { afterEach, describe, expect, test } from 'vitest';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import type { AdapterDeps, ChannelAdapter, InboundEvent, Json, Media } from '#adapters/adapter.ts';
import { createIdentities, forgetfulJournal, stateIn } from './house-memory.ts';

/** A channel with its platform pretended, as the suite drives it. */
export interface AdapterHarness {
  /** Started, on the `deps` the suite gave. */
  adapter: ChannelAdapter;
  /** The customer's chat. */
  chatId: number;
  /** The customer writes; every call of the result is one more delivery of the same event. */
  customerWrites(text: string): Promise<() => Request>;
  /** A delivery that does not come from the platform. */
  forgedDelivery(): Request;
  /** The platform refuses the next message the shop sends. */
  refuseNextSend(): void;
  /** Texts the customer has got, in order. */
  heard(): string[];
  /** How often a picture was handed to the platform, and how many the customer has got. */
  pictures(): { uploaded: number; seen: number };
  /** Deliveries of what the shop itself sent, where the platform brings those back; waits until they are there. */
  echoes?(): Promise<Request[]>;
  /** What must never be written anywhere. */
  secrets: string[];
  /** The platform goes away: whatever is called after this fails. */
  close(): Promise<void>;
}

/** The house in miniature: remembers what an adapter did to it. */
export function createTestHouse() {
  const accepted: InboundEvent[] = [];
  const logged: string[] = [];
  const media = new Map<string, Media>();
  const memory = new Map<string, Json>();
  const secrets = new Map<string, Json>();
  const stored = new Set<string>();
  const troubles: { trouble: string; facts: object }[] = [];
  const forgotten: string[] = [];
  const write = (fields: object, message: string) => void logged.push(`${message} ${inspect(fields, { depth: 8 })}`);
  const house = {
    accepted,
    logged,
    media,
    memory,
    /** What was to be sealed. */
    secrets,
    /** What owners were told of the channel. */
    troubles,
    /** Events whose stored copy was erased. */
    forgotten,
    /** How often the channel could send again. */
    recoveries: 0,
    /** Runs before an event is stored; throw in it to make storing fail. */
    beforeStoring: async (): Promise<void> => {},
    deps: {
      accept: async (event: InboundEvent) => {
        await house.beforeStoring();
        accepted.push(event);
        const isNew = !stored.has(event.eventId);
        stored.add(event.eventId);
        return isNew ? 'new' : 'seen';
      },
      state: stateIn(memory),
      secrets: stateIn(secrets),
      media: async (id: string) => media.get(id),
      mediaUrl: (): string | undefined => undefined,
      now: () => new Date(),
      identities: createIdentities(),
      journal: forgetfulJournal,
      trouble: async (trouble, facts) => void troubles.push({ trouble, facts }),
      recovered: async () => void (house.recoveries += 1),
      forget: async (eventId: string) => void forgotten.push(eventId),
      log: { info: write, warn: write, error: write },
    } satisfies AdapterDeps,
  };
  return house;
}

/** A picture small enough for a test and real enough for a platform. */
export const picture: Media = { bytes: plainPicture(), mime: 'image/png', name: 'shoe.png' };

const junk: Json[] = [
  null,
  true,
  7,
  '',
  'text',
  [],
  [1],
  {},
  { update_id: 'x' },
  { object: 'none' },
  { message: null },
];

/** What every channel promises the house, whatever its platform. */
export function adapterContract(name: string, makeHarness: (deps: AdapterDeps) => Promise<AdapterHarness>): void {
  describe(`${name} keeps the channel contract`, () => {
    let open: AdapterHarness | undefined;
    afterEach(async () => await open?.close());

    async function begin() {
      const house = createTestHouse();
      const harness = await makeHarness(house.deps);
      open = harness;
      const { adapter } = harness;
      const doors = adapter.routes?.();
      if (doors === undefined) throw new Error(`${name} has no webhook`);
      const api = new Api(adapter.token, adapter.client);
      const knock = async (request: Request) => await doors.request(request);
      return { house, harness, adapter, api, knock };
    }

    test('knows who the shop is after its start', async () => {
      const { adapter } = await begin();
      expect(adapter.me).toMatchObject({ is_bot: true, id: expect.any(Number) });
    });

    test('an event delivered three times carries one id and is new once', async () => {
      const { house, harness, knock } = await begin();
      const answers: ('new' | 'seen')[] = [];
      const { accept } = house.deps;
      house.deps.accept = async (event) => {
        const answer = await accept(event);
        answers.push(answer);
        return answer;
      };
      const delivery = await harness.customerWrites('salom');
      for (const request of [delivery(), delivery(), delivery()]) expect((await knock(request)).status).toBe(200);
      expect(new Set(house.accepted.map((event) => event.eventId)).size).toBe(1);
      expect(answers).toEqual(['new', 'seen', 'seen']);
    });

    test('events of one customer share a lane and rise in order', async () => {
      const { house, harness, knock } = await begin();
      const first = await harness.customerWrites('birinchi');
      const second = await harness.customerWrites('ikkinchi');
      await knock(second());
      await knock(first());
      const [late, early] = house.accepted;
      expect(late?.lane).toBe(early?.lane);
      expect(late?.order).toBeGreaterThan(early?.order ?? Number.POSITIVE_INFINITY);
      expect(late?.eventId).not.toBe(early?.eventId);
    });

    test('an event is acknowledged only after it was stored', async () => {
      const { house, harness, knock } = await begin();
      const happened: string[] = [];
      house.beforeStoring = async () => {
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        happened.push('stored');
      };
      await knock((await harness.customerWrites('salom'))()).then((answer) =>
        happened.push(`answered ${answer.status}`),
      );
      expect(happened).toEqual(['stored', 'answered 200']);
    });

    test('an event that could not be stored is asked for again', async () => {
      const { house, harness, knock } = await begin();
      const delivery = await harness.customerWrites('salom');
      house.beforeStoring = async () => {
        throw new Error('the database is away');
      };
      const answer = await knock(delivery());
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      house.beforeStoring = async () => {};
      expect((await knock(delivery())).status).toBe(200);
      expect(house.accepted).toHaveLength(1);
    });

    test('a delivery that is not from the platform changes nothing', async () => {
      const { house, harness, knock } = await begin();
      expect((await knock(harness.forgedDelivery())).status).toBe(401);
      expect(house.accepted).toEqual([]);
    });

    test('a stored event reads back as the update it was', async () => {
      const { house, harness, adapter, knock } = await begin();
      await knock((await harness.customerWrites('krossovka bormi?'))());
      const stored: Json = JSON.parse(JSON.stringify(house.accepted[0]?.payload));
      expect(await adapter.toUpdate(stored, 0)).toMatchObject({
        message: { text: 'krossovka bormi?', chat: { id: harness.chatId, type: 'private' } },
      });
    });

    test('an answer goes to the customer whose chat the update names', async () => {
      const { house, harness, adapter, api, knock } = await begin();
      await knock((await harness.customerWrites('salom'))());
      const update = await adapter.toUpdate(house.accepted[0]?.payload ?? null, 0);
      const chat = update?.message?.chat.id ?? 0;
      expect(Number.isSafeInteger(chat)).toBe(true);
      const sent = await api.sendMessage(chat, 'Assalomu alaykum!');
      expect(harness.heard()).toEqual(['Assalomu alaykum!']);
      expect(Number.isSafeInteger(sent.message_id)).toBe(true);
    });

    test("what the shop itself sent is nobody's message", async () => {
      const { house, harness, adapter, api, knock } = await begin();
      await api.sendMessage(harness.chatId, 'Katalog tayyor');
      for (const echo of (await harness.echoes?.()) ?? []) expect((await knock(echo)).status).toBe(200);
      const updates = await Promise.all(house.accepted.map(({ payload }) => adapter.toUpdate(payload, 0)));
      expect(updates.filter((update) => update !== undefined)).toEqual([]);
    });

    test.each(['number', 'title'])(
      'a choice can be made by typing its %s wherever buttons may not be seen',
      async (how) => {
        const { house, harness, adapter, api, knock } = await begin();
        const titles = ['Savatga solish', 'Boshqa rang'];
        const inline_keyboard = [titles.map((text, at) => ({ text, callback_data: `v:${at + 1}` }))];
        await api.sendMessage(harness.chatId, 'Nima qilamiz?', { reply_markup: { inline_keyboard } });
        const typed = how === 'number' ? '2' : 'boshqa rang';
        await knock((await harness.customerWrites(typed))());
        const update = await adapter.toUpdate(house.accepted.at(-1)?.payload ?? null, 0);
        if (adapter.capabilities.buttons === 'inline') expect(update?.message?.text).toBe(typed);
        else expect(update?.callback_query).toMatchObject({ data: 'v:2', from: { id: harness.chatId } });
        if (adapter.capabilities.buttons !== 'inline') {
          for (const title of titles) expect(harness.heard().join('\n')).toContain(title);
        }
      },
    );

    test.each(junk)('an event of nonsense (%j) is no update and no exception', async (payload) => {
      const { adapter } = await begin();
      expect(await adapter.toUpdate(payload, 0)).toBeUndefined();
    });

    test('a refused message is a GrammyError with a code', async () => {
      const { harness, api } = await begin();
      harness.refuseNextSend();
      const error = await api.sendMessage(harness.chatId, 'salom').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(GrammyError);
      expect(error).toMatchObject({ error_code: expect.any(Number), description: expect.any(String) });
    });

    test('a text as long as the channel allows arrives whole; a longer one arrives whole or is refused', async () => {
      const { harness, adapter, api } = await begin();
      const fitting = 'a'.repeat(adapter.capabilities.textBytes);
      await api.sendMessage(harness.chatId, fitting);
      expect(harness.heard().join('')).toBe(fitting);

      const tooLong = 'b'.repeat(10_000);
      const error = await api.sendMessage(harness.chatId, tooLong).catch((thrown: unknown) => thrown);
      if (error instanceof GrammyError) expect(harness.heard().join('')).toBe(fitting);
      else expect(harness.heard().join('')).toBe(fitting + tooLong);
    });

    test('a picture of the shop is uploaded once, then sent by what the platform calls it', async () => {
      const { house, harness, api } = await begin();
      house.media.set('7', picture);
      for (let card = 0; card < 3; card++) await api.sendPhoto(harness.chatId, 'media:7', { caption: 'Krossovka' });
      expect(harness.pictures()).toEqual({ uploaded: 1, seen: 3 });
    });

    test('a picture that is gone is a refusal, not a crash', async () => {
      const { harness, api } = await begin();
      await expect(api.sendPhoto(harness.chatId, 'media:404')).rejects.toMatchObject({
        error_code: 400,
        description: 'Bad Request: media 404 is gone',
      });
    });

    test('a conversation that is replayed sends every message once', async () => {
      const { house, harness, adapter, knock } = await begin();
      const bot = new Bot<ConversationFlavor<Context>>(adapter.token, { client: adapter.client, botInfo: adapter.me });
      bot.use(conversations());
      const questions = ['Rang?', "O'lcham?", 'Nechta?', 'Rahmat!'];
      bot.use(
        createConversation(async (conversation, ctx: Context) => {
          for (const question of questions) {
            await ctx.reply(question);
            if (question !== 'Rahmat!') await conversation.waitFor('message:text');
          }
        }, 'sale'),
      );
      bot.on('message', async (ctx) => await ctx.conversation.enter('sale'));
      for (const text of ['salom', 'qora', '42', '1']) {
        await knock((await harness.customerWrites(text))());
        const update = await adapter.toUpdate(house.accepted.at(-1)?.payload ?? null, 0);
        if (update) await bot.handleUpdate(update);
      }
      expect(harness.heard()).toEqual(questions);
    });

    test('secrets are in no log line and no error, even when everything fails', async () => {
      const { house, harness, adapter, api, knock } = await begin();
      const errors: unknown[] = [];
      const note = (error: unknown) => void errors.push(error);
      house.media.set('7', picture);
      house.beforeStoring = async () => {
        throw new Error('the database is away');
      };
      await knock((await harness.customerWrites('salom'))());
      await knock(harness.forgedDelivery());
      harness.refuseNextSend();
      await api.sendMessage(harness.chatId, 'salom').catch(note);
      await harness.close();
      await api.sendMessage(harness.chatId, 'salom').catch(note);
      await api.sendPhoto(harness.chatId, 'media:7').catch(note);
      await adapter.download('some-file').catch(note);
      await adapter.subscribe?.('https://shop.example').catch(note);
      await adapter.start().catch(note);

      // A channel that has more than one may start and subscribe without the platform, and try again later.
      expect(errors.length).toBeGreaterThanOrEqual(4);
      const written = [
        ...house.logged,
        ...errors.map((error) => inspect(error, { depth: 12, showHidden: true })),
      ].join();
      for (const secret of harness.secrets) expect(written).not.toContain(secret);
    });
  });
}

import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, test, vi } from 'vitest';
import { createApp, type App } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { engines, settingsFor, shopTexts } from '#test/support/open-shop.ts';
import { chooseTrainers } from '#test/support/sale-steps.ts';
import { createShopper } from '#test/support/shopper.ts';

/** The code that nobody may keep, and an ordinary number that everybody may. */
const [code, ordinary] = ['4829137', '5550199'];
const secretOfPhone = 'a-secret-of-the-phone-0123456789';
const webhookSecret = 'webhook-secret-of-at-least-32-letters';

const text = `Tasdiqlash kodi ${code}, summa 150 000 UZS, karta *1234. Hech kimga aytmang`;
const chat = { id: 8_100_000_001, type: 'private', first_name: 'Ali' };
const from = { id: chat.id, is_bot: false, first_name: 'Ali', language_code: 'uz' };
const bank = { id: 6_123_456_789, is_bot: true, first_name: 'Bank', username: 'bankim_bot' };
const forward_origin = { type: 'user', sender_user: bank, date: 1_772_434_680 };
const entities = [{ type: 'code', offset: 16, length: code.length }];
const photo = [{ file_id: 'f', file_unique_id: 'u', width: 9, height: 9 }];

/** Every way by which a code can come into a chat of Telegram. */
const messages: object[] = [
  { text },
  { text, entities, forward_origin },
  { text: `kod ${code}` },
  { text: `/kod ${text}`, entities: [{ type: 'bot_command', offset: 0, length: 4 }] },
  { photo, caption: text, caption_entities: entities },
  { text: 'mana', reply_to_message: { message_id: 1, date: 1, chat, from: bank, text } },
  { text: 'mana', quote: { text, position: 0 }, external_reply: { origin: forward_origin } },
  { text, forward_origin, chat: { id: -100_777, type: 'supergroup', title: 'Kassa' } },
  { text: `mahsulot kodi ${ordinary}` },
];

async function post(address: string, body: object, headers: { [name: string]: string }): Promise<number> {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body), headers });
  return answer.status;
}

/** A sale is under way, so that its talk is kept, too. */
async function beginSale({ playground }: App): Promise<void> {
  const person = playground?.telegram.people.openChat({ id: chat.id, firstName: 'Ali', languageCode: 'uz' });
  if (!person) throw new Error('This shop has no playground.');
  const ali = createShopper(person, shopTexts());
  ali.starts();
  await ali.taps(ali.text('language-name'));
  await ali.hears(/Namuna/);
  for (const step of chooseTrainers.slice(0, 4)) await step.run(ali);
}

async function sendAll(app: App): Promise<void> {
  for (const [at, over] of messages.entries()) {
    const update = {
      update_id: 900_000 + at,
      message: { message_id: 50 + at, date: 1_772_434_680, chat, from, ...over },
    };
    const headers = { 'x-telegram-bot-api-secret-token': webhookSecret };
    expect(await post(`${app.address}/telegram/webhook`, update, headers)).toBe(200);
  }
  const posted = { text, source: 'telefon' };
  const signature = createHmac('sha256', secretOfPhone).update(JSON.stringify(posted)).digest('hex');
  expect(await post(`${app.address}/bank-notices`, posted, { 'x-signature': `sha256=${signature}` })).toBe(200);
  app.playground?.graph.people.openPerson({ name: 'Malika' }).says(text);
  await vi.waitFor(() => expect(app.playground?.graph.pendingEvents()).toBe(0), { timeout: 20_000, interval: 20 });
  await app.queue.whenIdle();
}

/** Tables of the database in which this stands anywhere. */
async function tablesWith(app: App, words: string): Promise<string[]> {
  const em = app.database.em();
  const tables = await em.execute<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await em.execute(`select 1 from ${name} as t where t::text like ? limit 1`, [`%${words}%`]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function redisKeysWith(url: string | undefined, words: string): Promise<string[]> {
  if (url === undefined) return [];
  const redis = new Redis(url);
  const keys = await redis.keys('*');
  const dumps = await Promise.all(keys.map(async (key) => [key, await redis.dumpBuffer(key)] as const));
  redis.disconnect();
  expect(keys.length).toBeGreaterThan(0);
  return dumps.filter(([key, dump]) => key.includes(words) || dump?.includes(words)).map(([key]) => key);
}

/** Files in which this stands, also those of the embedded database and its log. */
function filesWith(folder: string, words: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(words));
}

test.each(engines)('a one-time code is found nowhere afterwards, on %s', async (engine) => {
  const settings = await settingsFor(engine);
  const lines: string[] = [];
  const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  const own = {
    PLAYGROUND: 'on',
    BANK_NOTICE_SECRET: secretOfPhone,
    TELEGRAM_BOT_TOKEN: '123456789:AAE1xYzQ2wertyuiopasdfghjklzxcvb',
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
  };
  const app = await createApp(readConfig({ ...settings, ...own }), log, { floodLimits: 'off', demoPosts: 'off' });
  try {
    await beginSale(app);
    await sendAll(app);
    // What may be kept is found, so the search is one.
    expect(await tablesWith(app, ordinary)).not.toEqual([]);
    expect(await tablesWith(app, code)).toEqual([]);
    expect(await redisKeysWith(settings['REDIS_URL'], code)).toEqual([]);
  } finally {
    await app.stop();
  }
  expect(lines.join('')).toContain('bank_code');
  expect(lines.join('')).not.toContain(code);
  expect(filesWith(settings['DATA_DIR'] ?? '', code)).toEqual([]);
});

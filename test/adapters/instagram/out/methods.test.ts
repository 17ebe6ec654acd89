import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api, Context } from 'grammy';
import type { Update } from 'grammy/types';
import { expect, test } from 'vitest';
import { botUser } from '#adapters/instagram/bot-user.ts';
import { methods } from '#adapters/instagram/out/methods/index.ts';

const root = join(import.meta.dirname, '../../../..');
const rooms = ['src', 'conversations'];
// The stand-ins answer calls, and never make one of the shop's.
const passedOver = join(root, 'src/playground');

function sources(): string[] {
  return rooms.flatMap((room) => {
    const paths = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(root, room, path),
    );
    return paths.filter((path) => path.endsWith('.ts') && !path.startsWith(passedOver));
  });
}

/** Names that are called as methods of an Api or a context, in any line break; those after `raw` may be made up. */
function calledNames(text: string): { names: string[]; raw: string[] } {
  const names = [...text.matchAll(/(?:\bapi|ctx|context|talk)\s*\??\.\s*([a-z][A-Za-z]+)\s*(?:<[^<>()]*>)?\(/gi)].map(
    ([, name = '']) => name,
  );
  const raw = [
    ...text.matchAll(/(?<!req\.)\braw\s*\??\.\s*([a-z][A-Za-z]+)/g),
    ...text.matchAll(/(?<!req\.)\braw\s*\??\.?\[\s*['"]([a-z][A-Za-z]+)['"]/g),
  ];
  return { names, raw: raw.map(([, name = '']) => name) };
}

const person = { id: 7, is_bot: false, first_name: 'Dilnoza' };
const message = {
  message_id: 1,
  date: 1,
  chat: { id: 7, type: 'private' as const, first_name: 'Dilnoza' },
  from: person,
  text: 'x',
};
const updates: Update[] = [
  { update_id: 1, message },
  { update_id: 2, callback_query: { id: '1', from: person, chat_instance: '1', data: 'x', message } },
];

const me = botUser({ ids: [], username: 'shop', name: 'Namuna' }, 8);
const argumentLists = [[], ['x'], [7, 'x'], [7, 1], [7, 1, 'x']];

/** The Bot API methods that a shortcut of grammY's context, or a method of its Api, comes down to. */
async function methodsBehind(name: string): Promise<string[]> {
  const called: string[] = [];
  const fetchNothing = async (url: string | URL): Promise<Response> => {
    called.push(String(url).slice(String(url).lastIndexOf('/') + 1));
    return Response.json({ ok: true, result: [] });
  };
  const api = new Api('1:x', { fetch: fetchNothing });
  for (const holder of [api, ...updates.map((update) => new Context(update, api, me))]) {
    const method: unknown =
      Object.getOwnPropertyNames(Object.getPrototypeOf(holder)).includes(name) && Reflect.get(holder, name);
    if (typeof method !== 'function') continue;
    for (const given of argumentLists) {
      // Not every shortcut goes with every update, or with these arguments.
      await new Promise((resolve) => resolve(method.apply(holder, given))).catch(() => undefined);
    }
  }
  return called;
}

test('every method of the Bot API that the shop calls is answered', async () => {
  const read = sources().map((path) => calledNames(readFileSync(path, 'utf8')));
  const names = new Set(read.flatMap((one) => one.names));
  const shortcuts = new Set([
    ...Object.getOwnPropertyNames(Api.prototype),
    ...Object.getOwnPropertyNames(Context.prototype),
  ]);
  const used = new Set(read.flatMap((one) => one.raw));
  for (const name of names) if (shortcuts.has(name)) for (const method of await methodsBehind(name)) used.add(method);

  expect([...used]).toEqual(
    expect.arrayContaining([
      'sendMessage',
      'sendPhoto',
      'sendDocument',
      'editMessageText',
      'editMessageMedia',
      'answerCallbackQuery',
      'deleteMessage',
    ]),
  );
  expect([...used].filter((method) => !methods.has(method))).toEqual([]);
});

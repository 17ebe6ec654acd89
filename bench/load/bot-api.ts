import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { monotonicMs } from '../figures.ts';
import { webhookSecret } from './updates.ts';

/** A message that the shop sent. */
export interface Sent {
  chat: number;
  atMs: number;
}

/** A Bot API that takes everything and remembers only who was sent something when: cheap beside what is measured. */
export interface BotApi {
  /** Settings that make a shop talk to it. */
  settings: { [name: string]: string };
  /** Messages in their order, since the last time it was asked. */
  take(): Sent[];
  /** How many messages came since it was asked last. */
  count(): number;
  close(): Promise<void>;
}

const token = '7000000003:ShopUnderLoadShopUnderLoad_0123';
const me = { id: 7_000_000_003, is_bot: true, first_name: 'Sotuv', username: 'sotuv_load_bot' };
const withChat = z.looseObject({ chat_id: z.coerce.number().int() });

/** Serves it on a free port. */
export async function openBotApi(): Promise<BotApi> {
  let sent: Sent[] = [];
  let messageId = 0;
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const atMs = monotonicMs();
    const body = Buffer.concat(await request.toArray()).toString('latin1');
    const method = request.url?.split('/').at(-1) ?? '';
    if (method === 'getMe') return me;
    if (!/^(send|edit)/.test(method) || method === 'sendChatAction') return true;
    const chat = chatOf(request, body);
    if (method.startsWith('send')) sent.push({ chat, atMs });
    const photo = [{ file_id: 'shown-before', file_unique_id: 'shown', width: 10, height: 10 }];
    const message = { message_id: (messageId += 1), date: 1_790_000_000, chat: { id: chat, type: 'private' } };
    return method === 'sendPhoto' ? { ...message, photo } : { ...message, text: 'ok' };
  };
  const server = createServer((request, response) => {
    void answer(request).then((result) => {
      const body = JSON.stringify({ ok: true, result });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = z.object({ port: z.int() }).parse(server.address());
  return {
    settings: {
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${address.port}`,
      TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    },
    take: () => sent.splice(0),
    count: () => sent.length,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      sent = [];
    },
  };
}

function chatOf(request: IncomingMessage, body: string): number {
  if (request.headers['content-type']?.startsWith('application/json')) return withChat.parse(JSON.parse(body)).chat_id;
  return Number(/name="chat_id"\r\n\r\n(\d+)/.exec(body)?.[1]);
}

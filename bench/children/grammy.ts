import { Bot } from 'grammy';
import { z } from 'zod';
import { monotonicMs } from '../figures.ts';
import { answerParent } from './answer.ts';

// The bare bot: an echo, whose calls go over HTTP to the same stand-in as the shop's.
const run = z.object({ token: z.string(), apiRoot: z.string(), chats: z.array(z.int()), ms: z.number() });

async function echo(about: unknown): Promise<{ latenciesMs: number[]; ms: number }> {
  const { token, apiRoot, chats, ms } = run.parse(about);
  const bot = new Bot(token, { client: { apiRoot } });
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
  await bot.init();
  const latenciesMs: number[] = [];
  const beganMs = monotonicMs();
  let updateId = 0;
  await Promise.all(
    chats.map(async (chat) => {
      while (monotonicMs() - beganMs < ms) {
        const at = monotonicMs();
        await bot.handleUpdate(textUpdate((updateId += 1), chat));
        latenciesMs.push(monotonicMs() - at);
      }
    }),
  );
  return { latenciesMs, ms: monotonicMs() - beganMs };
}

function textUpdate(updateId: number, chat: number): Parameters<Bot['handleUpdate']>[0] {
  const person = { id: chat, is_bot: false, first_name: 'Malika', language_code: 'uz' };
  const where = { id: chat, type: 'private', first_name: 'Malika' } as const;
  const date = Math.floor(Date.now() / 1000);
  return { update_id: updateId, message: { message_id: updateId, date, from: person, chat: where, text: 'Salom' } };
}

answerParent({ echo, stop: () => undefined });

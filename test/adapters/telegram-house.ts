import { expect } from 'vitest';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import type { Pace } from '#adapters/pace.ts';
import type { AdapterDeps } from '#adapters/adapter.ts';
import { testToken } from './bot-api.ts';

export const webhookSecret = 'webhook-secret-of-at-least-32-letters';

/** Time that passes at once: a wait is written down and the clock moved. */
export function createTestPace(): Pace & { waits: number[] } {
  let nowMs = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => nowMs,
    wait: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      nowMs += ms;
    },
  };
}

/** Waits until a reading is as expected; generous, since the machine may be busy. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 10_000, interval: 5 });
}

/** The Telegram adapter, started on a pretended Bot API. */
export async function startTelegram(apiRoot: string, deps: AdapterDeps, pace: Pace = createTestPace()) {
  const adapter = createTelegramAdapter({ token: testToken, apiRoot, webhookSecret }, deps, pace);
  await adapter.start();
  return adapter;
}

/** What Telegram posts when a person writes in a chat. */
export function textUpdate(
  updateId: number,
  text: string,
  chat: { id: number; type: string } = { id: 77, type: 'private' },
) {
  const from = { id: 77, is_bot: false, first_name: 'Ali' };
  return { update_id: updateId, message: { message_id: updateId, date: 1_700_000_000, chat, from, text } };
}

/** One webhook call; the secret is the right one unless another is given (undefined: no header). */
export function webhookCall(body: unknown, secret: string | undefined = webhookSecret): Request {
  return new Request('http://shop.example/telegram/webhook', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
  });
}

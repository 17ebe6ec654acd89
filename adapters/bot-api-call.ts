import { Readable } from 'node:stream';
import { z } from 'zod';

/** What Telegram answers to every call. Source: core.telegram.org/bots/api#making-requests */
export const botApiAnswer = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.looseObject({ retry_after: z.number().optional() }).optional(),
});

export type BotApiAnswer = z.infer<typeof botApiAnswer>;

/** A refusal in Telegram's own form, so that grammY makes a GrammyError of it. */
export function refusal(errorCode: number, description: string, parameters?: { retry_after: number }): BotApiAnswer {
  return { ok: false, error_code: errorCode, description, ...(parameters && { parameters }) };
}

/** The parts of a fetch call that grammY fills in. Its signal is of its own class, not the platform's. */
export interface FetchInit {
  headers?: Record<string, string>;
  body?: unknown;
  signal?: { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
}

/** One Bot API call in a form that can be sent more than once. */
export interface BotApiCall {
  url: string;
  method: string;
  /** The chat the call speaks to; undefined for calls about the bot itself. */
  chatId: string | undefined;
  body: Record<string, unknown> | FormData;
  signal: AbortSignal;
}

/** Reads grammY's fetch arguments; `stop` ends the call too. Uploads arrive as a stream and are held in memory, so that a retry can send them again. */
export async function readCall(url: string | URL, init: FetchInit = {}, stop?: AbortSignal): Promise<BotApiCall> {
  const address = String(url);
  const body = await readBody(init);
  const chatId = body instanceof FormData ? body.get('chat_id') : body['chat_id'];
  return {
    url: address,
    method: address.slice(address.lastIndexOf('/') + 1),
    chatId: typeof chatId === 'string' || typeof chatId === 'number' ? String(chatId) : undefined,
    body,
    signal: nativeSignal(init.signal, stop),
  };
}

async function readBody(init: FetchInit): Promise<Record<string, unknown> | FormData> {
  if (init.body instanceof Readable) {
    const bytes = Buffer.concat(await init.body.toArray());
    return await new Response(bytes, { headers: { 'content-type': init.headers?.['content-type'] ?? '' } }).formData();
  }
  if (typeof init.body !== 'string' || init.body === '') return {};
  return z.record(z.string(), z.unknown()).parse(JSON.parse(init.body));
}

function nativeSignal(signal: FetchInit['signal'], stop: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController();
  if (signal?.aborted) controller.abort();
  else signal?.addEventListener('abort', () => controller.abort());
  return stop === undefined ? controller.signal : AbortSignal.any([controller.signal, stop]);
}

import { FLOOD } from './limits.ts';
import { tooManyRequests } from './refusal.ts';

interface Bucket {
  tokens: number;
  atMs: number;
}

export interface FloodGate {
  /** Counts `messages` new messages of a chat; throws a Refusal with `retry_after` when it is too many. */
  pass(chatId: number, messages: number): void;
}

/** Token buckets for one chat and for all; `monotonicMs` gives real milliseconds, since a moved clock does not calm a flood. */
export function createFloodGate(monotonicMs: () => number): FloodGate {
  const chats = new Map<number, Bucket>();
  const all: Bucket = { tokens: FLOOD.burst, atMs: monotonicMs() };

  function refill(bucket: Bucket, perSecond: number, burst: number): void {
    const now = monotonicMs();
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.atMs) / 1000) * perSecond);
    bucket.atMs = now;
  }

  return {
    pass(chatId, messages) {
      const chat = chats.get(chatId) ?? { tokens: FLOOD.chatBurst, atMs: monotonicMs() };
      chats.set(chatId, chat);
      refill(chat, FLOOD.perChatPerSecond, FLOOD.chatBurst);
      refill(all, FLOOD.perSecond, FLOOD.burst);
      const waitSeconds = Math.max(
        (messages - chat.tokens) / FLOOD.perChatPerSecond,
        (messages - all.tokens) / FLOOD.perSecond,
      );
      if (waitSeconds > 0) throw tooManyRequests(Math.ceil(waitSeconds));
      chat.tokens -= messages;
      all.tokens -= messages;
    },
  };
}

/** A gate that lets everything through, for measurements. */
export const openGate: FloodGate = { pass: () => undefined };

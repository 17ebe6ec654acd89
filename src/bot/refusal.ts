import { GrammyError } from 'grammy';

/** What a platform's refusal means for the chat: not now, not on this channel, not this person, or not like this. */
export type Refusal = {
  why: 'window_closed' | 'channel_off' | 'blocked' | 'unreachable' | 'refused';
  description: string;
};

/**
 * Reads a refusal of the Bot API. `window_closed` and a barred account are told by the words that a channel's adapter
 * answers with. Undefined for everything that may go better at another try.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: code, description } = error;
  if (code === 401) return { why: 'channel_off', description };
  if (code === 403) return { why: forbidden(description), description };
  if (code !== 400) return undefined;
  return { why: /chat not found/i.test(description) ? 'unreachable' : 'refused', description };
}

function forbidden(description: string): Refusal['why'] {
  if (/window is closed/i.test(description)) return 'window_closed';
  return /\bbarred\b/i.test(description) ? 'channel_off' : 'blocked';
}

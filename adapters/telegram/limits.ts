import type { Capabilities } from '../adapter.ts';

/** What a Telegram bot can do in a private chat. Source: core.telegram.org/bots/api (Bot API 10.3, August 2026). */
export const telegramCapabilities: Capabilities = {
  edit: true,
  carousel: 0,
  buttons: 'inline',
  // Telegram names no limit; longer titles are cut on a phone's screen.
  buttonTitle: 64,
  payloadBytes: 64,
  // The limit is 4096 characters; a text of 4096 bytes never has more, in any script.
  textBytes: 4096,
  album: 10,
  document: true,
  comments: false,
  firstContact: false,
  replyWindowHours: null,
  contactButton: true,
  copyButton: true,
};

/** Updates the shop handles; Telegram sends no others (setWebhook, getUpdates: allowed_updates). */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

/** Webhook calls Telegram makes at once (setWebhook: max_connections, 1-100). */
export const webhookConnections = 40;

/** Longest webhook body we read. A text update is under 20 kB. */
export const webhookBodyBytes = 1024 * 1024;

/** Levels of lists and objects in an update that we keep; the deepest that Telegram describes has about twenty. */
export const deepestNesting = 64;

/** How long Telegram holds a getUpdates call open when there is nothing new. */
export const pollSeconds = 25;

/** Largest file a bot may fetch (getFile). */
export const downloadBytes = 20 * 1024 * 1024;

/** How long one HTTP call may take before it counts as broken. */
export function callTimeoutMs(method: string, hasFiles: boolean): number {
  if (method === 'getUpdates') return (pollSeconds + 15) * 1000;
  return hasFiles ? 60_000 : 25_000;
}

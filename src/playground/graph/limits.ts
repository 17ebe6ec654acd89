/**
 * Numbers of the real platform, each with the place it was read.
 * "messaging" is Instagram Platform > Messaging API, "templates" the generic and button template pages of the Messenger Platform,
 * "rates" Messenger Platform > Rate limits (March 2026), "comments" Instagram Platform > Comment moderation,
 * "private" Instagram Platform > Private replies, "menus" Ice breakers and Persistent menu. "observed" is not written in the docs.
 */

const DAY_MS = 86_400_000;

/** Bytes of UTF-8 of a text on Instagram; characters of one in Messenger. messaging */
export const MAX_TEXT = { instagramBytes: 1000, messengerCharacters: 2000 } as const;
/** Quick replies of one message; longer titles are cut, longer payloads refused. messaging; the payload is observed. */
export const QUICK_REPLIES = { count: 13, title: 20, payload: 1000 } as const;
/** Generic template. templates */
export const GENERIC = { cards: 10, title: 80, subtitle: 80, buttons: 3 } as const;
/** Button template. templates; the lengths are observed. */
export const BUTTONS = { text: 640, count: 3, title: 20, payload: 1000 } as const;
/** Pictures in `attachments[]`. messaging */
export const MAX_PICTURES = 10;
/** Bytes and types the platform fetches from an address. messaging */
export const MEDIA = {
  image: { bytes: 8_388_608, types: ['image/png', 'image/jpeg', 'image/gif'] },
  video: {
    bytes: 26_214_400,
    types: ['video/mp4', 'video/ogg', 'video/avi', 'video/x-msvideo', 'video/quicktime', 'video/webm'],
  },
  audio: { bytes: 26_214_400, types: ['audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/x-wav'] },
  file: { bytes: 26_214_400, types: ['application/pdf'] },
} as const;
/** Milliseconds the platform waits for an address it fetches from. observed */
export const FETCH_TIMEOUT_MS = 10_000;

/** Milliseconds after a person's last message in which the account may write. messaging */
export const WINDOW_MS = DAY_MS;
/** The same for a human agent's tag. messaging */
export const HUMAN_AGENT_MS = 7 * DAY_MS;
/** Milliseconds after a comment in which it can be answered privately, once. private */
export const PRIVATE_REPLY_MS = 7 * DAY_MS;

/** A comment made by the API. observed */
export const COMMENT = { characters: 300, hashtags: 4, links: 1 } as const;

/** Ice breakers and persistent menu: how many, and characters of their words. menus; the menu's count is observed. */
export const ICE_BREAKERS = { count: 4, question: 80, payload: 1000 } as const;
export const MENU = { count: 20, title: 30 } as const;

/** Calls in a span of real time. rates, private */
export const RATES = {
  text: { calls: 300, ms: 1000 },
  audioOrVideo: { calls: 10, ms: 1000 },
  conversations: { calls: 2, ms: 1000 },
  privateReply: { calls: 750, ms: 3_600_000 },
} as const;

/** Life of a token, and the age before which it cannot be renewed. Instagram Platform > Refresh access token */
export const TOKEN = { days: 60, refreshAfterMs: DAY_MS, shortMs: 3_600_000 } as const;

/** Milliseconds the webhook may take, and an event is tried again. Messenger Platform > Webhooks (May 2026); the retries from Instagram's page. */
export const WEBHOOK = { timeoutMs: 5000, retryMs: 1000, retryCeilingMs: 60_000, lifetimeMs: 36 * 3_600_000 } as const;
/** POSTs under way at the same time. observed */
export const MAX_DELIVERIES = 16;

/** Rows of a page, when no limit is asked for, and most. Graph API > Paginated results */
export const PAGE_ROWS = { usual: 25, most: 100 } as const;

/**
 * What the platform allows, with the page that says so. Pages are of Meta for Developers unless marked: [observed] on live
 * traffic, [third party] in running public code; those are kept on the careful side.
 */

/** Channels of this adapter: direct messages of an Instagram account, and of a Facebook Page. */
export interface Flavour {
  channel: 'instagram' | 'messenger';
  /** Name in the `object` field of deliveries. */
  object: 'instagram' | 'page';
  /** Longest text message. Instagram Messaging API: 1000 bytes of UTF-8. Messenger Send API: 2000 characters. */
  text: { limit: number; unit: 'bytes' | 'characters' };
  /** Where a comment is answered publicly: `/{comment}/<edge>`. Instagram "Comment moderation", Pages API "Comments". */
  replyEdge: 'replies' | 'comments';
  /** Quick reply that gives the phone number. Messenger "Quick replies"; Instagram has none. */
  phoneQuickReply: boolean;
  /** Fields beside recipient and message. Send API: `messaging_type` is asked for; we only ever answer. */
  alsoSent: { messaging_type?: 'RESPONSE' };
}

export const instagramFlavour: Flavour = {
  channel: 'instagram',
  object: 'instagram',
  text: { limit: 1000, unit: 'bytes' },
  replyEdge: 'replies',
  phoneQuickReply: false,
  alsoSent: {},
};

export const messengerFlavour: Flavour = {
  channel: 'messenger',
  object: 'page',
  text: { limit: 2000, unit: 'characters' },
  replyEdge: 'comments',
  phoneQuickReply: true,
  alsoSent: { messaging_type: 'RESPONSE' },
};

/** Quick replies of one message, and characters of their titles, more of which the platform cuts off ("Quick replies"). */
export const quickReplies = { most: 13, title: 20 } as const;

/** Options on one page where there are more than a message can carry as quick replies; the tenth leads on. */
export const optionsPerPage = 9;

/** "Button template"; the length of the text is [third party]. Titles are in characters. */
export const buttonTemplate = { most: 3, title: 20, text: 640 } as const;

/** "Generic template": elements of one message, characters of title and subtitle [third party], buttons of an element. */
export const genericTemplate = { elements: 10, title: 80, subtitle: 80, buttons: 3 } as const;

/** Pictures in `attachments[]` of one message (Messenger changelog, November 2025). */
export const albumPictures = 10;

/** Types and bytes the platform fetches from an address ("Send messages": media). */
export const sendable: Readonly<Record<string, { as: 'image' | 'file'; bytes: number }>> = {
  'image/png': { as: 'image', bytes: 8 * 1024 * 1024 },
  'image/jpeg': { as: 'image', bytes: 8 * 1024 * 1024 },
  'image/gif': { as: 'image', bytes: 8 * 1024 * 1024 },
  'application/pdf': { as: 'file', bytes: 25 * 1024 * 1024 },
};

/** Characters of a comment made by the API [third party]. */
export const publicReplyCharacters = 300;

/** Hours after a person's last message in which the shop may write ("Messaging window"). */
export const replyWindowHours = 24;

/** Days after a comment in which it can be answered privately, once ("Private replies"). */
export const privateReplyDays = 7;

/** Private replies in an hour for posts and reels ("Rate limits", March 2026: 750); the rest is room for other nodes and restarts. */
export const privateRepliesPerHour = 700;

/**
 * Our own even pace of calls a second, and how many may go at once. Messages: "Rate limits" allows 300/s. Comments share
 * the account's 4800 x impressions a day, of which a young account has few.
 */
export const pace = {
  messages: { perSecond: 100, burst: 100 },
  private_replies: { perSecond: 10, burst: 20 },
  comments: { perSecond: 4, burst: 20 },
} as const;

/** Calls of the Conversations API a second ("Rate limits": 2), and how long one waits for its turn at most. */
export const conversations = { perSecond: 1.8, patienceMs: 10_000 } as const;

/** Percent of the app's or the account's allowance from which calls are slowed down ("Rate limiting": X-App-Usage). */
export const usageToSlowDown = 80;

/** How long one call may take before it counts as broken. */
export const callTimeoutMs = 20_000;

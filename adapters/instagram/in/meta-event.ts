import { z } from 'zod';

const text = z.string().optional();

const attachment = z.discriminatedUnion('type', [
  /** A file of the person's; `index` counts within the message. */
  z.object({ type: z.enum(['photo', 'video', 'audio', 'file']), index: z.int(), url: text }),
  /** A post, reel or story, whoever made it. */
  z.object({ type: z.literal('shared'), mediaId: text, url: text, title: text }),
  /** The person's own story, in which the account is named. */
  z.object({ type: z.literal('story_mention') }),
  z.object({ type: z.literal('location'), latitude: z.number(), longitude: z.number() }),
  /** A link card or a product card. */
  z.object({ type: z.literal('link'), title: text, url: text }),
  z.object({ type: z.enum(['sticker', 'heart', 'unsupported']) }),
]);

/** Every event of a person has who he is and when it was, in ms; 0 where the platform does not tell. */
const byPerson = { person: z.string(), at: z.number() };

const message = z.object({
  kind: z.literal('message'),
  ...byPerson,
  mid: z.string(),
  text,
  /** Payload of a quick reply; `text` is its title then. */
  quickReply: text,
  replyTo: z.object({ mid: text, story: text }).optional(),
  attachments: z.array(attachment),
  /** Asked for, since only its announcement came. */
  isFetched: z.boolean().optional(),
  /** Of a message with several files: which of them this is, from 1. */
  part: z.int().min(1).optional(),
});

const comment = z.object({
  kind: z.literal('comment'),
  id: z.string(),
  parent: text,
  post: text,
  /** Who wrote it; both may be missing. */
  person: text,
  username: text,
  name: text,
  text: z.string(),
  at: z.number(),
  isLive: z.boolean(),
});

/** An event of the platform as the inbox keeps it: what the shop needs of it, whichever envelope it came in. */
export const metaEvent = z.discriminatedUnion('kind', [
  message,
  /** A button of a template, an ice breaker or an entry of the menu. `ref`: of the link that opened the thread. */
  z.object({ kind: z.literal('postback'), ...byPerson, mid: text, title: text, payload: text, ref: text }),
  /** The thread was opened by a link or an ad. */
  z.object({ kind: z.literal('referral'), ...byPerson, mid: text, ref: text }),
  z.object({ kind: z.literal('edit'), ...byPerson, mid: z.string(), text: z.string(), edition: z.int() }),
  /** A message will follow, or will never come: `message_edit` with `num_edit` 0. */
  z.object({ kind: z.literal('announced'), mid: z.string(), at: z.number() }),
  /** Taken back by its author. */
  z.object({ kind: z.literal('deleted'), ...byPerson, mid: z.string() }),
  /** Something the account sent to the person: by us, or by its own people. */
  z.object({ kind: z.literal('echo'), ...byPerson, mid: z.string(), text, attachments: z.array(z.string()) }),
  comment,
  /** The account is named in a comment, `id`, under a post that is not known to be its own. */
  z.object({ kind: z.literal('mention'), id: z.string(), post: z.string(), at: z.number() }),
  z.object({ kind: z.literal('comment_deleted'), id: z.string(), post: z.string(), person: text }),
  z.object({ kind: z.literal('policy'), action: z.string(), reason: z.string(), at: z.number() }),
]);

export type MetaEvent = z.infer<typeof metaEvent>;
export type Attachment = z.infer<typeof attachment>;
export type MessageEvent = z.infer<typeof message>;
export type CommentEvent = z.infer<typeof comment>;
export type EventOf<Kind extends MetaEvent['kind']> = Extract<MetaEvent, { kind: Kind }>;

/** What the inbox stores: the event, and the number of the person it is of, where it has one. */
export const storedEvent = z.object({ chat: z.int().optional(), event: metaEvent });

/** What an item of a delivery is: its class for the log, and the events that come of it; none is silence. */
export interface Reading {
  what: string;
  events: MetaEvent[];
}

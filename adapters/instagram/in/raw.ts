import { z } from 'zod';
import { longestId } from './limits.ts';

// Whatever one field holds, the rest of the event stands: a wrong value counts as a missing one.
function lenient<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const printable = new RegExp(String.raw`^[\x20-\x7e]{1,${longestId}}$`);

/** An id of the platform, whether it came in quotes or not. */
export const foreignId = z.union([z.string().regex(printable), z.int().nonnegative().transform(String)]);

const id = lenient(foreignId);
const text = lenient(z.string());
const flag = lenient(z.union([z.boolean(), z.literal('true').transform(() => true)]));
const party = lenient(z.object({ id }));

const attachment = z.object({
  type: text,
  title: text,
  url: text,
  URL: text,
  sticker_id: id,
  payload: lenient(
    z.object({
      url: text,
      title: text,
      sticker_id: id,
      ig_post_media_id: id,
      reel_video_id: id,
      story_media_id: id,
      story_media_url: text,
      coordinates: lenient(z.object({ lat: z.number(), long: z.number() })),
      elements: lenient(z.array(z.object({ title: text, url: text }))),
      product: lenient(z.object({ elements: lenient(z.array(z.object({ title: text, subtitle: text }))) })),
    }),
  ),
});

const referral = lenient(z.object({ ref: text, source: text, ad_id: id }));

const message = z.object({
  mid: id,
  text,
  is_echo: flag,
  is_self: flag,
  is_deleted: flag,
  is_unsupported: flag,
  sticker_id: id,
  quick_reply: lenient(z.object({ payload: text })),
  reply_to: lenient(z.object({ mid: id, story: lenient(z.object({ id, url: text })) })),
  attachments: lenient(z.array(attachment.catch({}))),
  referral,
});

/** One item of `entry[].messaging` or `entry[].standby`; the parts that are looked into. */
export const rawMessaging = z.object({
  sender: party,
  recipient: party,
  timestamp: z.unknown().optional(),
  is_self: flag,
  message: lenient(message),
  message_edit: lenient(z.object({ mid: id, text, num_edit: z.unknown() })),
  postback: lenient(z.object({ mid: id, title: text, payload: text, referral })),
  referral,
  'policy-enforcement': lenient(z.object({ action: text, reason: text })),
});

const author = lenient(z.object({ id, username: text, name: text, self_ig_scoped_id: id }));

/** The `value` of a comment in `entry[].changes`: of Instagram, and of a Page's feed. */
export const rawComment = z.object({
  id,
  comment_id: id,
  parent_id: id,
  text,
  message: text,
  from: author,
  media: lenient(z.object({ id, original_media_id: id })),
  media_id: id,
  post_id: id,
  sender_id: id,
  sender_name: text,
  item: text,
  verb: text,
  created_time: z.unknown().optional(),
  timestamp: z.unknown().optional(),
});

export type RawAttachment = z.infer<typeof attachment>;
export type RawMessage = z.infer<typeof message>;
export type RawMessaging = z.infer<typeof rawMessaging>;
export type RawComment = z.infer<typeof rawComment>;

import type { Attachment } from './meta-event.ts';
import type { RawAttachment } from './raw.ts';

/** Kinds of attachments (Instagram Platform > Webhooks, Messenger Platform > message attachments) and what they are to the shop. */
const readers: { [type: string]: (raw: RawAttachment, index: number) => Attachment } = {
  image: (raw, index) => (isSticker(raw) ? { type: 'sticker' } : { type: 'photo', index, url: raw.payload?.url }),
  video: (raw, index) => ({ type: 'video', index, url: raw.payload?.url }),
  audio: (raw, index) => ({ type: 'audio', index, url: raw.payload?.url }),
  file: (raw, index) => ({ type: 'file', index, url: raw.payload?.url }),
  sticker: () => ({ type: 'sticker' }),
  animated_image: () => ({ type: 'sticker' }),
  like_heart: () => ({ type: 'heart' }),
  share: shared,
  post: shared,
  ig_post: shared,
  reel: shared,
  ig_reel: shared,
  ig_story: shared,
  story: shared,
  story_mention: () => ({ type: 'story_mention' }),
  location,
  fallback: link,
  template: link,
};

/** Reads the attachments of a message; a kind that nobody knows is `unsupported`. */
export function readAttachments(raw: readonly RawAttachment[]): Attachment[] {
  return raw.map((one, index) => readerOf(one)?.(one, index) ?? { type: 'unsupported' });
}

function readerOf({ type }: RawAttachment) {
  return type !== undefined && Object.hasOwn(readers, type) ? readers[type] : undefined;
}

function isSticker({ sticker_id, payload }: RawAttachment): boolean {
  return (sticker_id ?? payload?.sticker_id) !== undefined;
}

// A reel's `reel_video_id` is the id of its media; a story has names of its own for both.
function shared({ payload, title, url }: RawAttachment): Attachment {
  const link = payload?.url ?? payload?.story_media_url ?? url;
  return {
    type: 'shared',
    mediaId: payload?.ig_post_media_id ?? payload?.reel_video_id ?? payload?.story_media_id,
    title: payload?.title ?? title,
    // The links of some reels are relative.
    url: link?.startsWith('/') ? `https://www.instagram.com${link}` : link,
  };
}

function location({ payload }: RawAttachment): Attachment {
  const point = payload?.coordinates;
  return point ? { type: 'location', latitude: point.lat, longitude: point.long } : { type: 'unsupported' };
}

function link({ payload, title, url, URL }: RawAttachment): Attachment {
  const cards = payload?.product?.elements ?? payload?.elements ?? [];
  const words =
    title ?? payload?.title ?? cards.map((card) => Object.values(card).filter(Boolean).join(' ')).join('\n');
  return { type: 'link', title: words === '' ? undefined : words, url: url ?? URL ?? payload?.url };
}

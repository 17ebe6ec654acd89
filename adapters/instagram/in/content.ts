import type { Message } from 'grammy/types';
import type { InboundDeps } from './deps.ts';
import { fileIdOf } from './file-id.ts';
import type { Attachment, MessageEvent } from './meta-event.ts';
import { accountChat, dateOf } from './people.ts';

/** What a message says: the fields of a Bot API message that differ by its kind. */
export type Content = Partial<
  Pick<
    Message,
    | 'text'
    | 'entities'
    | 'caption'
    | 'photo'
    | 'video'
    | 'voice'
    | 'document'
    | 'sticker'
    | 'location'
    | 'forward_origin'
    | 'media_group_id'
  >
>;

type Of<Type extends Attachment['type']> = Extract<Attachment, { type: Type }>;
type File = Of<'photo' | 'video' | 'audio' | 'file'>;

/**
 * What a message says, in one piece: its file with the text as caption, a shared post, a link, the text, a
 * place; anything else is a sticker, which the shop answers kindly. A share told twice, as `share` and as `ig_post`, is one.
 */
export async function contentOf(
  event: MessageEvent,
  deps: Pick<InboundDeps, 'account' | 'identities' | 'now' | 'ownPost'>,
) {
  const { text, attachments } = event;
  const file = attachments.find(isFile);
  if (file) return { ...fileContent(file, event.mid), ...(text && { caption: text }), ...groupOf(event) };
  const shares = attachments.filter(isShared);
  if (shares.length > 0) return await sharedContent(shares, event, deps);
  if (text) return textContent(text);
  const card = attachments.find(isLink);
  if (card) return linesContent([card.title, card.url]);
  const place = attachments.find(isPlace);
  return place ? { location: { latitude: place.latitude, longitude: place.longitude } } : sticker;
}

/** Whether an attachment is a file of the person's own. */
export function isFile(one: Attachment): one is File {
  return one.type === 'photo' || one.type === 'video' || one.type === 'audio' || one.type === 'file';
}

/** A text; one that begins with a slash is a command, as on Telegram. */
export function textContent(text: string): Content {
  const command = /^\/\w{1,32}(?=\s|$)/.exec(text)?.[0];
  return command === undefined
    ? { text }
    : { text, entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
}

// What has no form of its own in the shop.
const sticker: Content = {
  sticker: {
    file_id: 'sticker',
    file_unique_id: 'sticker',
    type: 'regular',
    width: 0,
    height: 0,
    is_animated: false,
    is_video: false,
  },
};

function fileContent({ type, index, url }: File, mid: string): Content {
  const file = { file_id: fileIdOf({ index, mid, url: url ?? '' }), file_unique_id: `${mid}:${index}` };
  // The platform tells neither size nor length.
  const area = { width: 0, height: 0 };
  if (type === 'photo') return { photo: [{ ...file, ...area }] };
  if (type === 'video') return { video: { ...file, ...area, duration: 0 } };
  return type === 'audio' ? { voice: { ...file, duration: 0 } } : { document: file };
}

function groupOf({ mid, part }: MessageEvent): Content {
  return part === undefined ? {} : { media_group_id: mid };
}

async function sharedContent(
  shares: Of<'shared'>[],
  { text, at }: MessageEvent,
  deps: Pick<InboundDeps, 'account' | 'identities' | 'now' | 'ownPost'>,
): Promise<Content> {
  const mediaId = shares.find((share) => share.mediaId !== undefined)?.mediaId;
  const links = shares.flatMap(({ url }) => url ?? []);
  const link = links.find(isPermalink) ?? links[0];
  const title = shares.find((share) => share.title)?.title;
  const post = await deps.ownPost({ ...(mediaId !== undefined && { mediaId }), ...(link !== undefined && { link }) });
  if (!post) return linesContent([text, title, link]);
  const date = dateOf(post.publishedAt.getTime(), deps);
  return {
    text: text || post.caption || title || '',
    forward_origin: {
      type: 'channel',
      chat: accountChat(deps),
      message_id: await deps.identities.numberOf('post', post.id),
      date: date || dateOf(at, deps),
    },
  };
}

function linesContent(lines: readonly (string | undefined)[]): Content {
  const text = lines.filter(Boolean).join('\n');
  return text === '' ? sticker : { text };
}

// Other links lead to the picture alone, and die.
function isPermalink(url: string): boolean {
  return /^https:\/\/(?:[\w-]+\.)*(?:instagram|facebook)\.com\//.test(url);
}

const isShared = (one: Attachment): one is Of<'shared'> => one.type === 'shared';
const isLink = (one: Attachment): one is Of<'link'> => one.type === 'link';
const isPlace = (one: Attachment): one is Of<'location'> => one.type === 'location';

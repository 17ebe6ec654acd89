import { plain } from './class-of.ts';
import { timeMs } from './event-time.ts';
import type { MetaEvent, Reading } from './meta-event.ts';
import { rawComment, type RawComment } from './raw.ts';
import { readMessaging, type Circumstances } from './read-messaging.ts';

/**
 * Reads one change of an entry. Comments under posts, reels, broadcasts and a Page's posts become events; the account's own
 * ones are silence, as is everything that needs no answer. Direct messages in this envelope are read as messaging events.
 * Never throws.
 */
export function readChange(field: string, value: unknown, here: Circumstances): Reading {
  if (isMessagingField(field)) return readMessaging(value, here, field === 'standby');
  const raw = rawComment.safeParse(value).data;
  const read = readers[field];
  if (!Object.hasOwn(readers, field) || read === undefined) return silence(`change:${plain(field)}`);
  if (raw === undefined) return silence(`unreadable:${plain(field)}`);
  const reading = read(raw, here);
  if (here.entryId !== undefined && here.own.has(here.entryId)) return reading;
  return silence(`foreign_account:${reading.what}`);
}

const readers: { [field: string]: (raw: RawComment, here: Circumstances) => Reading } = {
  comments: (raw, here) => readComment('comment', raw, here),
  live_comments: (raw, here) => readComment('live_comment', raw, here),
  feed: readFeed,
  mentions: readMention,
  mention: () => silence('mention'),
};

function isMessagingField(field: string): boolean {
  return field === 'standby' || /^(?:messages|message_|messaging_)/.test(field);
}

function readComment(name: 'comment' | 'live_comment', raw: RawComment, here: Circumstances): Reading {
  const isReply = raw.parent_id !== undefined;
  if (isOwn(raw, here)) return silence(`${name}:own`);
  const author = raw.from?.id === undefined ? ':no_author' : isReply ? ':reply' : '';
  if (isRemoval(raw)) return { what: `${name}:removed`, events: removal(raw) };
  return { what: `${name}${author}`, events: added(raw, here, name === 'live_comment') };
}

// A Page's feed tells of everything under its posts (Graph API > Webhooks reference > page > feed).
function readFeed(raw: RawComment, here: Circumstances): Reading {
  const what = `feed:${plain(raw.item)}:${plain(raw.verb)}`;
  if (isOwn(raw, here)) return silence(`${what}:own`);
  if (raw.item !== 'comment') return silence(what);
  if (isRemoval(raw)) return { what, events: removal(raw) };
  return { what, events: raw.verb === 'add' ? added(raw, here, false) : [] };
}

/**
 * Who is mentioned is told the two ids and nothing else (Webhooks > Instagram > mentions). A caption that names the account
 * asks it nothing, and has no comment.
 */
function readMention({ media_id: post, comment_id: id, ...raw }: RawComment, here: Circumstances): Reading {
  if (!isNumber(post) || !isNumber(id)) return silence('mention');
  const at = timeMs(raw.timestamp) ?? here.entryTimeMs ?? 0;
  return { what: 'mention', events: [{ kind: 'mention', id, post, at }] };
}

function isNumber(id: string | undefined): id is string {
  return id !== undefined && /^\d+$/.test(id);
}

function isOwn({ from, sender_id: senderId }: RawComment, { own, entryId }: Circumstances): boolean {
  if (from?.self_ig_scoped_id !== undefined) return true;
  const author = from?.id ?? senderId;
  return author !== undefined && (own.has(author) || author === entryId);
}

function isRemoval({ verb }: RawComment): boolean {
  return verb === 'remove' || verb === 'delete' || verb === 'deleted';
}

function added(raw: RawComment, here: Circumstances, isLive: boolean): MetaEvent[] {
  const id = raw.comment_id ?? raw.id;
  if (id === undefined) return [];
  const post = postOf(raw);
  return [
    {
      kind: 'comment',
      id,
      // A comment right under a Page's post has the post as its parent.
      parent: raw.parent_id === post ? undefined : raw.parent_id,
      post,
      person: raw.from?.id ?? raw.sender_id,
      username: raw.from?.username,
      name: raw.from?.name ?? raw.sender_name,
      text: raw.text ?? raw.message ?? '',
      at: timeMs(raw.created_time) ?? timeMs(raw.timestamp) ?? here.entryTimeMs ?? 0,
      isLive,
    },
  ];
}

function removal(raw: RawComment): MetaEvent[] {
  const id = raw.comment_id ?? raw.id;
  const post = postOf(raw);
  if (id === undefined || post === undefined) return [];
  return [{ kind: 'comment_deleted', id, post, person: raw.from?.id ?? raw.sender_id }];
}

// Under an advertised post the comment comes with the ad's copy of it; the shop knows the post itself.
function postOf({ media, media_id: mediaId, post_id: postId }: RawComment): string | undefined {
  return media?.original_media_id ?? media?.id ?? mediaId ?? postId;
}

function silence(what: string): Reading {
  return { what, events: [] };
}

import { classOf } from './class-of.ts';
import { timeMs } from './event-time.ts';
import type { MessageEvent, MetaEvent, Reading } from './meta-event.ts';
import { oneFileEach } from './one-file-each.ts';
import { rawMessaging, type RawMessage, type RawMessaging } from './raw.ts';
import { readAttachments } from './read-attachments.ts';

/** What an item's reading depends on beside the item. */
export interface Circumstances {
  /** Every id of the own account. */
  own: ReadonlySet<string>;
  entryId: string | undefined;
  entryTimeMs: number | undefined;
}

/** Who talks with the account, and when. */
interface Talk {
  person: string;
  at: number;
}

/**
 * Reads one messaging event, from whichever envelope. Silence: another app's thread (`standby`), the dashboard's test button,
 * foreign accounts, the account talking to itself, and what needs no answer. Never throws.
 */
export function readMessaging(value: unknown, here: Circumstances, isStandby = false): Reading {
  const raw = rawMessaging.safeParse(value).data;
  if (raw === undefined) return { what: 'unreadable', events: [] };
  const keys = new Set(Object.keys(Object(value)));
  const what = classOf(keys, raw);
  if (isDashboardTest(keys, raw)) return { what: `dashboard_test:${what}`, events: [] };
  if (!isOurs(raw, here)) return { what: `foreign_account:${what}`, events: [] };
  if (isStandby) return { what: `standby:${what}`, events: [] };
  if (isSelf(raw, here)) return { what: what.startsWith('echo') ? 'echo:self' : `self:${what}`, events: [] };
  return { what, events: eventsOf(raw, here) };
}

// Constants of the "Test" button of the app dashboard; its form of 2021 had `event_type`.
function isDashboardTest(keys: ReadonlySet<string>, { sender, recipient, message }: RawMessaging): boolean {
  if (keys.has('event_type') && keys.has('event_data')) return true;
  return (sender?.id === '12334' && recipient?.id === '23245') || message?.mid === 'random_mid';
}

function isOurs({ sender, recipient }: RawMessaging, { own, entryId }: Circumstances): boolean {
  return [entryId, sender?.id, recipient?.id].some((id) => id !== undefined && own.has(id));
}

/** The account writes to itself, or from itself without the platform calling it an echo. Taking back is read in any case. */
function isSelf(raw: RawMessaging, { own }: Circumstances): boolean {
  const { message, sender, recipient } = raw;
  if (raw.is_self || message?.is_self) return true;
  const isFromUs = sender?.id !== undefined && own.has(sender.id);
  if (!isFromUs || message?.is_deleted) return false;
  return !message?.is_echo || (recipient?.id !== undefined && own.has(recipient.id));
}

function eventsOf(raw: RawMessaging, here: Circumstances): MetaEvent[] {
  const at = timeMs(raw.timestamp) ?? here.entryTimeMs ?? 0;
  const { message_edit: edit, 'policy-enforcement': policy } = raw;
  if (policy) return [{ kind: 'policy', action: policy.action ?? '', reason: policy.reason ?? '', at }];
  // The announcement of a message may come without anybody's id.
  if (edit?.mid !== undefined && Number(edit.num_edit) === 0) return [{ kind: 'announced', mid: edit.mid, at }];
  const person = personOf(raw, here);
  return person === undefined ? [] : eventsWith({ person, at }, raw);
}

/** The one of the two who is not the account: an echo's recipient, everybody else's sender. */
function personOf({ sender, recipient, message }: RawMessaging, { own }: Circumstances): string | undefined {
  const isFromUs = message?.is_echo === true || (sender?.id !== undefined && own.has(sender.id));
  const [likely, other] = isFromUs ? [recipient?.id, sender?.id] : [sender?.id, undefined];
  return [likely, other].find((id) => id !== undefined && !own.has(id));
}

function eventsWith(talk: Talk, raw: RawMessaging): MetaEvent[] {
  const { message, postback, message_edit: edit, referral } = raw;
  if (message) return message.mid === undefined ? [] : eventsOfMessage(talk, { ...message, mid: message.mid });
  if (postback) {
    const { mid, title, payload } = postback;
    return [{ kind: 'postback', ...talk, mid, title, payload, ref: postback.referral?.ref }];
  }
  if (referral) return [{ kind: 'referral', ...talk, mid: undefined, ref: referral.ref }];
  if (edit?.mid === undefined || edit.text === undefined) return [];
  const edition = Number(edit.num_edit);
  return [
    { kind: 'edit', ...talk, mid: edit.mid, text: edit.text, edition: Number.isSafeInteger(edition) ? edition : 1 },
  ];
}

function eventsOfMessage(talk: Talk, message: RawMessage & { mid: string }): MetaEvent[] {
  const { mid, text, reply_to: reply, referral } = message;
  if (message.is_deleted) return [{ kind: 'deleted', ...talk, mid }];
  if (message.is_echo) {
    const attachments = (message.attachments ?? []).map(({ type }) => type ?? '');
    return [{ kind: 'echo', ...talk, mid, text, attachments }];
  }
  const event: MessageEvent = {
    kind: 'message',
    ...talk,
    mid,
    text,
    quickReply: message.quick_reply?.payload,
    replyTo: reply && { mid: reply.mid, story: reply.story?.id },
    attachments: attachmentsOf(message),
  };
  // The link that opened the thread comes with its first message: both are heard, the link first.
  const opening: MetaEvent[] = isRef(referral?.ref)
    ? [{ kind: 'referral', ...talk, at: Math.max(0, talk.at - 1), mid, ref: referral?.ref }]
    : [];
  return [...opening, ...oneFileEach(event)];
}

function attachmentsOf({ attachments = [], is_unsupported: isUnsupported, sticker_id: stickerId }: RawMessage) {
  if (attachments.length > 0) return readAttachments(attachments);
  if (isUnsupported) return readAttachments([{ type: 'unsupported_type' }]);
  return stickerId === undefined ? [] : readAttachments([{ type: 'sticker' }]);
}

/** Whether a link's `ref` can be the payload of one of our deep links: 1 to 64 letters, digits, `_` or `-`. */
export function isRef(ref: string | undefined): ref is string {
  return ref !== undefined && /^[\w-]{1,64}$/.test(ref);
}

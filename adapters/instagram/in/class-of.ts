import type { RawMessage, RawMessaging } from './raw.ts';

/** Kinds of messaging events by the key that tells them; the first that is there counts. */
const kinds = {
  postback: 'postback',
  referral: 'referral',
  message_edit: 'message_edit',
  reaction: 'reaction',
  read: 'read',
  delivery: 'delivery',
  optin: 'optin',
  account_linking: 'account_linking',
  'policy-enforcement': 'policy',
  app_roles: 'app_roles',
  pass_thread_control: 'pass_thread_control',
  take_thread_control: 'take_thread_control',
  request_thread_control: 'request_thread_control',
} as const;

/** What sort of messaging event has these keys, for the log. Never anybody's words. */
export function classOf(keys: ReadonlySet<string>, { message }: RawMessaging): string {
  if (message) return classOfMessage(message);
  return Object.entries(kinds).find(([key]) => keys.has(key))?.[1] ?? 'unknown_event';
}

function classOfMessage(message: RawMessage): string {
  if (message.is_deleted) return 'deleted';
  if (message.is_echo) return message.is_self ? 'echo:self' : 'echo';
  if (message.is_unsupported) return 'unsupported';
  if (message.quick_reply) return 'quick_reply';
  if (message.reply_to?.story) return 'story_reply';
  if (message.reply_to?.mid !== undefined) return 'reply';
  const types = (message.attachments ?? []).map(({ type }) => plain(type));
  if (types.length > 0) return `media:${types.join('+')}${message.text === undefined ? '' : ':text'}`;
  if (message.text === undefined) return 'empty';
  return message.referral?.ad_id === undefined ? 'text' : 'text:ad_referral';
}

/** The name of a kind, as a log can bear it. */
export function plain(name: string | undefined): string {
  return (name ?? 'unknown').replaceAll(/[^\w<>-]/g, '').slice(0, 40);
}

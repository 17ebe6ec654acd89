/** What an event is about, so that echoes, reads and the rest can be held apart. */
export const eventKinds = [
  'message',
  'postback',
  'echo',
  'read',
  'reaction',
  'edit',
  'deleted',
  'referral',
  'comment',
  'mention',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** How webhooks go out. Unset fields stay as they were. */
export interface DeliverySettings {
  /** How often each event is delivered; 1 by default. */
  copies: number;
  /** Most events in one POST; 1 by default. */
  batch: number;
  /** Order of the events that wait; `as-happened` by default. */
  order: 'as-happened' | 'reversed';
  /** `overtaking`: the echo is delivered before the call is answered. `after-answer` is the default; `none`: no echoes at all. */
  echoes: 'overtaking' | 'after-answer' | 'none';
  /** `changes[]`, or `field` and `value` straight on the entry. */
  comments: 'changes' | 'flat';
  /** The whole body inside an array, as the docs show it. */
  wrapped: boolean;
  /** Echoes carry the app's id; real ones of the account do not. */
  echoAppId: boolean;
}

/** As the platform sends on a quiet day. */
export const usualSettings: DeliverySettings = {
  copies: 1,
  batch: 1,
  order: 'as-happened',
  echoes: 'after-answer',
  comments: 'changes',
  wrapped: false,
  echoAppId: false,
};

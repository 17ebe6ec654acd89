import type { RecordedCall } from '../telegram/calls.ts';

/**
 * One call as it came and what it was answered. `method` is the edge (`messages`, `replies`, `comments`, `media`,
 * `subscribed_apps`, `messenger_profile`, `conversations`, `mentions`, `refresh_access_token`, ...), `sender_action` for an
 * action without a message, or for a bare node its kind (`account`, `person`, `post`, `comment`, `message`, `conversation`).
 */
export interface GraphCall extends RecordedCall {
  verb: 'GET' | 'POST' | 'DELETE';
  /** Without the version. */
  path: string;
  /** HTTP status of the answer. */
  status: number;
  /** The Graph error in the answer, whatever its status. */
  error?: { code: number; subcode?: number };
}

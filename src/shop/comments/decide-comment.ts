import type { Room } from './brakes.ts';
import type { CommentIntent } from './comment-reading.ts';
import type { CommentMode } from './comment-modes.ts';
import type { CommentSettings } from './comment-settings.ts';

/** What becomes of a comment. `later`: a private reply that has no room now. */
export type Decision = {
  status: 'answered' | 'invited' | 'asked' | 'braked' | 'silent';
  publicly: boolean;
  privately: boolean;
  later: boolean;
};

const asking: readonly CommentIntent[] = ['price', 'stock', 'size', 'buy', 'question'];
const forNobody: readonly CommentIntent[] = ['praise', 'aside'];
const nothing = { publicly: false, privately: false, later: false } as const;

/**
 * Decides by what the comment wants, whether its post shows a product on sale, the owner's settings, and the brakes.
 * `isReply`: it stands under another comment, where people talk with each other. `isElsewhere`: under a post of somebody
 * else, where nobody can be answered privately.
 */
export function decideComment(comment: {
  intent: CommentIntent;
  isReply: boolean;
  isElsewhere: boolean;
  hasProduct: boolean;
  settings: CommentSettings;
  room: Room;
}): Decision {
  const { intent, isReply, isElsewhere, hasProduct, settings, room } = comment;
  const asks = asking.includes(intent);
  if (!settings.commentsOn || forNobody.includes(intent) || (isReply && !asks)) return { status: 'silent', ...nothing };
  if (isElsewhere) return asks ? decideElsewhere(settings, room) : { status: 'silent', ...nothing };
  const mode = modeOf(asks, hasProduct, settings);
  if (mode === 'silent') return { status: 'silent', ...nothing };
  if (mode === 'ask') return { status: room.ask ? 'asked' : 'silent', ...nothing };
  if (!room.person) return { status: 'braked', ...nothing };
  if (!room.privately) return { status: 'braked', ...nothing, later: true };
  const publicly = mode === 'answer' && room.publicly;
  return { status: publicly ? 'answered' : 'invited', publicly, privately: true, later: false };
}

/** A guest under somebody's post answers questions only, and asks its owners nothing. */
function decideElsewhere({ unlinkedComments }: CommentSettings, room: Room): Decision {
  if (unlinkedComments === 'silent') return { status: 'silent', ...nothing };
  if (!room.person || !room.publicly) return { status: 'braked', ...nothing };
  return { status: 'answered', ...nothing, publicly: true };
}

function modeOf(asks: boolean, hasProduct: boolean, settings: CommentSettings): CommentMode | 'answer' {
  if (!asks) return settings.unclearComments;
  return hasProduct ? 'answer' : settings.unlinkedComments;
}

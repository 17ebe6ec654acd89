import { mostFiles } from './limits.ts';
import type { EventOf, MetaEvent } from './meta-event.ts';

/**
 * The one name of an event, whichever delivery brings it. A message's id alone is none: its edits, its deletion and a tap
 * may go by the same. Comments have no account in theirs: their ids are unique, and an ad brings them a second time.
 */
export function eventKey(event: MetaEvent, account: string): string {
  switch (event.kind) {
    case 'message':
      return `${event.isFetched ? 'f' : 'm'}:${account}:${partId(event.mid, event.part)}`;
    case 'postback':
      return keyOfTap(event, account);
    case 'referral':
      return event.mid === undefined ? `referral:${event.person}:${event.at}` : `r:${account}:${event.mid}`;
    case 'edit':
      return `e:${account}:${event.mid}:${event.edition}`;
    case 'announced':
      return `e:${account}:${event.mid}:0`;
    case 'deleted':
      return `d:${account}:${event.mid}`;
    case 'echo':
      return `o:${account}:${event.mid}`;
    case 'comment':
      return `c:${event.id}`;
    case 'mention':
      return `n:${event.id}`;
    case 'comment_deleted':
      return `x:${event.id}`;
    default:
      return `policy:${account}:${event.at}`;
  }
}

function keyOfTap({ mid, person, at }: EventOf<'postback'>, account: string): string {
  return mid === undefined ? `postback:${person}:${at}` : `p:${account}:${mid}`;
}

/** The id of one file of a message with several; the first one, and what has no parts, goes by the message's own. */
export function partId(mid: string, part = 1): string {
  return part === 1 ? mid : `${mid}:${part}`;
}

/** The ids of all parts that a message may have. */
export function partIds(mid: string): string[] {
  return Array.from({ length: mostFiles }, (_, at) => partId(mid, at + 1));
}

/** An Instagram message can be edited five times; a Messenger message as well. */
const mostEditions = 5;

/** Keys under which words of a message may be stored. */
export function keysOfMessage(mid: string, account: string): string[] {
  const editions = Array.from({ length: mostEditions }, (_, index) => `e:${account}:${mid}:${index + 1}`);
  const parts = partIds(mid).flatMap((id) => [`m:${account}:${id}`, `f:${account}:${id}`]);
  return [...parts, `o:${account}:${mid}`, ...editions];
}

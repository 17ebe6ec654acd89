import type { EventOf, MetaEvent } from './meta-event.ts';

/**
 * The one name of an event, whichever delivery brings it. A message's id alone is none: its edits, its deletion and a tap
 * may go by the same. Comments have no account in theirs: their ids are unique, and an ad brings them a second time.
 */
export function eventKey(event: MetaEvent, account: string): string {
  switch (event.kind) {
    case 'message':
      return `${event.isFetched ? 'f' : 'm'}:${account}:${event.mid}`;
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
    case 'comment_deleted':
      return `x:${event.id}`;
    default:
      return `policy:${account}:${event.at}`;
  }
}

function keyOfTap({ mid, person, at }: EventOf<'postback'>, account: string): string {
  return mid === undefined ? `postback:${person}:${at}` : `p:${account}:${mid}`;
}

/** An Instagram message can be edited five times; a Messenger message as well. */
const mostEditions = 5;

/** Keys under which words of a message may be stored. */
export function keysOfMessage(mid: string, account: string): string[] {
  const editions = Array.from({ length: mostEditions }, (_, index) => `e:${account}:${mid}:${index + 1}`);
  return [...['m', 'f', 'o'].map((kind) => `${kind}:${account}:${mid}`), ...editions];
}

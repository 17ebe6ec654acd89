import type { Residents } from './residents.ts';
import { frameOf } from './snapshots.ts';
import type { Change } from './telegram/changes.ts';
import type { TelegramStandIn } from './telegram/stand-in.ts';

export interface PageEvent {
  event: string;
  data: object;
}

/** Turns changes of the stand-in into what open pages are told; the returned function ends it. */
export function watchChats(
  telegram: TelegramStandIn,
  residents: Residents,
  tell: (event: PageEvent) => void,
): () => void {
  return telegram.onChange((change) => {
    for (const event of eventsOf(change, residents)) tell(event);
  });
}

function eventsOf(change: Change, residents: Residents): PageEvent[] {
  if (change.kind === 'call' || change.kind === 'delivered') return [];
  if (change.kind === 'commands')
    return residents.all().map((resident) => ({ event: 'frame', data: frameOf(resident) }));
  if (!('chatId' in change)) return [];
  const resident = residents.byId(change.chatId);
  if (!resident) return [];
  switch (change.kind) {
    case 'message':
    case 'edited': {
      const message = resident.person.message(change.messageId);
      const shown = message ? [{ event: 'message', data: { chatId: change.chatId, message } }] : [];
      // An own message may start the chat, which changes the frame.
      return change.kind === 'message' ? [...shown, { event: 'frame', data: frameOf(resident) }] : shown;
    }
    case 'deleted':
    case 'action':
    case 'answer':
      return [{ event: change.kind, data: change }];
    case 'keyboard':
    case 'chat':
    case 'menu':
      return [{ event: 'frame', data: frameOf(resident) }];
    default:
      return change satisfies never;
  }
}

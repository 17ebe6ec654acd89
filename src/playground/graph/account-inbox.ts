import type { GraphId, PersonState } from './model.ts';
import { showThread, type ShownGraphMessage } from './shown-message.ts';
import { windowUntilMs, type GraphWorld } from './world.ts';

/** One row of the owner's inbox. */
export interface InboxThread {
  personId: GraphId;
  name: string;
  username: string;
  /** `requests`: the person never wrote. */
  folder: 'primary' | 'requests';
  last: ShownGraphMessage | undefined;
  /** Messages of the person after the last one that the account saw or answered. */
  unread: number;
  isWindowOpen: boolean;
}

/** Threads with messages, the newest first. */
export function inboxOf(world: GraphWorld): InboxThread[] {
  const lastMs = ({ last }: InboxThread) => last?.atMs ?? 0;
  return [...world.people.values()]
    .filter(({ messages }) => messages.size > 0)
    .map((state) => inboxRow(world, state))
    .toSorted((a, b) => lastMs(b) - lastMs(a));
}

function inboxRow(world: GraphWorld, state: PersonState): InboxThread {
  const thread = showThread(state, 'phone');
  const handled = thread.findLastIndex(({ by, id }) => by === 'account' || id === state.seenMid);
  return {
    personId: state.id,
    name: state.name,
    username: state.username,
    folder: thread.some(({ by }) => by === 'person') ? 'primary' : 'requests',
    last: thread.at(-1),
    unread: thread.length - 1 - handled,
    isWindowOpen: (windowUntilMs(state) ?? 0) > world.nowMs(),
  };
}

import { CALLBACK_LIFETIME_MS, UPDATE_LIFETIME_MS } from './limits.ts';
import type { Update } from './model.ts';
import type { Clock } from './world.ts';

/** Event kinds the platform sends unless asked otherwise: all but these. docs: getUpdates.allowed_updates */
const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export interface QueuedUpdate {
  update: Update;
  /** Deliveries of one lane keep their order. The server keeps one per family of events and chat. */
  lane: string;
  expiresAtMs: number;
}

export interface UpdateQueue {
  push(event: string, body: object, chatId: number): void;
  /** Undelivered updates, oldest first; expired ones are dropped. */
  pending(): QueuedUpdate[];
  /** Forgets all updates with a number below `offset`; a negative one keeps the last `-offset`. */
  confirmBelow(offset: number): void;
  remove(updateId: number): void;
  clear(): void;
  /** Which events are wanted; undefined leaves the choice as it was, an empty list means the default ones. */
  allow(events: string[] | undefined): void;
  allowed(): string[];
  /** Calls when something was pushed; the returned function ends it. */
  onPush(listener: () => void): () => void;
}

/** Makes the queue of undelivered updates. Numbers rise also after a restart, since they begin at tenths of seconds. `onDelivered` is called when some left it. */
export function createUpdateQueue(clock: Clock, onDelivered: () => void): UpdateQueue {
  let lastId = Math.max(Math.floor((clock.now().getTime() - Date.UTC(2026, 0, 1)) / 100), 1);
  let queue: QueuedUpdate[] = [];
  let wanted: string[] = [];
  const listeners = new Set<() => void>();

  function keep(left: QueuedUpdate[]): void {
    const isShorter = left.length < queue.length;
    queue = left;
    if (isShorter) onDelivered();
  }

  const isWanted = (event: string) => (wanted.length === 0 ? !NOT_BY_DEFAULT.has(event) : wanted.includes(event));

  return {
    push(event, body, chatId) {
      if (!isWanted(event)) return;
      lastId += 1;
      const lifetimeMs = event === 'callback_query' ? CALLBACK_LIFETIME_MS : UPDATE_LIFETIME_MS;
      queue.push({
        update: { update_id: lastId, [event]: body },
        lane: `${event.replace('edited_', '')}:${chatId}`,
        expiresAtMs: clock.now().getTime() + lifetimeMs,
      });
      for (const listener of listeners) listener();
    },
    pending() {
      const now = clock.now().getTime();
      if (queue.some((entry) => entry.expiresAtMs <= now)) queue = queue.filter((entry) => entry.expiresAtMs > now);
      return queue;
    },
    confirmBelow(offset) {
      if (offset < 0) keep(queue.slice(offset));
      else if (offset > 0) keep(queue.filter((entry) => entry.update.update_id >= offset));
    },
    remove: (updateId) => keep(queue.filter((entry) => entry.update.update_id !== updateId)),
    clear: () => keep([]),
    allow: (events) => {
      if (events) wanted = events;
    },
    allowed: () => wanted,
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

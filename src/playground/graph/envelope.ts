import type { DeliverySettings, EventKind } from './delivery-settings.ts';
import type { GraphId } from './model.ts';

/** One event before it is put into a body. */
export interface GraphEvent {
  kind: EventKind;
  object: 'instagram' | 'page';
  /** The account's or the Page's id. */
  entryId: GraphId;
  /** Events of one lane keep their order as long as the webhook accepts them. */
  lane: string;
  atMs: number;
  body: { messaging: object } | { field: string; value: object };
}

type Shape = Pick<DeliverySettings, 'comments' | 'wrapped'>;

/** The body of one POST. Neighbours of the same sort share an entry, as on the platform. All events must have the same `object`. */
export function envelopeOf(events: readonly GraphEvent[], { comments, wrapped }: Shape): unknown {
  const entries: Entry[] = [];
  for (const event of events) {
    const last = entries.at(-1);
    if (last && joins(last, event, comments)) continue;
    entries.push(entryOf(event, comments));
  }
  const body = { object: events[0]?.object, entry: entries };
  return wrapped ? [body] : body;
}

interface Entry {
  id: GraphId;
  time: number;
  messaging?: object[];
  changes?: object[];
  field?: string;
  value?: object;
}

// `time` is in milliseconds beside `messaging`, and in seconds beside `changes`.
function entryOf({ entryId, atMs, body }: GraphEvent, comments: Shape['comments']): Entry {
  if ('messaging' in body) return { id: entryId, time: atMs, messaging: [body.messaging] };
  const time = Math.floor(atMs / 1000);
  return comments === 'flat' ? { id: entryId, time, ...body } : { id: entryId, time, changes: [body] };
}

function joins(entry: Entry, { entryId, body }: GraphEvent, comments: Shape['comments']): boolean {
  if (entry.id !== entryId) return false;
  if ('messaging' in body) return Boolean(entry.messaging?.push(body.messaging));
  return comments === 'changes' && Boolean(entry.changes?.push(body));
}

import { z } from 'zod';
import { timeMs } from './event-time.ts';
import { foreignId } from './raw.ts';

/** Where in a delivery an item stood. */
export type Place = { list: 'messaging' | 'standby' } | { list: 'changes'; field: string };

/** One item of a delivery, not looked into yet. */
export interface Item {
  place: Place;
  /** The account or Page whose entry it came in. */
  entryId: string | undefined;
  /** The entry's own time; ms. */
  entryTimeMs: number | undefined;
  value: unknown;
}

/** The items for one object of the platform (`instagram`, `page`, ...). */
export interface Delivery {
  object: string;
  items: Item[];
}

const list = z.array(z.unknown()).catch([]);
const envelope = z.object({ object: z.string(), entry: list });
const change = z.object({ field: z.string(), value: z.unknown().optional() });
const entrySchema = z.object({
  id: foreignId.optional().catch(undefined),
  time: z.unknown().optional(),
  messaging: list,
  standby: list,
  changes: list,
  field: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
});

/**
 * Takes a webhook's body apart: items in `messaging`, `standby` and `changes` and a `field` with its `value` beside them, of
 * every entry, of one body or a list of bodies. What has no such form is left out. Never throws.
 */
export function readDeliveries(body: unknown): Delivery[] {
  const bodies: unknown[] = Array.isArray(body) ? body : [body];
  return bodies.flatMap((one) => {
    const read = envelope.safeParse(one).data;
    return read ? [{ object: read.object, items: read.entry.flatMap(itemsOf) }] : [];
  });
}

function itemsOf(rawEntry: unknown): Item[] {
  const entry = entrySchema.safeParse(rawEntry).data;
  if (!entry) return [];
  const from = { entryId: entry.id, entryTimeMs: timeMs(entry.time) };
  const item = (place: Place, value: unknown): Item => ({ place, value, ...from });
  const changes = entry.changes.map((one) => change.safeParse(one).data ?? { field: 'unreadable', value: undefined });
  if (entry.field !== undefined) changes.push({ field: entry.field, value: entry.value });
  return [
    ...entry.messaging.map((value) => item({ list: 'messaging' }, value)),
    ...entry.standby.map((value) => item({ list: 'standby' }, value)),
    ...changes.map(({ field, value }) => item({ list: 'changes', field }, value)),
  ];
}

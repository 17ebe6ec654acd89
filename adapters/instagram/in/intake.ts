import { createDroppedCounter } from './count-dropped.ts';
import { readDeliveries, type Item } from './delivery.ts';
import type { InboundDeps } from './deps.ts';
import type { MetaEvent, Reading } from './meta-event.ts';
import { readChange } from './read-change.ts';
import { readMessaging, type Circumstances } from './read-messaging.ts';
import { createSorter, type Service } from './to-inbound.ts';

type Deps = Pick<
  InboundDeps,
  'account' | 'identities' | 'seal' | 'drop' | 'accept' | 'isOwnMessage' | 'isOwnComment' | 'log'
>;

/** Takes the items of one delivery. Rejects when an event could not be stored; what can't be read is dropped. */
export type Intake = (items: readonly Item[]) => Promise<void>;

/**
 * Stores what people did, each event once under its own key; everything else is counted. All events of a delivery are
 * handed over at once, and one that fails takes no other with it: the delivery comes again, and the others are known then.
 */
export function createIntake(service: Service, deps: Deps): Intake {
  const countDropped = createDroppedCounter(deps.log, service.channel);
  return async (items) => {
    const own = new Set(deps.account().ids);
    const toInbound = createSorter(service, deps);
    const store = async (event: MetaEvent): Promise<void> => {
      if (await isOurDoing(event, deps)) countDropped(`own ${event.kind}`);
      else await deps.accept(await toInbound(event));
    };
    const readings = items.map((item) => readItem(item, own));
    for (const { what, events } of readings) if (events.length === 0) countDropped(what);
    const results = await Promise.allSettled(readings.flatMap(({ events }) => events.map(store)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw new Error('an event could not be stored', { cause: failed.reason });
  };
}

/** What an item is, and what comes of it. Never throws. */
export function readItem({ place, value, ...from }: Item, own: ReadonlySet<string>): Reading {
  const here: Circumstances = { ...from, own };
  if (place.list === 'changes') return readChange(place.field, value, here);
  return readMessaging(value, here, place.list === 'standby');
}

/** What we sent or commented ourselves comes back; what is not known yet is told apart later. */
async function isOurDoing(event: MetaEvent, deps: Deps): Promise<boolean> {
  if (event.kind === 'echo') return await deps.isOwnMessage(event.mid);
  // Our public answers hang under a comment.
  const mayBeOurs = event.kind === 'comment' && (event.parent !== undefined || event.person === undefined);
  return mayBeOurs && (await deps.isOwnComment(event.id));
}

/** Which services are there, by the `object` of their deliveries. */
export type Intakes = { [name in Service['object']]?: Intake };

/**
 * Takes a whole body, whichever services it is for. Objects that no service takes are authentic and nothing to us.
 * Rejects when a part could not be stored, after everything else was.
 */
export async function takeBody(body: unknown, intakes: Intakes): Promise<void> {
  const takes = readDeliveries(body).map(async ({ object, items }) => {
    if (object === 'instagram' || object === 'page') await intakes[object]?.(items);
  });
  const failed = (await Promise.allSettled(takes)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

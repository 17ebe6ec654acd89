import { createCarrier, type CarrierDeps } from './carrier.ts';
import { eventKinds, usualSettings, type DeliverySettings, type EventKind } from './delivery-settings.ts';
import type { GraphEvent } from './envelope.ts';
import { wireForm } from './signature.ts';

export interface Deliveries {
  readonly settings: Readonly<DeliverySettings>;
  configure(settings: Partial<DeliverySettings>): void;
  /** Keeps events of these kinds (all by default) back until `release`. */
  hold(...kinds: EventKind[]): void;
  /** Sends what was held, by the present settings, and holds nothing any more. */
  release(): void;
  /** Sends a body of any shape, signed: what no person can do, e.g. a dashboard test or a foreign account's event. Resolves with the webhook's status. */
  sendRaw(body: unknown): Promise<number>;
  /** Sends an earlier POST again, byte for byte; the newest when no number is given. Resolves with the webhook's status. */
  repeat(at?: number): Promise<number>;
  /** Bodies of accepted POSTs, oldest first. */
  readonly accepted: readonly string[];
  /** Events that nobody subscribed to. */
  readonly unsubscribed: number;
}

/** The side of deliveries that the stand-in itself uses. */
export interface DeliveryQueue extends Deliveries {
  /** Queues an event; resolves when its first attempt ended, or at once when none is made now. It is not sent before `afterMs` milliseconds. */
  push(event: GraphEvent, afterMs?: number): Promise<void>;
  sendTo(url: string): void;
  pending(): number;
  close(): void;
}

interface DeliveryDeps extends Omit<CarrierDeps, 'settings' | 'isHeld'> {
  isSubscribed(object: GraphEvent['object']): boolean;
}

/** Sends events to the webhook as the settings say; see `createCarrier` for order and repeats. */
export function createDeliveries(deps: DeliveryDeps): DeliveryQueue {
  const settings: DeliverySettings = { ...usualSettings };
  const held = new Set<EventKind>();
  const carrier = createCarrier({ ...deps, settings, isHeld: ({ kind }) => held.has(kind) });
  let unsubscribed = 0;
  return {
    settings,
    configure: (changed) => void Object.assign(settings, changed),
    hold(...kinds) {
      for (const kind of kinds.length > 0 ? kinds : eventKinds) held.add(kind);
    },
    release() {
      held.clear();
      carrier.plan();
    },
    sendRaw: (body) => carrier.line.post(wireForm(body)),
    repeat: (at) => carrier.line.repeat(at),
    accepted: carrier.line.accepted,
    get unsubscribed() {
      return unsubscribed;
    },
    push(event, afterMs) {
      if (deps.isSubscribed(event.object)) return carrier.take(event, afterMs);
      unsubscribed += 1;
      return Promise.resolve();
    },
    sendTo(url) {
      carrier.line.open(url);
      carrier.plan();
    },
    pending: () => carrier.pending(),
    close: () => carrier.close(),
  };
}

import type { Log } from '../telegram/log.ts';
import { createAlarms } from './alarms.ts';
import type { DeliverySettings } from './delivery-settings.ts';
import { envelopeOf, type GraphEvent } from './envelope.ts';
import { MAX_DELIVERIES, WEBHOOK } from './limits.ts';
import { wireForm } from './signature.ts';
import { createLine, isAccepted, type WebhookLine } from './webhook-line.ts';

export interface CarrierDeps {
  appSecret: string;
  settings: Readonly<DeliverySettings>;
  /** Events that are not to leave now. */
  isHeld: (event: GraphEvent) => boolean;
  nowMs: () => number;
  onDelivered: () => void;
  firstRetryMs: number;
  log: Log;
}

/** Brings events to the webhook. */
export interface Carrier {
  line: WebhookLine;
  /** Takes an event; resolves when its first attempt ended, or at once when none is made now. */
  take(event: GraphEvent, afterMs?: number): Promise<void>;
  /** Sends what can leave, after the present task. */
  plan(): void;
  pending(): number;
  close(): void;
}

interface Waiting {
  event: GraphEvent;
  attempts: number;
  /** Ends the wait of `take`. */
  tried: () => void;
}

/** In order within a lane until one is refused, lanes side by side, repeated with growing waits for 36 hours. */
export function createCarrier(deps: CarrierDeps): Carrier {
  const alarms = createAlarms();
  const line = createLine(deps);
  const busyLanes = new Set<string>();
  let waiting: Waiting[] = [];
  let flights = 0;
  let flying = 0;
  let isPlanned = false;

  const isReady = ({ event }: Waiting) => !deps.isHeld(event) && !busyLanes.has(event.lane);

  // Events of one moment can share a POST, so sending waits for the end of the present task.
  function plan(): void {
    if (isPlanned || !line.isOpen()) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      send();
    });
  }

  function send(): void {
    const oldestMs = deps.nowMs() - WEBHOOK.lifetimeMs;
    waiting = waiting.filter(({ event }) => event.atMs >= oldestMs);
    while (line.isOpen() && flights < MAX_DELIVERIES) {
      const load = nextLoad(waiting.filter(isReady), deps.settings);
      if (load.length === 0) return;
      waiting = waiting.filter((one) => !load.includes(one));
      void fly(load);
    }
  }

  async function fly(load: Waiting[]): Promise<void> {
    for (const { event } of load) busyLanes.add(event.lane);
    flights += 1;
    flying += load.length;
    const events = load.map(({ event }) => event);
    const status = await line.post(wireForm(envelopeOf(events, deps.settings)));
    flights -= 1;
    flying -= load.length;
    for (const { event } of load) busyLanes.delete(event.lane);
    if (!isAccepted(status)) retryLater(load, status);
    for (const { tried } of load) tried();
    deps.onDelivered();
    send();
  }

  function retryLater(load: Waiting[], status: number): void {
    if (!line.isOpen()) return;
    deps.log.warn({ status, events: load.length }, 'webhook refused events; they will be sent again');
    const attempts = Math.max(...load.map((one) => one.attempts));
    alarms.set(Math.min(deps.firstRetryMs * 2 ** attempts, WEBHOOK.retryCeilingMs), load.length, () => {
      waiting.unshift(...load.map((one) => ({ ...one, attempts: one.attempts + 1 })));
      send();
    });
  }

  function queue(event: GraphEvent, tried: () => void): void {
    for (let copy = 0; copy < deps.settings.copies; copy += 1) waiting.push({ event, attempts: 0, tried });
    plan();
    if (!line.isOpen() || deps.isHeld(event)) tried();
  }

  return {
    line,
    take: (event, afterMs) =>
      new Promise((resolve) => {
        if (afterMs === undefined) queue(event, resolve);
        else alarms.set(afterMs, 1, () => queue(event, resolve));
      }),
    plan,
    pending: () => waiting.length + flying + alarms.counted(),
    close() {
      line.close();
      alarms.clear();
    },
  };
}

/** The events of the next POST: as many as a batch takes, all of one object. */
function nextLoad(free: readonly Waiting[], { order, batch }: DeliverySettings): Waiting[] {
  const row = order === 'reversed' ? free.toReversed() : free;
  const object = row[0]?.event.object;
  return row.filter(({ event }) => event.object === object).slice(0, batch);
}

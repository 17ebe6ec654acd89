import type { InboundEvent, Json } from '../../adapter.ts';
import type { InboundDeps } from './deps.ts';
import { eventKey } from './event-key.ts';
import type { MetaEvent } from './meta-event.ts';

/** Which of the platform's two services a channel is. */
export interface Service {
  /** The channel's name. */
  channel: string;
  /** The `object` of its deliveries. */
  object: 'instagram' | 'page';
}

type Deps = Pick<InboundDeps, 'account' | 'identities' | 'seal' | 'drop'>;

/** Puts events into the form of the inbox. Make one for each delivery: it asks for a person's number once. */
export function createSorter({ channel }: Service, deps: Deps): (event: MetaEvent) => Promise<InboundEvent> {
  const numbers = new Map<string, Promise<number>>();
  const numberOf = async (person: string): Promise<number> => {
    const number = numbers.get(person) ?? deps.identities.numberOf('person', person);
    numbers.set(person, number);
    return await number;
  };

  return async (event) => {
    const chat = 'person' in event && event.person !== undefined ? await numberOf(event.person) : undefined;
    const kept = chat === undefined ? event : await sealed(event, String(chat), deps);
    // A round by way of JSON leaves out what is undefined.
    const payload: Json = JSON.parse(JSON.stringify({ chat, event: kept }));
    const lane = `${channel}:${chat ?? laneWithoutPerson(event)}`;
    return { channel, eventId: eventKey(event, deps.account().ids[0] ?? ''), lane, order: orderOf(event), payload };
  };
}

// A lane of its own, so that its wait holds nobody up.
function laneWithoutPerson(event: MetaEvent): string {
  if ('mid' in event && event.mid !== undefined) return `announced:${event.mid}`;
  return 'id' in event ? `comment:${event.id}` : 'account';
}

/**
 * An event is known again by its key and its order, so the order must come from the event alone. Comments bring no time of
 * their own: an ad's copy, a repeated delivery and a look at the post name different ones.
 */
function orderOf(event: MetaEvent): number {
  if (!('at' in event) || event.kind === 'comment' || event.kind === 'mention') return 0;
  // Files of one message come in their order.
  return event.kind === 'message' ? event.at + (event.part ?? 1) - 1 : event.at;
}

/** A password that was typed is kept as its hash only. Comments are public, commands and taps are ours. */
async function sealed(event: MetaEvent, chat: string, { seal, drop }: Deps): Promise<MetaEvent> {
  // What a person of the shop writes by hand is no password of ours.
  if (event.kind === 'echo')
    return event.text === undefined ? event : { ...event, text: drop?.(event.text) ?? event.text };
  if (!seal || (event.kind !== 'message' && event.kind !== 'edit')) return event;
  if (event.kind === 'message' && event.quickReply !== undefined) return event;
  if (event.text === undefined || event.text.startsWith('/')) return event;
  const instead = await seal(chat, event.text);
  return instead === undefined ? event : { ...event, text: instead };
}

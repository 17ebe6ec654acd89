import type { Device, GraphId, PersonState, Platform } from './model.ts';
import { createGraphPerson, type GraphPerson } from './person.ts';
import type { GraphWorld } from './world.ts';

export interface OpenGraphPerson {
  /** 17 digits; chosen when absent. */
  id?: GraphId;
  name: string;
  /** Made from the name when absent. */
  username?: string;
  /** `phone` by default. */
  device?: Device;
  /** `instagram` by default. */
  platform?: Platform;
}

export interface GraphPeople {
  /** A person with the platform's app. The same id again gives the same person, with the new name and device. */
  openPerson(options: OpenGraphPerson): GraphPerson;
  byId(id: GraphId): GraphPerson | undefined;
  all(): GraphPerson[];
}

/** Makes the side of the stand-in on which people are. */
export function createGraphPeople(world: GraphWorld): GraphPeople {
  const people = new Map<GraphId, GraphPerson>();

  function open(options: OpenGraphPerson): GraphPerson {
    const id = options.id ?? world.ids.next();
    const known = people.get(id);
    const state = world.people.get(id) ?? newState(id, options);
    const { name, username = state.username, device = state.device } = options;
    Object.assign(state, { name, username, device });
    world.people.set(id, state);
    const person = known ?? createGraphPerson(world, state);
    people.set(id, person);
    world.emit({ kind: 'person', personId: id });
    return person;
  }

  return { openPerson: open, byId: (id) => people.get(id), all: () => [...people.values()] };
}

function newState(id: GraphId, { name, device = 'phone', platform = 'instagram' }: OpenGraphPerson): PersonState {
  return {
    id,
    name,
    username: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') || 'user'}_${id.slice(-4)}`,
    platform,
    device,
    isFollower: false,
    isBlocked: false,
    isGone: false,
    hasConsented: false,
    windowFromMs: undefined,
    conversationId: `aWdfZAG06MTpJR01lc3NhZA2VUaHJlYWQ6${Buffer.from(id).toString('base64url')}`,
    pendingRef: undefined,
    messages: new Map(),
    isTypedTo: false,
    seenMid: undefined,
  };
}

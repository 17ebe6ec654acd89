import type { AdapterState, CallJournal, ForeignKind, Identities, Json } from '#adapters/adapter.ts';

/** The lowest number that stands for an id of another platform. */
const firstNumber = 2 ** 52;

/** Numbers as the house gives them out: the same for the same id. */
export function createIdentities(): Identities {
  const ids: { kind: ForeignKind; externalId: string }[] = [];
  const at = (kind: ForeignKind, externalId: string): number =>
    ids.findIndex((one) => one.kind === kind && one.externalId === externalId);
  return {
    numberOf: async (kind, externalId) => {
      const known = at(kind, externalId);
      return firstNumber + (known >= 0 ? known : ids.push({ kind, externalId }) - 1);
    },
    known: async (kind, externalId) => {
      const known = at(kind, externalId);
      return known >= 0 ? firstNumber + known : undefined;
    },
    foreign: async (number) => ids[number - firstNumber],
  };
}

/** An adapter's durable memory, kept in this map. */
export function stateIn(memory: Map<string, Json>): AdapterState {
  return {
    read: async (key) => memory.get(key),
    write: async (key, value) => void memory.set(key, value),
    delete: async (key) => void memory.delete(key),
  };
}

/** Every call is work of its own here, so each is made. */
export const forgetfulJournal: CallJournal = { once: async (_call, send) => await send() };

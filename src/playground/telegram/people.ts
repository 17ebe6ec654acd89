import { createPerson, type OpenChat, type Person, type PersonBackend } from './person.ts';

export interface People {
  /** Opens the chat of a person with the bot. The same id again gives the same person, with the new name and language. */
  openChat(options: OpenChat): Person;
  byId(id: number): Person | undefined;
  all(): Person[];
}

/** First id given to people without one: as long as ids of today's accounts are. */
const FIRST_ID = 7_100_000_001;

/** Makes the side of the stand-in on which people are. */
export function createPeople(backend: PersonBackend): People {
  const people = new Map<number, Person>();
  let nextId = FIRST_ID;

  function freeId(): number {
    while (people.has(nextId)) nextId += 1;
    return nextId;
  }

  return {
    openChat(options) {
      const id = options.id ?? freeId();
      const person = createPerson(backend, { ...options, id });
      people.set(id, person);
      backend.world.emit({ kind: 'chat', chatId: id });
      return person;
    },
    byId: (id) => people.get(id),
    all: () => [...people.values()],
  };
}

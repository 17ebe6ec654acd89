import type { Person } from './telegram/person.ts';
import type { TelegramStandIn } from './telegram/stand-in.ts';

type Role = 'owner' | 'customer';

export interface Resident {
  role: Role;
  person: Person;
}

/** The people of the playground: one owner and any number of customers. */
export interface Residents {
  owner: Person;
  /** The owner first, then customers in the order they came. */
  all(): Resident[];
  byId(id: number): Resident | undefined;
  openCustomer(name: string, language: string): Resident;
  /** Sets the language of the owner's app. */
  ownerSpeaks(language: string): void;
}

/** Most customers one playground opens; more would only be a mistake or a flood. */
export const MAX_CUSTOMERS = 50;

// Fixed ids: after a restart the shop, which remembers, meets the same people again.
const OWNER_ID = 7_000_000_001;
const FIRST_CUSTOMER_ID = 7_000_000_101;

/** Opens the owner's chat and the first customer's. */
export function createResidents(telegram: TelegramStandIn): Residents {
  const openOwner = (languageCode: string): Person =>
    telegram.people.openChat({ id: OWNER_ID, firstName: 'Rustam', username: 'rustam_owner', languageCode });
  const owner = openOwner('uz');
  const customers: Person[] = [];

  function openCustomer(name: string, language: string): Resident {
    const id = FIRST_CUSTOMER_ID + customers.length;
    const person = telegram.people.openChat({ id, firstName: name, languageCode: language });
    customers.push(person);
    return { role: 'customer', person };
  }

  openCustomer('Aziza', 'uz');

  const all = (): Resident[] => [
    { role: 'owner', person: owner },
    ...customers.map((person): Resident => ({ role: 'customer', person })),
  ];
  const byId = (id: number) => all().find((resident) => resident.person.id === id);
  return { owner, all, byId, openCustomer, ownerSpeaks: (language) => void openOwner(language) };
}

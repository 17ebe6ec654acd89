import { bodies, wrongTypes } from './bodies.ts';
import type { HostileDoor, HostileRequest } from './door.ts';
import { httpForms } from './http-forms.ts';
import { strangers } from './strangers.ts';

export type { HostileDoor } from './door.ts';
export { slowRequests } from './http-forms.ts';
export { faultOf, knock, knockSlowly } from './knock.ts';

/** All that may be thrown at a channel's webhook at once, by kind. Every body is told apart from the others by its event's id. */
export function hostileRequests(door: HostileDoor): { [kind: string]: HostileRequest[] } {
  return {
    strangers: strangers(door),
    bodies: bodies(door),
    'wrong types': wrongTypes(door),
    'forms of HTTP': httpForms(door),
  };
}

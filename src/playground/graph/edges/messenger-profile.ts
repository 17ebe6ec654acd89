import { z } from 'zod';
import { badParameter } from '../graph-refusal.ts';
import { ICE_BREAKERS, MENU } from '../limits.ts';
import type { Platform } from '../model.ts';
import type { Edge, EdgeCall } from './edge.ts';
import { buttonOf } from './buttons.ts';
import { json, parameters } from './parse.ts';

const question = z.object({
  question: z.string().min(1).max(ICE_BREAKERS.question),
  payload: z.string().min(1).max(ICE_BREAKERS.payload),
});
const iceBreakers = z
  .array(z.object({ locale: z.string(), call_to_actions: z.array(question).min(1).max(ICE_BREAKERS.count) }))
  .min(1);
const persistentMenu = z
  .array(
    z.object({
      locale: z.string(),
      composer_input_disabled: z.boolean().optional(),
      call_to_actions: z.array(buttonOf(MENU.title)).min(1).max(MENU.count),
    }),
  )
  .min(1);

const profile = z.object({
  ice_breakers: json(iceBreakers).optional(),
  persistent_menu: json(persistentMenu).optional(),
  get_started: json(z.object({ payload: z.string().min(1) })).optional(),
  greeting: json(z.array(z.object({ locale: z.string(), text: z.string().max(160) }))).optional(),
});
const names = Object.keys(profile.shape);

/** `POST /{id}/messenger_profile`: every list needs `locale: default`; a Page's menu needs `get_started`. Ice breakers, Persistent menu */
export const setProfile: Edge = (call) => {
  const read = parameters(profile, call.fields);
  const menus = call.world.menus[platformOf(call)];
  const given = Object.entries(read).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw badParameter(`Requires one of the params: ${names.join(', ')}`);
  if (read.ice_breakers) {
    menus.iceBreakers = usual(read.ice_breakers).map(({ question: title, payload }) => ({ title, payload }));
  }
  if (read.persistent_menu) menus.persistentMenu = usual(read.persistent_menu);
  for (const [name, value] of given) menus.raw.set(name, value);
  call.world.emit({ kind: 'menu' });
  return { result: 'success' };
};

/** `GET /{id}/messenger_profile?fields=`. */
export const readProfile: Edge = (call) => {
  const menus = call.world.menus[platformOf(call)];
  const found = namesIn(call.fields['fields']).filter((name) => menus.raw.has(name));
  return { data: found.length > 0 ? [Object.fromEntries(found.map((name) => [name, menus.raw.get(name)]))] : [] };
};

/** `DELETE /{id}/messenger_profile?fields=`. */
export const clearProfile: Edge = (call) => {
  const menus = call.world.menus[platformOf(call)];
  for (const name of namesIn(call.fields['fields'])) {
    menus.raw.delete(name);
    if (name === 'ice_breakers') menus.iceBreakers = [];
    if (name === 'persistent_menu') menus.persistentMenu = [];
  }
  call.world.emit({ kind: 'menu' });
  return { result: 'success' };
};

function platformOf({ kind, fields }: EdgeCall): Platform {
  return kind === 'page' && fields['platform'] !== 'instagram' ? 'messenger' : 'instagram';
}

function usual<T>(lists: { locale: string; call_to_actions: T[] }[]): T[] {
  const found = lists.find(({ locale }) => locale === 'default');
  if (!found) throw badParameter('A list with locale "default" is needed');
  return found.call_to_actions;
}

// As a list with commas, or as JSON.
function namesIn(asked: unknown): string[] {
  const found = (typeof asked === 'string' ? asked.match(/\w+/g) : undefined) ?? [];
  const unknown = found.find((name) => !names.includes(name));
  if (unknown !== undefined || found.length === 0)
    throw badParameter(`Param fields must be some of ${names.join(', ')}`);
  return found;
}

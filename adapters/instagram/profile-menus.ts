import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { AdapterDeps, CommandMenu, MenuCommand } from '../adapter.ts';
import type { GraphClient } from './out/graph.ts';

/** Most questions a person is offered before his first word (Instagram Platform, Ice Breakers), and their characters. */
const iceBreakers = { most: 4, question: 80 } as const;
/** Entries of the menu beside the message box [third party], and characters of a title (Persistent menu). */
const persistentMenu = { most: 20, title: 30 } as const;

/** What somebody who never wrote here may want, the first ones first. */
const forNewcomers = ['catalog', 'help', 'operator', 'lang', 'privacy'];

// Meta's locales for a language of the shop (Messenger Platform, Supported locales).
const locales = new Map([
  ['uz', ['uz_UZ']],
  ['ru', ['ru_RU']],
  ['en', ['en_US', 'en_GB']],
]);

type Profile = ReturnType<typeof profileOf>;

/**
 * Sets ice breakers and the menu beside the message box from the shop's commands; a tap brings `/catalog` and the like as a
 * postback. Menus of single chats do not exist here. Set where the platform has others, which one look tells, and never in the
 * way of a start: what Meta refuses is logged. Answers whether nothing is left to be done.
 */
export async function showMenus(given: {
  menus: readonly CommandMenu[];
  graph: GraphClient;
  node: string;
  object: 'instagram' | 'page';
  deps: Pick<AdapterDeps, 'log'>;
}): Promise<boolean> {
  const { menus, graph, node, object, deps } = given;
  const everybodys = menus.filter((menu) => menu.chatId === undefined);
  if (!everybodys.some((menu) => menu.language === undefined)) return true;
  const profile = profileOf(everybodys, object);
  if (isDeepStrictEqual(await shown(graph, node, object), shownParts(profile))) return true;
  const code = await set(graph, node, profile);
  if (code !== undefined) deps.log.warn({ code }, 'the menu beside the message box could not be set');
  return code === undefined;
}

const listsBack = z.array(
  z.object({
    locale: z.string(),
    call_to_actions: z.array(
      z.object({ question: z.string().optional(), title: z.string().optional(), payload: z.string() }),
    ),
  }),
);
const answered = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const readBack = z.object({
  ice_breakers: listsBack,
  persistent_menu: listsBack,
  get_started: z.object({ payload: z.string() }).optional(),
});

/** What people see now, as far as it is ours to set; undefined when the platform does not tell, or it is no whole profile. */
async function shown(graph: GraphClient, node: string, object: 'instagram' | 'page'): Promise<unknown> {
  const answer = await graph.get(`${node}/messenger_profile`, {
    fields: ['ice_breakers', 'persistent_menu', ...(object === 'page' ? ['get_started'] : [])].join(','),
    ...(object === 'instagram' && { platform: 'instagram' }),
  });
  const parts = answered.safeParse(answer.ok && answer.body).data?.data ?? [];
  const found = readBack.safeParse(Object.assign({}, ...parts)).data;
  return found && shownParts(found);
}

/** The same for the same profile, however the platform orders its languages and whatever it adds. */
function shownParts(profile: z.input<typeof readBack>): z.infer<typeof readBack> {
  const { ice_breakers, persistent_menu, ...others } = readBack.parse(profile);
  return { ice_breakers: byLocale(ice_breakers), persistent_menu: byLocale(persistent_menu), ...others };
}

function byLocale<T extends { locale: string }>(lists: readonly T[]): T[] {
  return lists.toSorted((a, b) => (a.locale < b.locale ? -1 : 1));
}

/** The code of the error; undefined when it was set. */
async function set(graph: GraphClient, node: string, profile: Profile): Promise<number | undefined> {
  try {
    const answer = await graph.post(`${node}/messenger_profile`, profile);
    return answer.ok ? undefined : answer.error.code;
  } catch {
    // A broken connection: it is set again later.
    return 0;
  }
}

function profileOf(menus: readonly CommandMenu[], object: 'instagram' | 'page') {
  const lists = menus.flatMap(({ language, commands }) => localesOf(language).map((locale) => ({ locale, commands })));
  const profile = {
    ice_breakers: lists.map(({ locale, commands }) => ({ locale, call_to_actions: questions(commands) })),
    persistent_menu: lists.map(({ locale, commands }) => ({ locale, call_to_actions: entries(commands) })),
  };
  // On Facebook the menu is shown only beside a Get Started button (Messenger Platform, Persistent menu).
  return object === 'page' ? { ...profile, get_started: { payload: '/start' } } : { platform: 'instagram', ...profile };
}

// `default` is required.
function localesOf(language: string | undefined): string[] {
  return language === undefined ? ['default'] : (locales.get(language) ?? []);
}

function questions(commands: readonly MenuCommand[]) {
  return commands
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, iceBreakers.most)
    .map(({ command, description }) => ({
      question: fitting(description, iceBreakers.question),
      payload: `/${command}`,
    }));
}

function entries(commands: readonly MenuCommand[]) {
  return commands.slice(0, persistentMenu.most).map(({ command, description }) => ({
    type: 'postback',
    title: fitting(description, persistentMenu.title),
    payload: `/${command}`,
  }));
}

function rank({ command }: MenuCommand): number {
  const place = forNewcomers.indexOf(command);
  return place < 0 ? forNewcomers.length : place;
}

function fitting(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

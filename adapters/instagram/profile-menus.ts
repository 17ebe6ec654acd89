import { createHash } from 'node:crypto';
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
 * postback. Menus of single chats do not exist here. Set only when they changed, and never in the way of a start: what
 * Meta refuses is logged.
 */
export async function showMenus(given: {
  menus: readonly CommandMenu[];
  graph: GraphClient;
  node: string;
  object: 'instagram' | 'page';
  deps: Pick<AdapterDeps, 'state' | 'log'>;
}): Promise<void> {
  const { menus, graph, node, object, deps } = given;
  const everybodys = menus.filter((menu) => menu.chatId === undefined);
  if (!everybodys.some((menu) => menu.language === undefined)) return;
  const profile = profileOf(everybodys, object);
  const hash = createHash('sha256').update(JSON.stringify(profile)).digest('hex');
  if ((await deps.state.read(stateKey)) === hash) return;
  const code = await set(graph, node, profile);
  if (code === undefined) await deps.state.write(stateKey, hash);
  else deps.log.warn({ code }, 'the menu beside the message box could not be set');
}

const stateKey = 'menus';

/** The code of the error; undefined when it was set. */
async function set(graph: GraphClient, node: string, profile: Profile): Promise<number | undefined> {
  try {
    const answer = await graph.post(`${node}/messenger_profile`, profile);
    return answer.ok ? undefined : answer.error.code;
  } catch {
    // A broken connection: at the next start it is set again.
    return 0;
  }
}

function profileOf(menus: readonly CommandMenu[], object: 'instagram' | 'page') {
  const byLocale = menus.flatMap(({ language, commands }) =>
    localesOf(language).map((locale) => ({ locale, commands })),
  );
  const profile = {
    ice_breakers: byLocale.map(({ locale, commands }) => ({ locale, call_to_actions: questions(commands) })),
    persistent_menu: byLocale.map(({ locale, commands }) => ({ locale, call_to_actions: entries(commands) })),
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

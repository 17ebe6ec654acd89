import { z } from 'zod';
import type { AdapterDeps } from '../../adapter.ts';
import { moreOption, pagesOf } from './compose.ts';
import { isNumbered, type Option } from './keyboards.ts';

/** The last message with options, while it is the last thing that was said to a person. */
export interface Menu {
  /** Number of the message that carried them. */
  messageId: number;
  /** Bot API time of it, seconds. */
  date: number;
  text: string;
  /** All of them in the order of their numbers; where they come in pages, `0` stands last and leads on. */
  options: Option[];
  /** Whether a typed number means a place in the list. Otherwise only titles count. */
  isNumbered: boolean;
}

/** What is remembered beside: the page that was shown last, from 0. */
export type ShownMenu = Omit<Menu, 'isNumbered'> & { page: number };

export interface Menus {
  menuFor(person: number): Promise<Menu | undefined>;
  /** As it is kept: without the `0`, with the page. */
  shown(person: number): Promise<ShownMenu | undefined>;
  /** What was said last; without options there is no menu any more. `leftMs`: an earlier run sent it then; what came later stays. */
  remember(person: number, menu: ShownMenu, leftMs?: number): Promise<void>;
}

const kept = z.object({
  messageId: z.number(),
  date: z.number(),
  text: z.string(),
  options: z.array(z.object({ title: z.string(), data: z.string() })),
  page: z.number(),
});

/** Remembers one menu a person in the adapter's state. */
export function createMenus({ state }: Pick<AdapterDeps, 'state'>): Menus {
  const shown = async (person: number): Promise<ShownMenu | undefined> =>
    kept.safeParse(await state.read(key(person))).data;
  const isLater = async (person: number, leftMs: number | undefined): Promise<boolean> =>
    leftMs !== undefined && ((await shown(person))?.date ?? 0) * 1000 > leftMs;
  return {
    shown,
    menuFor: async (person) => {
      const menu = await shown(person);
      if (!menu) return undefined;
      const { page: _page, ...rest } = menu;
      const options = pagesOf(menu.options) > 1 ? [...menu.options, moreOption] : menu.options;
      return { ...rest, options, isNumbered: isNumbered(menu.options) };
    },
    remember: async (person, menu, leftMs) => {
      if (await isLater(person, leftMs)) return;
      const options = menu.options.map(({ title, data }) => ({ title, data }));
      if (options.length > 0) await state.write(key(person), { ...menu, options });
      else if ((await state.read(key(person))) !== undefined) await state.delete(key(person));
    },
  };
}

function key(person: number): string {
  return `menu:${person}`;
}

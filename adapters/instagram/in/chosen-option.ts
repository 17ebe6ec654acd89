import { z } from 'zod';
import type { InboundDeps, Menu } from './deps.ts';
import { typedOption } from './typed-option.ts';

/** A choice, and what of the menu a tap on it names. */
export interface Chosen {
  data: string;
  menu: Pick<Menu, 'messageId' | 'date' | 'text'>;
}

const rows = z.array(
  z.object({
    id: z.string(),
    chosen: z
      .object({ data: z.string(), menu: z.object({ messageId: z.number(), date: z.number(), text: z.string() }) })
      .nullable(),
  }),
);

/** A message that is run again is one of the last that were run. */
const kept = 3;
/** Where nothing was to be chosen, this could be taken for a choice later on. */
const place = /^\s*\d{1,2}[.)]?\s*$/;

/**
 * What a typed text chooses from the menu that stands before the person, or undefined. It is written down before anything
 * comes of it: by the time a message is run again, its own answer or a reminder may have put another menu there.
 */
export async function chosenOption(
  { id, text, person }: { id: string; text: string; person: number },
  { state, menuFor }: Pick<InboundDeps, 'state' | 'menuFor'>,
): Promise<Chosen | undefined> {
  const key = `typed:${person}`;
  const earlier = rows.safeParse(await state.read(key)).data ?? [];
  const before = earlier.find((one) => one.id === id);
  if (before) return before.chosen ?? undefined;
  const menu = await menuFor(person);
  const option = menu && typedOption(text, menu);
  if (!option && !place.test(text)) return undefined;
  const chosen =
    menu && option
      ? { data: option.data, menu: { messageId: menu.messageId, date: menu.date, text: menu.text } }
      : null;
  await state.write(key, [...earlier, { id, chosen }].slice(-kept));
  return chosen ?? undefined;
}

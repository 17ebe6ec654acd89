import { z } from 'zod';

/** One thing to choose: `data` is the callback data as the shop gave it. */
export interface Option {
  title: string;
  data: string;
}

/** What a keyboard of the Bot API offers, whatever its rows. */
export interface Keyboard {
  options: Option[];
  links: { title: string; url: string }[];
  /** Texts to be copied. */
  copies: string[];
  /** Words a person may answer with: buttons of a reply keyboard. */
  words: string[];
  asksPhone: boolean;
}

const inlineButton = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  copy_text: z.looseObject({ text: z.string() }).optional(),
});
const replyButton = z.union([
  z.string().transform((text) => ({ text, request_contact: false })),
  z.looseObject({ text: z.string(), request_contact: z.boolean().default(false) }),
]);
const inlineMarkup = z.looseObject({ inline_keyboard: z.array(z.array(inlineButton)) });
const replyMarkupBelow = z.looseObject({ keyboard: z.array(z.array(replyButton)) });

/** Reads `reply_markup`. Removing a keyboard, forcing a reply and everything else offer nothing. */
export function readKeyboard(replyMarkup: unknown): Keyboard {
  const inline = inlineMarkup.safeParse(replyMarkup).data?.inline_keyboard.flat() ?? [];
  const below = replyMarkupBelow.safeParse(replyMarkup).data?.keyboard.flat() ?? [];
  return {
    options: inline.flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [{ title: text, data }])),
    links: inline.flatMap(({ text, url }) => (url === undefined ? [] : [{ title: text, url }])),
    copies: inline.flatMap(({ copy_text: copy }) => (copy === undefined ? [] : [copy.text])),
    words: below.flatMap(({ text, request_contact: isContact }) => (isContact ? [] : [text])),
    asksPhone: below.some(({ request_contact: isContact }) => isContact),
  };
}

/** Whether a typed number can stand for an option's place. Where titles begin with numbers of their own, it would mean two things. */
export function isNumbered(options: readonly Option[]): boolean {
  return !options.some(({ title }) => /^\p{N}/u.test(title.trim()));
}

/**
 * The options as lines: numbered from `from`, so that a person at a desktop, where no buttons are shown, can type "2"; those
 * whose titles are numbers themselves as they are, plain ones on a line together.
 */
export function listOf(options: readonly Option[], from = 1, numbered = isNumbered(options)): string {
  if (numbered) return options.map(({ title }, at) => `${at + from}. ${title}`).join('\n');
  const isPlain = ({ title }: Option): boolean => /^[\d.,]+$/.test(title.trim());
  const plain = options.filter(isPlain).map(({ title }) => title.trim());
  const others = options.filter((option) => !isPlain(option)).map(({ title }) => `• ${title}`);
  return [...(plain.length > 0 ? [`• ${plain.join(' · ')}`] : []), ...others].join('\n');
}

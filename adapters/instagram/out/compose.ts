import type { Json } from '../../adapter.ts';
import { isNumbered, listOf, type Keyboard, type Option } from './keyboards.ts';
import { buttonTemplate, optionsPerPage, quickReplies, type Flavour } from './limits.ts';
import { lengthOf, shortTitles, splitText } from './split-text.ts';

/** The `message` of one call of the Send API. Pictures are named `media:<id>` till they leave. */
export type GraphMessage = { [key: string]: Json };

/** What one message of the Bot API comes to: messages in their order, the last of which carries the options. */
export interface Composed {
  messages: GraphMessage[];
  /** All options, also those of further pages. Empty where there is nothing to choose. */
  options: Option[];
}

/** What a tap on "more" carries instead of the shop's callback data. No callback data of the shop begins like it. */
export const moreData = '~more';
export const moreOption: Option = { title: '0', data: moreData };
// Needs no language.
const moreTitle = '0 ➡️';

/**
 * Puts a text and its keyboard into the platform's form. The text carries every option as a list, too, and every link as an
 * address. Up to 13 options are quick replies; up to three buttons with a link among them are a button template where
 * the text is short enough; more than 13 options come in pages of nine. Texts to copy stand alone in messages of their own.
 */
export function compose(text: string, keyboard: Keyboard, flavour: Flavour): Composed {
  const { options, copies } = keyboard;
  const whole = joined(text, linesOf(keyboard));
  const template = buttonMessage(whole, keyboard);
  const copied = copies.map((copy): GraphMessage => ({ text: copy }));
  if (template) return { messages: [template, ...copied], options };
  const pieces = piecesOf(text, linesOf(keyboard), flavour);
  const messages = [...pieces.map((piece): GraphMessage => ({ text: piece })), ...copied];
  const chips = chipsOf(options, 0);
  const asked = keyboard.asksPhone && flavour.phoneQuickReply ? [{ content_type: 'user_phone_number' }] : [];
  // Quick replies vanish with the next message, so they hang on the last one.
  return { messages: withChips(messages, [...asked, ...chips]), options };
}

/** Any page after the first: its list alone. Pages are counted from 0 and begin again after the last. */
export function composePage(options: readonly Option[], page: number, flavour: Flavour): GraphMessage[] {
  const shown = pageOf(options, page);
  const list = [listOf(shown, page * optionsPerPage + 1, isNumbered(options)), moreTitle].join('\n');
  const messages = splitText(list, flavour.text).map((piece): GraphMessage => ({ text: piece }));
  return withChips(messages, chipsOf(options, page));
}

/** The message with a page of options hanging under it, which a message before it carried. */
export function withOptions(message: GraphMessage, options: readonly Option[], page: number): GraphMessage {
  return { ...message, quick_replies: chipsOf(options, page) };
}

/** How many pages the options take; 1 where they fit into one message. */
export function pagesOf(options: readonly Option[]): number {
  return options.length > quickReplies.most ? Math.ceil(options.length / optionsPerPage) : 1;
}

function pageOf(options: readonly Option[], page: number): readonly Option[] {
  return pagesOf(options) === 1 ? options : options.slice(page * optionsPerPage, (page + 1) * optionsPerPage);
}

function linesOf({ options, links, words }: Keyboard): string {
  const shown = pageOf(options, 0);
  return [
    ...(shown.length > 0 ? [listOf(shown, 1, isNumbered(options))] : []),
    ...(shown.length < options.length ? [moreTitle] : []),
    ...words.map((word) => `• ${word}`),
    ...links.map(({ title, url }) => `${title}: ${url}`),
  ].join('\n');
}

function joined(text: string, list: string): string {
  return [text.trim(), list].filter((part) => part !== '').join('\n\n');
}

/** The pieces of a text with its list, which is torn only where it is too long for one message. */
function piecesOf(text: string, list: string, { text: size }: Flavour): string[] {
  const pieces = splitText(text, size);
  const last = joined(pieces.at(-1) ?? '', list);
  if (lengthOf(last, size) <= size.limit) return [...pieces.slice(0, -1), last].filter((piece) => piece !== '');
  return [...pieces, ...splitText(list, size)];
}

function buttonMessage(text: string, { options, links }: Keyboard): GraphMessage | undefined {
  const count = options.length + links.length;
  const areWeb = links.every(({ url }) => /^https?:\/\//i.test(url));
  if (links.length === 0 || !areWeb || count > buttonTemplate.most || text.length > buttonTemplate.text)
    return undefined;
  return {
    attachment: {
      type: 'template',
      payload: { template_type: 'button', text, buttons: buttonsOf({ options, links }) },
    },
  };
}

/** Buttons of a template: taps first, then links. */
export function buttonsOf({ options, links }: Pick<Keyboard, 'options' | 'links'>): Json[] {
  const titles = shortTitles(titlesOf([...options, ...links]), buttonTemplate.title);
  return [
    ...options.map(({ data }, at) => ({ type: 'postback', title: titles[at] ?? '', payload: data })),
    ...links.map(({ url }, at) => ({ type: 'web_url', title: titles[options.length + at] ?? '', url })),
  ];
}

function chipsOf(options: readonly Option[], page: number): Json[] {
  const leadsOn = pagesOf(options) > 1 ? [{ title: moreTitle, data: moreData }] : [];
  const shown = [...pageOf(options, page), ...leadsOn];
  const titles = shortTitles(titlesOf(shown), quickReplies.title, page * optionsPerPage + 1);
  return shown.map(({ data }, at) => ({ content_type: 'text', title: titles[at] ?? '', payload: data }));
}

function titlesOf(named: readonly { title: string }[]): string[] {
  return named.map(({ title }) => title);
}

function withChips(messages: GraphMessage[], chips: Json[]): GraphMessage[] {
  const last = messages.at(-1);
  if (!last || chips.length === 0) return messages;
  return [...messages.slice(0, -1), { ...last, quick_replies: chips }];
}

import { z } from 'zod';
import type { Json } from '../../../adapter.ts';
import { buttonsOf, type GraphMessage } from '../compose.ts';
import { readKeyboard, type Keyboard, type Option } from '../keyboards.ts';
import { genericTemplate } from '../limits.ts';
import { plainText } from '../render.ts';
import { shortTitle } from '../split-text.ts';
import type { Method } from './method.ts';
import { sendTo } from './send-text.ts';

const button = z.looseObject({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() });
const card = z.looseObject({
  title: z.string().min(1),
  subtitle: z.string().default(''),
  photo: z.string().optional(),
  buttons: z.array(button).default([]),
});
const fields = z.looseObject({
  cards: z.array(card).min(1),
  text: z.string().default(''),
  parse_mode: z.string().optional(),
  reply_markup: z.unknown().optional(),
});
type Card = z.infer<typeof card>;

/**
 * `sendCarousel` (ours): cards that are swiped, ten in a message, then a text with the same as a numbered list, since people at
 * a desktop are shown no cards. A card's number stands for its first button. `text` and `reply_markup` join the list.
 */
export const sendCarousel: Method = async (tools, call) => {
  const { cards, text, parse_mode, reply_markup: replyMarkup } = fields.parse(call.payload);
  const attached: GraphMessage[] = [];
  for (let at = 0; at < cards.length; at += genericTemplate.elements) {
    attached.push(template(cards.slice(at, at + genericTemplate.elements)));
  }
  const keyboard = withCards(readKeyboard(replyMarkup), cards);
  return await sendTo(tools, call, { attached, text: plainText(text, { parse_mode }), keyboard });
};

function template(cards: Card[]): GraphMessage {
  const elements = cards.map(({ title, subtitle, photo, buttons }): { [key: string]: Json } => ({
    title: shortTitle(title, genericTemplate.title),
    ...(subtitle !== '' && { subtitle: shortTitle(subtitle, genericTemplate.subtitle) }),
    ...(photo !== undefined && { image_url: photo }),
    ...(buttons.length > 0 && { buttons: buttonsOf(chosen(buttons)) }),
  }));
  return { attachment: { type: 'template', payload: { template_type: 'generic', elements } } };
}

function chosen(buttons: Card['buttons']): Pick<Keyboard, 'options' | 'links'> {
  const { options, links } = readKeyboard({ inline_keyboard: [buttons.slice(0, genericTemplate.buttons)] });
  return { options, links };
}

function withCards(keyboard: Keyboard, cards: Card[]): Keyboard {
  const options = cards.flatMap(({ title, subtitle, buttons }): Option[] => {
    const data = buttons.find((one) => one.callback_data !== undefined)?.callback_data;
    const whole = subtitle === '' ? title : `${title} (${subtitle})`;
    return data === undefined ? [] : [{ title: whole, data }];
  });
  const links = cards.flatMap(({ title, buttons }) => {
    return buttons.flatMap(({ url }) => (url === undefined ? [] : [{ title, url }]));
  });
  return { ...keyboard, options: [...options, ...keyboard.options], links: [...links, ...keyboard.links] };
}

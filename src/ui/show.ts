import { GrammyError, InputMediaBuilder, type Context } from 'grammy';
import type { InlineKeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove } from 'grammy/types';
import type { HouseFlavor } from './context.ts';
import type { Button, Card, Screen } from './screen.ts';
import { shorten } from './screen.ts';

// Limits of the Bot API: characters of a text, of a caption, of a button's title that still shows, and bytes of a copied text.
const maxText = 4096;
const maxCaption = 1024;
const maxTitle = 64;

/** Where a screen is said, and what people can do there. */
type Spoken = Context & Partial<Pick<HouseFlavor, 'hands'>>;

/**
 * Says a screen. After a tap the tapped message changes in place where it can (same kind, still there);
 * otherwise a new message is sent. Pictures travel as `media:<id>`, which every channel understands.
 */
export async function show(ctx: Spoken, screen: Screen): Promise<void> {
  const changeable = screen.below === undefined && screen.cards === undefined;
  if (ctx.callbackQuery?.message && changeable && (await changed(ctx, screen))) return;
  await send(ctx, screen);
}

/** Says a screen as a new message, whatever came before. */
export async function send(ctx: Spoken, screen: Screen): Promise<void> {
  if (ctx.chatId === undefined) return;
  const isEnough = screen.isSeenBefore === true && ctx.hands?.inlineButtons === false;
  const { mediaId, ...words } = screen;
  await sendScreen(ctx.api, ctx.chatId, isEnough || mediaId === undefined ? words : screen);
}

/** Sends a screen to a chat from outside any update. */
export async function sendScreen(api: Context['api'], chatId: number, screen: Screen): Promise<void> {
  const markup = replyMarkup(screen);
  const { replyTo } = screen;
  const options = {
    parse_mode: 'HTML' as const,
    ...(markup ? { reply_markup: markup } : {}),
    ...(replyTo ? { reply_parameters: { chat_id: replyTo.chatId, message_id: replyTo.messageId } } : {}),
  };
  const captioned = { ...options, caption: cut(screen.text, maxCaption) };
  try {
    if (screen.cards !== undefined && hasCarousel(api.raw))
      await api.raw.sendCarousel({
        chat_id: chatId,
        cards: screen.cards.map(card),
        text: cut(screen.text, maxText),
        ...options,
      });
    else if (screen.documentId !== undefined) await api.sendDocument(chatId, `media:${screen.documentId}`, captioned);
    else if (screen.mediaId !== undefined) await api.sendPhoto(chatId, `media:${screen.mediaId}`, captioned);
    else
      await api.sendMessage(chatId, cut(screen.text, maxText), {
        ...options,
        link_preview_options: { is_disabled: true },
      });
  } catch (error) {
    if (!isRefusal(error, /media .* is gone|wrong file|failed to get/i)) throw error;
    await api.sendMessage(chatId, cut(screen.text, maxText), options);
  }
}

/** The call of a channel that has cards; no method of the Bot API, so its types do not know it. */
interface CarouselApi {
  sendCarousel(payload: { chat_id: number; cards: object[]; text: string }): Promise<unknown>;
}

function hasCarousel(raw: object): raw is CarouselApi {
  return typeof Reflect.get(raw, 'sendCarousel') === 'function';
}

function card({ title, subtitle, mediaId, buttons }: Card): object {
  const photo = mediaId === undefined ? {} : { photo: `media:${mediaId}` };
  return { title, subtitle, ...photo, buttons: buttons.map(inlineButton) };
}

async function changed(ctx: Context, screen: Screen): Promise<boolean> {
  const message = ctx.callbackQuery?.message;
  if (!message || message.date === 0) return false;
  const hasPhoto = 'photo' in message && message.photo !== undefined;
  const reply_markup = { inline_keyboard: inlineRows(screen.buttons ?? []) };
  try {
    if (hasPhoto && screen.mediaId !== undefined) {
      const caption = cut(screen.text, maxCaption);
      await ctx.editMessageMedia(InputMediaBuilder.photo(`media:${screen.mediaId}`, { caption, parse_mode: 'HTML' }), {
        reply_markup,
      });
      return true;
    }
    if (hasPhoto || screen.mediaId !== undefined) return false;
    await ctx.editMessageText(cut(screen.text, maxText), {
      parse_mode: 'HTML',
      reply_markup,
      link_preview_options: { is_disabled: true },
    });
    return true;
  } catch (error) {
    if (isRefusal(error, /message is not modified/i)) return true;
    if (isRefusal(error, /message (to edit not found|can't be edited)|media .* is gone|no text in the message/i))
      return false;
    throw error;
  }
}

/** True when the platform refused a call for the reason given. */
function isRefusal(error: unknown, reason: RegExp): boolean {
  return error instanceof GrammyError && error.error_code === 400 && reason.test(error.description);
}

function replyMarkup(
  screen: Screen,
): { inline_keyboard: InlineKeyboardButton[][] } | ReplyKeyboardMarkup | ReplyKeyboardRemove | undefined {
  if (screen.below === 'none') return { remove_keyboard: true };
  if (screen.below) {
    return {
      keyboard: [[{ text: screen.below.contact, request_contact: true }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    };
  }
  return screen.buttons && screen.buttons.length > 0 ? { inline_keyboard: inlineRows(screen.buttons) } : undefined;
}

function inlineRows(rows: Button[][]): InlineKeyboardButton[][] {
  return rows.filter((row) => row.length > 0).map((row) => row.map(inlineButton));
}

function inlineButton(button: Button): InlineKeyboardButton {
  const text = shorten(button.title, maxTitle);
  if ('data' in button) return { text, callback_data: button.data };
  if ('copy' in button) return { text, copy_text: { text: button.copy } };
  return { text, url: button.url };
}

/** Cuts marked-up text at a line's end, or within a very long line; no tag is left open. */
function cut(html: string, limit: number): string {
  if (html.length <= limit) return html;
  const kept = html.slice(0, limit - 2);
  const end = kept.lastIndexOf('\n');
  if (end > kept.length / 2) return `${kept.slice(0, end)}\n…`;
  return `${kept.replaceAll(/<[^>]*(?:>|$)/g, '').replace(/&\w*$/, '')}\n…`;
}

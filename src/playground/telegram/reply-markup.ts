import { z } from 'zod';
import { textLength } from './formatted-text.ts';
import { MAX_CALLBACK_DATA_BYTES, MAX_COPY_TEXT, MAX_INLINE_BUTTONS, MAX_PLACEHOLDER } from './limits.ts';
import type { ForceReply, InlineButton, InlineKeyboard, ReplyKeyboard, ReplyMarkup } from './model.ts';
import { readNested, type Payload } from './payload.ts';
import { badRequest } from './refusal.ts';

const inlineButton = z.object({
  text: z.string().default(''),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  copy_text: z.object({ text: z.string() }).optional(),
  web_app: z.object({ url: z.string() }).optional(),
  style: z.string().optional(),
});

const replyButton = z.union([
  z.string().transform((text) => ({ text })),
  z.object({
    text: z.string().default(''),
    request_contact: z.boolean().optional(),
    request_location: z.boolean().optional(),
    style: z.string().optional(),
  }),
]);

const markup = z.object({
  inline_keyboard: z.array(z.array(inlineButton)).optional(),
  keyboard: z.array(z.array(replyButton)).optional(),
  remove_keyboard: z.boolean().optional(),
  force_reply: z.boolean().optional(),
  resize_keyboard: z.boolean().optional(),
  one_time_keyboard: z.boolean().optional(),
  is_persistent: z.boolean().optional(),
  input_field_placeholder: z.string().optional(),
});

type RawMarkup = z.infer<typeof markup>;

/** Keyboard of a call, checked by the platform's rules; undefined when there is none. Throws a Refusal. */
export function readMarkup(payload: Payload): ReplyMarkup | undefined {
  const raw = readNested(payload, 'reply_markup', markup, 'object expected as reply markup');
  if (!raw) return undefined;
  if (raw.inline_keyboard) return readInlineKeyboard(raw.inline_keyboard);
  if (raw.keyboard) return readReplyKeyboard(raw, raw.keyboard);
  if (raw.remove_keyboard) return { remove_keyboard: true };
  if (raw.force_reply) return { force_reply: true, ...readPlaceholder(raw) } satisfies ForceReply;
  return undefined;
}

/** Keyboard of an edit: only inline ones can be put under a message that is there. Throws a Refusal. */
export function readInlineMarkup(payload: Payload): InlineKeyboard | undefined {
  const found = readMarkup(payload);
  if (found && !('inline_keyboard' in found)) throw badRequest('inline keyboard expected');
  return found;
}

function readInlineKeyboard(rows: z.infer<typeof inlineButton>[][]): InlineKeyboard | undefined {
  const keyboard = rows.filter((row) => row.length > 0).map((row) => row.map(checkInlineButton));
  if (keyboard.flat().length > MAX_INLINE_BUTTONS) throw badRequest('reply markup is too long');
  return keyboard.length > 0 ? { inline_keyboard: keyboard } : undefined;
}

function checkInlineButton(raw: z.infer<typeof inlineButton>): InlineButton {
  const actions = [raw.callback_data, raw.url, raw.copy_text, raw.web_app].filter((action) => action !== undefined);
  if (actions.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (raw.text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (raw.callback_data !== undefined) checkCallbackData(raw.callback_data);
  if (raw.copy_text && (raw.copy_text.text === '' || textLength(raw.copy_text.text) > MAX_COPY_TEXT)) {
    throw badRequest('BUTTON_COPY_TEXT_INVALID');
  }
  if (raw.url !== undefined) checkButtonUrl(raw.url);
  return raw;
}

function checkCallbackData(data: string): void {
  if (data === '' || Buffer.byteLength(data) > MAX_CALLBACK_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID');
}

function checkButtonUrl(url: string): void {
  const address = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
  const isKnown = /^(https?|tg|ton):/i.test(address) && URL.canParse(address);
  if (!isKnown) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
}

function readReplyKeyboard(raw: RawMarkup, rows: z.infer<typeof replyButton>[][]): ReplyKeyboard {
  const keyboard = rows.filter((row) => row.length > 0);
  if (keyboard.length === 0) throw badRequest('reply keyboard must contain at least one button');
  for (const button of keyboard.flat()) {
    if (button.text.trim() === '') throw badRequest('keyboard button text must be non-empty');
  }
  const { resize_keyboard, one_time_keyboard, is_persistent } = raw;
  return {
    keyboard,
    resize_keyboard,
    one_time_keyboard,
    is_persistent,
    ...readPlaceholder(raw),
  };
}

function readPlaceholder(raw: RawMarkup): { input_field_placeholder?: string } {
  const placeholder = raw.input_field_placeholder;
  if (placeholder === undefined || placeholder === '') return {};
  if (textLength(placeholder) > MAX_PLACEHOLDER) throw badRequest('input field placeholder is too long');
  return { input_field_placeholder: placeholder };
}

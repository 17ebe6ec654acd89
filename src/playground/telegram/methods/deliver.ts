import { z } from 'zod';
import type { InlineKeyboard, Message, MessageContent } from '../model.ts';
import { readFlag, readChatId, readInteger, readNested, type Payload } from '../payload.ts';
import { badRequest } from '../refusal.ts';
import { readMarkup } from '../reply-markup.ts';
import { postMessage, writableChat, type ChatState, type World } from '../world.ts';
import type { Backend } from './method.ts';

const replyParameters = z.object({
  message_id: z.number().int(),
  allow_sending_without_reply: z.boolean().optional(),
});

/** Refuses before anything else happens: unknown chat, blocked bot, too many messages. */
export function openDelivery(backend: Backend, payload: Payload, messages = 1): ChatState {
  const state = writableChat(backend.world, readChatId(payload));
  backend.flood.pass(state.chat.id, messages);
  return state;
}

/** Posts what the bot says, with reply and keyboard as the call asks. Throws a Refusal. */
export function deliver(
  backend: Backend,
  payload: Payload,
  state: ChatState,
  content: MessageContent & { media_group_id?: string },
): Message {
  const { world } = backend;
  const reply = findReply(payload, state);
  const inline = applyMarkup(world, payload, state);
  return postMessage(world, state, {
    ...content,
    from: world.bot,
    ...(reply ? { reply_to_message: reply } : {}),
    ...(inline ? { reply_markup: inline } : {}),
  });
}

/** A keyboard of the box is set on the chat, an inline one belongs to the message and is returned. */
function applyMarkup(world: World, payload: Payload, state: ChatState): InlineKeyboard | undefined {
  const markup = readMarkup(payload);
  if (!markup) return undefined;
  if ('inline_keyboard' in markup) return markup;
  state.replyKeyboard = 'remove_keyboard' in markup ? undefined : markup;
  world.emit({ kind: 'keyboard', chatId: state.chat.id });
  return undefined;
}

function findReply(payload: Payload, state: ChatState): Message | undefined {
  const asked = readNested(payload, 'reply_parameters', replyParameters, "can't parse reply parameters JSON object");
  const messageId = asked?.message_id ?? readInteger(payload, 'reply_to_message_id');
  if (messageId === undefined) return undefined;
  const found = state.messages.get(messageId);
  if (found) {
    const { reply_to_message: _nested, ...message } = found;
    return message;
  }
  if (asked?.allow_sending_without_reply || readFlag(payload, 'allow_sending_without_reply')) return undefined;
  throw badRequest('message to be replied not found');
}

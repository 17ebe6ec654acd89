import type { InlineKeyboard, Message, MessageContent } from '../model.ts';
import { readChatId, readInteger, readNested } from '../payload.ts';
import { badRequest } from '../refusal.ts';
import { readInlineMarkup } from '../reply-markup.ts';
import { writableChat, type ChatState } from '../world.ts';
import { readCaption, readTextContent } from './content.ts';
import { inputMedia, readMedia } from './input-media.ts';
import type { Backend, Call, Method, MethodTable } from './method.ts';

type Envelope = Pick<Message, 'message_id' | 'from' | 'chat' | 'date'> & Partial<Message>;

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** The bot's own message a call wants to change. Throws a Refusal. */
function editable(backend: Backend, call: Call): { state: ChatState; message: Message } {
  const state = writableChat(backend.world, readChatId(call));
  const messageId = readInteger(call, 'message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const message = state.messages.get(messageId);
  if (!message) throw badRequest('message to edit not found');
  if (message.from.id !== backend.world.bot.id) throw badRequest("message can't be edited");
  backend.flood.pass(state.chat.id, 1);
  return { state, message };
}

/** Puts new content and keyboard in place of the old ones; refuses when nothing would change. */
function replace(
  backend: Backend,
  state: ChatState,
  old: Message,
  content: MessageContent,
  markup: InlineKeyboard | undefined,
): Message {
  const edited: Message = { ...envelope(old), ...content, ...(markup ? { reply_markup: markup } : {}) };
  const before = { ...old };
  delete before.edit_date;
  if (sameShape(before, edited)) throw badRequest(NOT_MODIFIED);
  edited.edit_date = backend.world.nowSeconds();
  state.messages.set(edited.message_id, edited);
  backend.world.emit({ kind: 'edited', chatId: state.chat.id, messageId: edited.message_id });
  return edited;
}

function envelope(message: Message): Envelope {
  const { message_id, from, chat, date, reply_to_message, media_group_id, forward_origin } = message;
  return {
    message_id,
    from,
    chat,
    date,
    ...(reply_to_message ? { reply_to_message } : {}),
    ...(media_group_id ? { media_group_id } : {}),
    ...(forward_origin ? { forward_origin } : {}),
  };
}

function contentOf(message: Message): MessageContent {
  const { message_id: _id, from: _from, chat: _chat, date: _date, edit_date: _edited, ...rest } = message;
  const {
    reply_to_message: _reply,
    reply_markup: _markup,
    media_group_id: _group,
    forward_origin: _origin,
    ...content
  } = rest;
  return content;
}

function sameShape(a: object, b: object): boolean {
  return sortedJson(a) === sortedJson(b);
}

function sortedJson(value: object): string {
  return JSON.stringify(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)));
}

const editMessageText: Method = (backend, call) => {
  const { state, message } = editable(backend, call);
  const content = readTextContent(call, 'MESSAGE_TOO_LONG');
  if (message.text === undefined) throw badRequest('there is no text in the message to edit');
  return replace(backend, state, message, content, readInlineMarkup(call));
};

const editMessageCaption: Method = (backend, call) => {
  const { state, message } = editable(backend, call);
  if (!message.photo && !message.document && !message.voice)
    throw badRequest('there is no caption in the message to edit');
  const { caption: _caption, caption_entities: _entities, ...media } = contentOf(message);
  return replace(backend, state, message, { ...media, ...readCaption(call) }, readInlineMarkup(call));
};

const editMessageMedia: Method = async (backend, call) => {
  const { state, message } = editable(backend, call);
  const media = readNested(call, 'media', inputMedia, "can't parse input media JSON object");
  if (!media) throw badRequest("message can't be edited");
  return replace(backend, state, message, await readMedia(backend, call, media), readInlineMarkup(call));
};

const editMessageReplyMarkup: Method = (backend, call) => {
  const { state, message } = editable(backend, call);
  return replace(backend, state, message, contentOf(message), readInlineMarkup(call));
};

/** Methods that change what was said. */
export const editMethods: MethodTable = {
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
};

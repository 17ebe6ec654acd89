import { z } from 'zod';
import { DELETE_WINDOW_MS } from '../limits.ts';
import type { Message, MessageContent } from '../model.ts';
import { readChatId, readInteger, readNested, readText } from '../payload.ts';
import { badRequest } from '../refusal.ts';
import { knownChat, postMessage, writableChat, type ChatState } from '../world.ts';
import { readCaption } from './content.ts';
import { deliver, openDelivery } from './deliver.ts';
import type { Backend, Call, Method, MethodTable } from './method.ts';

/** docs: ReactionTypeEmoji */
const REACTIONS = new Set(
  (
    '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 ' +
    '👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
  ).split(' '),
);

const deleteMessage: Method = (backend, call) => {
  const state = knownChat(backend.world, readChatId(call));
  const message = state.messages.get(readInteger(call, 'message_id') ?? 0);
  if (!message) throw badRequest('message to delete not found');
  const ageMs = backend.world.clock.now().getTime() - message.date * 1000;
  if (ageMs > DELETE_WINDOW_MS) throw badRequest("message can't be deleted for everyone");
  remove(backend, state, message);
  return true;
};

/** Deletes what can be deleted and skips the rest, as the platform does. */
const deleteMessages: Method = (backend, call) => {
  const state = knownChat(backend.world, readChatId(call));
  const ids = readNested(
    call,
    'message_ids',
    z.array(z.number().int()).max(100),
    'too many message identifiers specified',
  );
  if (!ids?.length) throw badRequest('message identifiers are not specified');
  for (const id of ids) {
    const message = state.messages.get(id);
    if (message) remove(backend, state, message);
  }
  return true;
};

function remove(backend: Backend, state: ChatState, message: Message): void {
  state.messages.delete(message.message_id);
  backend.world.emit({ kind: 'deleted', chatId: state.chat.id, messageId: message.message_id });
}

function source(backend: Backend, call: Call, what: string): Message {
  const from = knownChat(backend.world, readChatId(call, 'from_chat_id'));
  const message = from.messages.get(readInteger(call, 'message_id') ?? 0);
  if (!message) throw badRequest(`${what} not found`);
  return message;
}

function bodyOf(message: Message): MessageContent {
  const { text, entities, caption, caption_entities, photo, document, voice, sticker, contact } = message;
  const body = { text, entities, caption, caption_entities, photo, document, voice, sticker, contact };
  // Only parts that are there are copied, so none of them is undefined.
  return Object.fromEntries(Object.entries(body).filter(([, part]) => part !== undefined));
}

const copyMessage: Method = (backend, call) => {
  const state = openDelivery(backend, call);
  const body = bodyOf(source(backend, call, 'message to copy'));
  if (readText(call, 'caption') !== undefined && body.text === undefined) {
    delete body.caption;
    delete body.caption_entities;
    Object.assign(body, readCaption(call));
  }
  return { message_id: deliver(backend, call, state, body).message_id };
};

const forwardMessage: Method = (backend, call) => {
  const state = openDelivery(backend, call);
  const original = source(backend, call, 'message to forward');
  const forward_origin = { type: 'user' as const, sender_user: original.from, date: original.date };
  return postMessage(backend.world, state, { ...bodyOf(original), from: backend.world.bot, forward_origin });
};

const reactionList = z.array(z.object({ type: z.string(), emoji: z.string().optional() }));

const setMessageReaction: Method = ({ world }, call) => {
  const state = writableChat(world, readChatId(call));
  const messageId = readInteger(call, 'message_id') ?? 0;
  if (!state.messages.has(messageId)) throw badRequest('message to react not found');
  const [reaction] = readNested(call, 'reaction', reactionList, "can't parse reaction types JSON object") ?? [];
  if (reaction && !REACTIONS.has(reaction.emoji ?? '')) throw badRequest('REACTION_INVALID');
  if (reaction?.emoji) state.reactions.set(messageId, reaction.emoji);
  else state.reactions.delete(messageId);
  world.emit({ kind: 'edited', chatId: state.chat.id, messageId });
  return true;
};

/** Methods that move, remove or mark messages. */
export const messageMethods: MethodTable = {
  deleteMessage,
  deleteMessages,
  copyMessage,
  forwardMessage,
  setMessageReaction,
};

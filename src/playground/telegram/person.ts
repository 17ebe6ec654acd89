import { randomInt } from 'node:crypto';
import { withView, type PersonView } from './person-view.ts';
import type { FileKind, FileStore } from './files.ts';
import { formatText } from './formatted-text.ts';
import { CALLBACK_LIFETIME_MS } from './limits.ts';
import { mediaContent } from './methods/content.ts';
import type { CallbackQuery, Message, MessageContent, User } from './model.ts';
import { plainPicture } from './plain-picture.ts';
import type { UpdateQueue } from './updates.ts';
import { postMessage, type ChatState, type World } from './world.ts';

export interface OpenChat {
  /** Telegram id; chosen when absent. */
  id?: number;
  firstName: string;
  username?: string;
  languageCode?: string;
}

export interface PersonBackend {
  world: World;
  queue: UpdateQueue;
  files: FileStore;
}

/** A person at the other end of a private chat: does what people can do with their messenger. All doing returns the message id. */
export interface Person extends PersonView {
  readonly id: number;
  readonly user: User;
  /** Writes a message. Throws an Error while the bot is blocked, as no client lets one write then. */
  say(text: string): number;
  /** Forwards a text that somebody else wrote to him. */
  forward(text: string, from: User): number;
  /** Presses Start (which also unblocks), with the payload of a deep link. */
  start(payload?: string): number;
  /** Sends a picture: real bytes, or a small made-up one. */
  sendPhoto(bytes?: Uint8Array, caption?: string): number;
  sendDocument(bytes: Uint8Array, name: string, mime: string, caption?: string): number;
  sendVoice(): number;
  sendSticker(): number;
  /** Shares a phone number (own contact); the default is made from the id. */
  shareContact(phone?: string): number;
  /** Taps a button; any data is let through, since changed clients can send any. Returns the id of the callback query. */
  tap(messageId: number, data: string): string;
  /** Changes an own message. */
  edit(messageId: number, text: string): void;
  block(): void;
  unblock(): void;
}

/** Makes a person and his chat, or gives the chat of this id a new name and language. */
export function createPerson(backend: PersonBackend, options: OpenChat & { id: number }): Person {
  const { world, queue, files } = backend;
  const state = openState(world, options);

  function send(content: MessageContent & Pick<Partial<Message>, 'forward_origin'>): Message {
    if (state.isBlocked)
      throw new Error(`${state.user.first_name} blocked the bot and cannot write before unblocking.`);
    state.isStarted = true;
    const message = postMessage(world, state, { ...content, from: state.user });
    queue.push('message', message, state.chat.id);
    hideOneTimeKeyboard(world, state);
    return message;
  }

  function sendFile(
    kind: FileKind,
    bytes: Uint8Array,
    about: { name: string; mime: string; caption?: string | undefined },
  ): number {
    const file = files.add(kind, { bytes, name: about.name, mime: about.mime });
    const caption = about.caption ? formatText(about.caption, undefined, undefined) : undefined;
    const captionPart = caption ? { caption: caption.text, caption_entities: caption.entities } : {};
    return send({ ...mediaContent(file), ...captionPart }).message_id;
  }

  const say = (text: string) => send(plainText(text)).message_id;

  function setBlocked(isBlocked: boolean): void {
    if (state.isBlocked === isBlocked) return;
    state.isBlocked = isBlocked;
    if (state.isStarted) queue.push('my_chat_member', memberChange(world, state), state.chat.id);
    world.emit({ kind: 'chat', chatId: state.chat.id });
  }

  const acts = {
    id: options.id,
    user: state.user,
    say,
    forward: (text: string, from: User) =>
      send({ text, forward_origin: { type: 'user', sender_user: from, date: world.nowSeconds() } }).message_id,
    start(payload?: string) {
      setBlocked(false);
      return say(payload ? `/start ${payload}` : '/start');
    },
    sendPhoto: (bytes = plainPicture(), caption?: string) =>
      sendFile('photo', bytes, { name: 'photo.jpg', mime: 'image/jpeg', caption }),
    sendDocument: (bytes: Uint8Array, name: string, mime: string, caption?: string) =>
      sendFile('document', bytes, { name, mime, caption }),
    sendVoice: () => sendFile('voice', new Uint8Array(64), { name: 'voice.ogg', mime: 'audio/ogg' }),
    sendSticker: () => sendFile('sticker', new Uint8Array(64), { name: 'sticker.webp', mime: 'image/webp' }),
    shareContact: (phone = `+9989012${String(options.id).slice(-5)}`) =>
      send({ contact: { phone_number: phone, first_name: state.user.first_name, user_id: options.id } }).message_id,
    tap: (messageId: number, data: string) => tap(backend, state, messageId, data),
    edit: (messageId: number, text: string) => edit(backend, state, messageId, text),
    block: () => setBlocked(true),
    unblock: () => setBlocked(false),
  };
  return withView(acts, world, state);
}

function openState(world: World, { id, firstName, username, languageCode }: OpenChat & { id: number }): ChatState {
  const name = { first_name: firstName, ...(username ? { username } : {}) };
  const user: User = { id, is_bot: false, ...name, ...(languageCode ? { language_code: languageCode } : {}) };
  const state = world.chats.get(id) ?? newState(id, user);
  state.user = user;
  state.chat = { id, type: 'private', ...name };
  world.chats.set(id, state);
  return state;
}

function newState(id: number, user: User): ChatState {
  return {
    chat: { id, type: 'private', first_name: user.first_name },
    user,
    isStarted: false,
    isBlocked: false,
    messages: new Map(),
    replyKeyboard: undefined,
    menuButton: undefined,
    answers: [],
    reactions: new Map(),
  };
}

function plainText(source: string): MessageContent {
  const { text, entities } = formatText(source, undefined, undefined);
  return entities.length > 0 ? { text, entities } : { text };
}

function hideOneTimeKeyboard(world: World, state: ChatState): void {
  const keyboard = state.replyKeyboard;
  if (!keyboard) return;
  const isUsedUp = 'force_reply' in keyboard || keyboard.one_time_keyboard;
  if (!isUsedUp) return;
  state.replyKeyboard = undefined;
  world.emit({ kind: 'keyboard', chatId: state.chat.id });
}

function tap({ world, queue }: PersonBackend, state: ChatState, messageId: number, data: string): string {
  const id = `${randomInt(1, 2 ** 47)}${String(messageId).padStart(6, '0')}`;
  const found = state.messages.get(messageId);
  const query: CallbackQuery = {
    id,
    from: state.user,
    message: found ?? { chat: state.chat, message_id: messageId, date: 0 },
    chat_instance: String(state.chat.id * 7),
    data,
  };
  forgetOldQueries(world);
  world.queries.set(id, { query, chatId: state.chat.id, atMs: world.clock.now().getTime() });
  queue.push('callback_query', query, state.chat.id);
  return id;
}

/** Oldest taps come first in the map, so forgetting stops at the first fresh one. */
function forgetOldQueries(world: World): void {
  const oldestMs = world.clock.now().getTime() - CALLBACK_LIFETIME_MS;
  for (const [id, { atMs }] of world.queries) {
    if (atMs >= oldestMs) return;
    world.queries.delete(id);
  }
}

function edit({ world, queue }: PersonBackend, state: ChatState, messageId: number, text: string): void {
  const old = state.messages.get(messageId);
  if (!old || old.from.id !== state.user.id) throw new Error(`There is no own message ${messageId} to edit.`);
  const { entities: _entities, ...rest } = old;
  const edited: Message = { ...rest, ...plainText(text), edit_date: world.nowSeconds() };
  state.messages.set(messageId, edited);
  queue.push('edited_message', edited, state.chat.id);
  world.emit({ kind: 'edited', chatId: state.chat.id, messageId });
}

function memberChange(world: World, state: ChatState): object {
  const [before, after] = state.isBlocked ? ['member', 'kicked'] : ['kicked', 'member'];
  const member = (status: string | undefined) =>
    status === 'kicked' ? { user: world.bot, status, until_date: 0 } : { user: world.bot, status };
  return {
    chat: state.chat,
    from: state.user,
    date: world.nowSeconds(),
    old_chat_member: member(before),
    new_chat_member: member(after),
  };
}

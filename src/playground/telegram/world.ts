import { createChanges, type Changes } from './changes.ts';
import type {
  BotCommand,
  CallbackQuery,
  Chat,
  ForceReply,
  MenuButton,
  Message,
  MessageContent,
  ReplyKeyboard,
  User,
} from './model.ts';
import { badRequest, Refusal } from './refusal.ts';

export interface Clock {
  now(): Date;
}

/** One private chat of the bot with a person. */
export interface ChatState {
  chat: Chat;
  user: User;
  /** The person wrote at least once; before that the bot cannot know the chat. */
  isStarted: boolean;
  isBlocked: boolean;
  /** What both see now, oldest first. */
  messages: Map<number, Message>;
  replyKeyboard: ReplyKeyboard | ForceReply | undefined;
  menuButton: MenuButton | undefined;
  /** What the bot answered to taps, oldest first. */
  answers: CallbackAnswer[];
  /** The bot's reaction to a message, by message id. */
  reactions: Map<number, string>;
}

export interface CallbackAnswer {
  queryId: string;
  text: string;
  showAlert: boolean;
}

interface PendingQuery {
  query: CallbackQuery;
  chatId: number;
  atMs: number;
}

export interface CommandScope {
  type: string;
  chat_id?: number;
}

/** Everything the platform knows about one bot and its people. */
export interface World extends Changes {
  clock: Clock;
  bot: User;
  chats: Map<number, ChatState>;
  queries: Map<string, PendingQuery>;
  /** Commands by scope and language, see `commandKey`. */
  commands: Map<string, BotCommand[]>;
  /** Profile texts by field and language. */
  profile: Map<string, string>;
  defaultMenuButton: MenuButton;
  nowSeconds(): number;
  /** The next message id: one row of numbers for the whole bot, as on the platform. */
  nextMessageId(): number;
}

/** Makes an empty world in which the bot exists. Message ids go on rising after a restart because they begin at the clock's seconds. */
export function createWorld({ clock, bot }: { clock: Clock; bot: User }): World {
  const firstId = Math.floor((clock.now().getTime() - Date.UTC(2026, 0, 1)) / 1000);
  let lastMessageId = Math.max(firstId, 0);
  return {
    ...createChanges(),
    clock,
    bot,
    chats: new Map(),
    queries: new Map(),
    commands: new Map(),
    profile: new Map(),
    defaultMenuButton: { type: 'commands' },
    nowSeconds: () => Math.floor(clock.now().getTime() / 1000),
    nextMessageId: () => (lastMessageId += 1),
  };
}

/** The chat a bot may write to. Throws the platform's refusal for unknown people and for people who blocked the bot. */
export function writableChat(world: World, chatId: number | undefined): ChatState {
  const state = knownChat(world, chatId);
  if (state.isBlocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  return state;
}

/** The chat with this id, if its person ever wrote to the bot. Throws the platform's refusal otherwise. */
export function knownChat(world: World, chatId: number | undefined): ChatState {
  if (chatId === undefined) throw badRequest('chat_id is empty');
  const state = world.chats.get(chatId);
  if (!state?.isStarted) throw badRequest('chat not found');
  return state;
}

/** Puts a message into a chat and rings the bell. */
export function postMessage(
  world: World,
  state: ChatState,
  message: MessageContent &
    Pick<Message, 'from'> &
    Partial<Pick<Message, 'reply_to_message' | 'reply_markup' | 'media_group_id' | 'forward_origin'>>,
): Message {
  const { from, ...rest } = message;
  const posted: Message = {
    message_id: world.nextMessageId(),
    from,
    chat: state.chat,
    date: world.nowSeconds(),
    ...rest,
  };
  state.messages.set(posted.message_id, posted);
  world.emit({ kind: 'message', chatId: state.chat.id, messageId: posted.message_id });
  return posted;
}

/** Key under which commands of one scope and language are kept. */
export function commandKey(scope: CommandScope, language: string): string {
  return `${scope.type}:${scope.chat_id ?? ''}:${language}`;
}

/** The commands a person sees: his chat before all private chats before everybody, his language before none. docs: BotCommandScope */
export function visibleCommands(world: World, user: User): BotCommand[] {
  const language = user.language_code?.slice(0, 2) ?? '';
  const scopes: CommandScope[] = [
    { type: 'chat', chat_id: user.id },
    { type: 'all_private_chats' },
    { type: 'default' },
  ];
  for (const scope of scopes) {
    for (const code of new Set([language, ''])) {
      const found = world.commands.get(commandKey(scope, code));
      if (found) return found;
    }
  }
  return [];
}

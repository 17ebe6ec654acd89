import type { BotCommand, ForceReply, MenuButton, ReplyKeyboard } from './model.ts';
import { showMessage, type ShownMessage } from './shown-message.ts';
import { visibleCommands, type CallbackAnswer, type ChatState, type World } from './world.ts';
import { waitOn, type Change } from './changes.ts';

/** What a person sees in his chat with the bot, always as it is now. */
export interface PersonView {
  /** Own and the bot's messages after edits and deletions, oldest first. */
  readonly messages: ShownMessage[];
  /** One message of the chat, if it is still there. */
  message(id: number): ShownMessage | undefined;
  /** The bot's newest message, if it said anything. */
  readonly lastHeard: ShownMessage | undefined;
  readonly replyKeyboard: ReplyKeyboard | ForceReply | undefined;
  readonly commands: BotCommand[];
  readonly menuButton: MenuButton;
  /** Answers to taps, oldest first: small notes and alerts, also empty ones. */
  readonly answers: CallbackAnswer[];
  readonly hasStarted: boolean;
  readonly hasBlocked: boolean;
  /** Calls the listener on every change of this chat; the returned function ends it. */
  onChange: (listener: (change: Change) => void) => () => void;
  /**
   * Resolves with the first value of `look` that is not false, null or undefined; looks again on each change of this chat only.
   * Rejects after `timeoutMs` milliseconds (default 10 000).
   */
  waitFor<T>(look: () => T, timeoutMs?: number): Promise<NonNullable<T>>;
}

/** Adds the live view of a chat to what its person can do. */
export function withView<T extends object>(acts: T, world: World, state: ChatState): T & PersonView {
  const messages = () => [...state.messages.values()].map((message) => showMessage(state, message));
  const onChange: PersonView['onChange'] = (listener) =>
    world.onChange((change) => {
      if (change.kind === 'commands' || ('chatId' in change && change.chatId === state.chat.id)) listener(change);
    });
  return {
    ...acts,
    get messages() {
      return messages();
    },
    message(id) {
      const found = state.messages.get(id);
      return found ? showMessage(state, found) : undefined;
    },
    get lastHeard() {
      const found = [...state.messages.values()].findLast((message) => message.from.is_bot);
      return found ? showMessage(state, found) : undefined;
    },
    get replyKeyboard() {
      return state.replyKeyboard;
    },
    get commands() {
      return visibleCommands(world, state.user);
    },
    get menuButton() {
      return state.menuButton ?? world.defaultMenuButton;
    },
    get answers() {
      return state.answers;
    },
    get hasStarted() {
      return state.isStarted;
    },
    get hasBlocked() {
      return state.isBlocked;
    },
    onChange,
    waitFor: (look, timeoutMs) =>
      waitOn(onChange, { look, timeoutMs, what: () => `something else than ${lastWords(state, messages())}` }),
  };
}

function lastWords(state: ChatState, messages: ShownMessage[]): string {
  const words = messages.slice(-3).map(({ by, text }) => `${by}: ${JSON.stringify(text)}`);
  return `what ${state.user.first_name}'s chat shows (${words.join(', ')})`;
}

import { waitOn } from '../telegram/changes.ts';
import type { Device, GraphChange, PersonState, QuickReply, TemplateButton } from './model.ts';
import { showThread, type ShownGraphMessage } from './shown-message.ts';
import { windowUntilMs, type GraphWorld } from './world.ts';

/** What a person sees in his thread with the account, always as it is now. */
export interface GraphPersonView {
  readonly name: string;
  readonly username: string;
  readonly device: Device;
  /** The thread as his device shows it, oldest first. */
  readonly messages: ShownGraphMessage[];
  /** The thread as the given device would show it. */
  messagesOn(device: Device): ShownGraphMessage[];
  message(mid: string): ShownGraphMessage | undefined;
  /** The account's newest message. */
  readonly lastHeard: ShownGraphMessage | undefined;
  /** Questions offered before the first message; none on a desktop. */
  readonly iceBreakers: QuickReply[];
  /** The menu beside the message box; none on a desktop. */
  readonly persistentMenu: TemplateButton[];
  readonly isTypedTo: boolean;
  readonly hasBlocked: boolean;
  /** The account may write now without a tag. */
  readonly isWindowOpen: boolean;
  /** Milliseconds since 1970 until which the window is open; undefined where it never was. */
  readonly windowUntilMs: number | undefined;
  /** Calls the listener on every change of this thread, of comments and of the menu; the returned function ends it. */
  onChange: (listener: (change: GraphChange) => void) => () => void;
  /** As `GraphStandIn.waitFor`, looking only at changes of this thread. Rejects after `timeoutMs` milliseconds (default 10 000). */
  waitFor<T>(look: () => T, timeoutMs?: number): Promise<NonNullable<T>>;
}

/** Adds the live view of a thread to what its person can do. */
export function withGraphView<T extends object>(acts: T, world: GraphWorld, state: PersonState): T & GraphPersonView {
  const messages = () => showThread(state, state.device);
  const menus = () => world.menus[state.platform];
  const isNew = () => messages().length === 0;
  const onChange: GraphPersonView['onChange'] = (listener) =>
    world.onChange((change) => {
      if (concerns(state, change)) listener(change);
    });
  return {
    ...acts,
    get name() {
      return state.name;
    },
    get username() {
      return state.username;
    },
    get device() {
      return state.device;
    },
    get messages() {
      return messages();
    },
    messagesOn: (device) => showThread(state, device),
    message: (mid) => messages().find(({ id }) => id === mid),
    get lastHeard() {
      return messages().findLast(({ by }) => by === 'account');
    },
    get iceBreakers() {
      return state.device === 'phone' && isNew() ? menus().iceBreakers : [];
    },
    get persistentMenu() {
      return state.device === 'phone' ? menus().persistentMenu : [];
    },
    get isTypedTo() {
      return state.isTypedTo;
    },
    get hasBlocked() {
      return state.isBlocked;
    },
    get isWindowOpen() {
      return (windowUntilMs(state) ?? 0) > world.nowMs();
    },
    get windowUntilMs() {
      return windowUntilMs(state);
    },
    onChange,
    waitFor: (look, timeoutMs) =>
      waitOn(onChange, { look, timeoutMs, what: () => `something else than ${lastWords(state, messages())}` }),
  };
}

function concerns(state: PersonState, change: GraphChange): boolean {
  if ('personId' in change) return change.personId === state.id;
  return change.kind === 'menu' || change.kind === 'comment';
}

function lastWords(state: PersonState, messages: ShownGraphMessage[]): string {
  const words = messages.slice(-3).map(({ by, text }) => `${by}: ${JSON.stringify(text)}`);
  return `what ${state.name}'s thread shows (${words.join(', ')})`;
}

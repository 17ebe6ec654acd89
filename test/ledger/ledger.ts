/** Where a person and the shop talk. */
export type Channel = 'telegram' | 'instagram';

/** One try to hand an update to the shop, and what the shop answered. */
export interface Delivery {
  atMs: number;
  /** Status of the answer; `refused` when nobody listened, `cut` when the connection broke. */
  outcome: number | 'refused' | 'cut';
}

/** One update that the platform sent, however often. */
export interface SentUpdate {
  chat: string;
  /** What the person did: `tap <button>`, `text <words>`, `picture`. Two updates of a chat with the same one get the same answer. */
  content: string;
  deliveries: Delivery[];
  /** When the shop said for the first time that it has it. */
  acknowledgedAtMs: number | undefined;
}

/** How one call ended, as the platform saw it. */
export type CallOutcome = 'ok' | 'refused' | 'too_many' | 'fault' | 'cut' | 'answer_lost';

/** One call of the shop. */
export interface ReceivedCall {
  /** Number of the process that made it. */
  run: number;
  channel: Channel;
  /** Of the Bot API; on Instagram an edge of the Graph API, or `private_reply`. */
  method: string;
  /** Whom it speaks to: the person's id on his platform. */
  chat: string | undefined;
  /** The comment that it answers. */
  comment?: string;
  /** Text or caption. */
  text: string;
  /** Equal for two calls that put the same into the chat. */
  content: string;
  atMs: number;
  /** When the platform's answer left; undefined while it is being made. */
  answeredAtMs: number | undefined;
  outcome: CallOutcome;
  /** Of the message that it left in the chat. */
  messageId: string | undefined;
  /** It came although the platform had said that this chat, or everybody, has to wait longer. */
  tooEarly: boolean;
}

/** The end of one process. */
export interface RunEnd {
  run: number;
  how: 'kill' | 'term';
  /** When the signal was sent. */
  atMs: number;
  /** When the process was gone. */
  goneAtMs: number;
  exitCode: number | null;
}

/** What the customer wants of an order he places, as he typed and tapped it. */
export interface Wish {
  quantity: number;
  phone: string;
  address: string;
  recipient: string;
}

/** Something a person did that must have one effect. */
export type Intent = { chat: string; updateKey: string; atMs: number } & (
  | { kind: 'place'; draft: number; wish: Wish }
  | { kind: 'receipt'; number: string }
  | { kind: 'cancel'; number: string }
  | { kind: 'accept'; number: string }
  | { kind: 'text'; mark: string }
);

/** A comment that somebody wrote under a post of the shop. */
export interface SentComment {
  id: string;
  /** Who wrote it. */
  chat: string;
  updateKey: string;
  atMs: number;
}

/** A question that came where another one was due. */
export interface Stray {
  chat: string;
  did: string;
  due: readonly string[];
  saw: string;
}

/** Everything the driver saw and did. Times are monotonic milliseconds of the driver. */
export interface Ledger {
  /** By key, see `updateKey`. */
  updates: Map<string, SentUpdate>;
  calls: ReceivedCall[];
  ends: RunEnd[];
  intents: Intent[];
  comments: SentComment[];
  strays: Stray[];
  /** Acts whose answer did not come in time, so that the person asked again. */
  unanswered: { chat: string; did: string }[];
  /** From an act to the first thing that was shown for it, ms. */
  answers: { channel: Channel; chat: string; ms: number; atMs: number }[];
  /** The least stock that any sample saw. */
  leastStock: { samples: number; pieces: number };
}

/** A ledger in which nothing stands yet. */
export function emptyLedger(): Ledger {
  return {
    updates: new Map(),
    calls: [],
    ends: [],
    intents: [],
    comments: [],
    strays: [],
    unanswered: [],
    answers: [],
    leastStock: { samples: 0, pieces: Number.POSITIVE_INFINITY },
  };
}

/** How an update is found again: a tap by its query, a message by its number; on Instagram both by their `mid`. */
export const updateKey = {
  tap: (queryId: string) => `tap:${queryId}`,
  message: (messageId: number) => `message:${messageId}`,
  mid: (mid: string) => `mid:${mid}`,
  comment: (commentId: string) => `comment:${commentId}`,
};

/** Calls that put a new message into a chat; repeating any other call shows nothing twice. */
export function isNewMessage(call: { method: string; outcome: CallOutcome }): boolean {
  return /^(send(?!ChatAction|er_action)|copyMessage|forwardMessage|messages$)/.test(call.method) && isDone(call);
}

/** True when the platform did what was asked. */
export function isDone({ outcome }: { outcome: CallOutcome }): boolean {
  return outcome === 'ok' || outcome === 'answer_lost';
}

/** Monotonic milliseconds of this process. */
export function nowMs(): number {
  return performance.now();
}

import type { AdapterDeps } from '../../adapter.ts';

/** Who we are on the platform. Known after the adapter's start. */
export interface OwnAccount {
  /**
   * Every id the account goes by: the professional account's `user_id` and the app-scoped `id` of `/me`, or the Page's id.
   * The first one stands in event keys.
   */
  ids: readonly string[];
  /** Its number: `chat.id` where a post of ours is shared, `from.id` where its own people wrote. */
  number: number;
  /** What people see as its name. */
  name: string;
  /** By which people mention it; empty while it is not known. */
  username: string;
}

/** The last message with options that a person was sent, while it is the last thing said to him. */
export interface Menu {
  /** Its Bot API number, and its time in seconds. */
  messageId: number;
  date: number;
  text: string;
  /** In the order of the numbered list; `data` is the callback data as the shop gave it. */
  options: readonly { title: string; data: string }[];
  /** Whether a typed number means a place in the list. Otherwise only titles count. */
  isNumbered: boolean;
}

/** A post of ours that somebody shared. */
export interface SharedPost {
  /** The platform's id. */
  id: string;
  caption: string;
  publishedAt: Date;
}

/** What the platform tells of a message that the account sent. */
export interface Echo {
  mid: string;
  text: string | undefined;
  /** Kinds of what is attached, by the platform's names. */
  attachments: readonly string[];
}

/** A comment that may be answered: what an answer has to know beside its number. */
export interface SeenComment {
  /** The platform's id. */
  id: string;
  /** Its number, the person's and the post's. */
  number: number;
  person: number;
  post: number;
  /** When it was written, as far as known; ms. */
  atMs: number;
  /** Under a broadcast: it can be answered privately only while that goes on, and never publicly. */
  isLive: boolean;
}

/** What the platform knows of a person; both may be missing. */
export interface Profile {
  name?: string | undefined;
  username?: string | undefined;
}

type House = Pick<AdapterDeps, 'accept' | 'seal' | 'drop' | 'state' | 'identities' | 'forget' | 'now' | 'log'>;

/** What reading events needs: the house, and what the sending half and the account know. */
export interface InboundDeps extends House {
  account(): OwnAccount;
  /** Whether a message was sent by us, through the API. */
  isOwnMessage(mid: string): Promise<boolean>;
  /** Whether an echo is of a send of ours, also one whose answer was lost: that send is then known to have arrived. */
  claimEcho(person: number, echo: Echo): Promise<boolean>;
  /** Whether a comment was made by us, through the API. */
  isOwnComment(commentId: string): Promise<boolean>;
  menuFor(person: number): Promise<Menu | undefined>;
  /** A person tapped or typed an option: the answer to a tap names the tap alone, by `callback_query.id`. */
  tapped(callbackQueryId: string, person: number): void;
  /** Shows the person that what he wrote was seen. */
  markSeen(person: number): Promise<void>;
  /** The person wants the next page of his menu. */
  showMore(person: number): Promise<void>;
  /** Something of this person came that lets the account write to him for the next 24 hours. */
  opened(person: number, atMs: number): Promise<void>;
  commentSeen(comment: SeenComment): Promise<void>;
  /** Whose post this is, by its id or a link to it; undefined when it is not ours. Never rejects for that. */
  ownPost(post: { mediaId?: string; link?: string }): Promise<SharedPost | undefined>;
  /** Cached; undefined when the platform does not tell. */
  profileOf(personId: string): Promise<Profile | undefined>;
  /** The Graph API's `GET /{mid}?fields=from,to,message,attachments,created_time`, read losslessly; undefined when there is none. */
  fetchMessage(mid: string): Promise<unknown>;
  /** The Graph API's `GET /{comment-id}?fields=from,text,media,parent_id,timestamp`, read losslessly; undefined when there is none. */
  fetchComment(commentId: string): Promise<unknown>;
  /**
   * The Graph API's `mentioned_comment` with text, username and timestamp: a comment under anybody's post in which the account
   * is named; undefined when there is none.
   */
  fetchMention(commentId: string): Promise<unknown>;
  /** The platform bars the account from sending, or lets it send again. */
  policyEnforced(enforcement: { action: string; reason: string }): Promise<void>;
}

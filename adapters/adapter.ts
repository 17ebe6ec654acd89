import type { Hono } from 'hono';
import type { ChannelObserver } from './observer.ts';
import type { PostOffice } from './post.ts';
import type { ApiClientOptions } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';

/** Plain data: what can be stored as a queue job and read back the same. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One event of a platform, as it is put into the inbox before it is acknowledged. */
export interface InboundEvent {
  channel: string;
  /** The platform's own id of the event; a second event with the same one is not stored again. */
  eventId: string;
  /** Events of one lane are handled one after the other, in order. Usually `<channel>:<chat>`. */
  lane: string;
  /** Rises with the platform's own order (update_id, sender's time): puts events of one lane in order. */
  order: number;
  payload: Json;
}

/** Bytes with their type; the type is what the content is, not what a sender says. */
export interface Media {
  bytes: Uint8Array;
  mime: string;
  name?: string;
}

/** What a channel can do. The shop's screens ask this and never a channel's name. */
export interface Capabilities {
  /** A sent message can be changed in place. */
  edit: boolean;
  /** Cards in one swipeable message; 0 where there is none. */
  carousel: number;
  buttons: 'inline' | 'quick-replies';
  /** Longest button title, in characters. */
  buttonTitle: number;
  /** Longest callback payload, in bytes. */
  payloadBytes: number;
  /** Longest text message, in bytes of UTF-8. */
  textBytes: number;
  /** Pictures in one message. */
  album: number;
  document: boolean;
  comments: boolean;
  /** The shop may write first. */
  firstContact: boolean;
  /** Hours after the customer's last message in which the shop may write; null where there is no limit. */
  replyWindowHours: number | null;
  /** The platform can hand over the customer's phone number by a button. */
  contactButton: boolean;
  /** A button can copy text. */
  copyButton: boolean;
}

/** A menu entry a channel may show beside the message box. */
export interface MenuCommand {
  command: string;
  description: string;
}

/** Which commands people see: by language, and (for owners) by their own chat. */
export interface CommandMenu {
  /** Language code, or undefined for everybody whose language has no menu. */
  language?: string;
  /** Platform id of the one chat this menu is for; undefined for all private chats. */
  chatId?: string;
  commands: MenuCommand[];
}

/** What a number of ours may stand for on a platform whose own ids are no safe integers. */
export type ForeignKind = 'person' | 'post' | 'comment' | 'message';

/**
 * Numbers for a platform's own ids, in the band 2^52..2^53, which no Telegram id reaches. The same id always has the
 * same number, whichever node asks, and goes into `chat.id`, `from.id` and `message_id`.
 */
export interface Identities {
  /** The number of a foreign id, made on first use. */
  numberOf(kind: ForeignKind, externalId: string): Promise<number>;
  /** The number of a foreign id, when it has one. */
  known(kind: ForeignKind, externalId: string): Promise<number | undefined>;
  /** The foreign id behind a number of this channel; undefined for any other number. */
  foreign(number: number): Promise<{ kind: ForeignKind; externalId: string } | undefined>;
}

/** A post, reel or story of the shop's own account. */
export interface ChannelPost {
  /** Its number: `chat.id` of its comments, `message_id` where it is shared or answered. */
  id: number;
  link: string;
  caption: string;
  publishedAt: Date;
  kind: 'post' | 'reel' | 'story';
  /** Where its picture can be seen for the next hours. */
  pictureUrl: string | undefined;
}

/** What owners must know about a channel. The shop has a text for each. */
export const channelTroubles = [
  'token_expires_soon',
  'token_dead',
  'not_subscribed',
  'permission_missing',
  'barred',
  'deauthorised',
] as const;
export type ChannelTrouble = (typeof channelTroubles)[number];

/** Remembers outgoing calls that leave a message behind, so that work which is run again makes only what is missing. */
export interface CallJournal {
  /**
   * Makes the call, or answers what an earlier run of the same work was answered for the same `content`.
   * `send` rejects with `OutcomeUnknown` when nobody knows whether the platform acted.
   */
  once<T extends Json>(call: { method: string; content: string }, send: () => Promise<T>): Promise<T>;
}

/** The few log calls an adapter makes; secrets are never passed. */
export interface AdapterLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Small durable memory of an adapter (file ids already uploaded, polling offset). */
export interface AdapterState {
  read(key: string): Promise<unknown>;
  write(key: string, value: Json): Promise<void>;
  delete(key: string): Promise<void>;
}

/** What the house gives to every adapter. */
export interface AdapterDeps {
  /** Stores the event durably, or finds that it was stored before. Rejects when nothing could be stored. */
  accept(event: InboundEvent): Promise<'new' | 'seen'>;
  /**
   * What is to be stored instead of a text typed in this chat: a password becomes its hash before anything keeps it.
   * Undefined for ordinary texts. Asked for every text before `accept`.
   */
  seal?(chat: string, text: string): Promise<string | undefined>;
  /**
   * What is to be stored instead of a text that nobody may keep, such as a one-time code, wherever in an event it stands
   * (captions, quotes). Undefined for all others.
   */
  drop?(text: string): string | undefined;
  /** Where calls leave; by itself an adapter posts them. */
  post?: PostOffice;
  state: AdapterState;
  /** A picture of the shop by its media id; undefined when it is gone. */
  media(id: string): Promise<Media | undefined>;
  /** The present; moved by the playground's clock. */
  now(): Date;
  identities: Identities;
  journal: CallJournal;
  /** As `state`, but sealed: tokens. */
  secrets: AdapterState;
  /** An address under which a platform can fetch a picture of the shop for the next hours; undefined where we have none. */
  mediaUrl(id: string): string | undefined;
  /** Tells the owners, once a day at most for the same trouble. */
  trouble(trouble: ChannelTrouble, facts: { [name: string]: string | number }): Promise<void>;
  /** The channel can send again: what was held for it goes out. */
  recovered(): Promise<void>;
  /** Erases the stored copy of an event whose author took it back. */
  forget(eventId: string): Promise<void>;
  log: AdapterLog;
  /** Told of single calls and of knocks at the webhook. */
  observe?: ChannelObserver;
  /** News between the nodes of a shop, such as a pause that the platform asked for; missing where there is one node. */
  bulletin?: {
    publish(topic: string, news: Json): void;
    subscribe(topic: string, onNews: (news: Json) => void): void;
  };
}

/**
 * One channel as the house sees it: a Bot API backend.
 * Screens send photos of the shop as the string `media:<id>`; every adapter turns that into its platform's own form.
 */
export interface ChannelAdapter {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Token grammY puts into call addresses; meaningless for channels that answer in process. */
  readonly token: string;
  /** Where this channel's Bot API calls go. Sits below the conversation's replay recorder, so a replay sends nothing twice. */
  readonly client: ApiClientOptions;
  /** Its calls are journaled one by one through `deps.journal`; otherwise the house journals whole Bot API calls. */
  readonly journalsItself?: boolean;
  /** Who the shop is on this channel. Known after `start`. */
  readonly me: UserFromGetMe;
  /** Asks the platform who we are and checks the credentials; throws an Error with a sentence a person can act on. */
  start(): Promise<void>;
  /** Webhook routes; they verify, split into events, hand each to `accept`, answer 200 only after that. */
  routes?(): Hono;
  /** Tells the platform where our webhook is. Called once after the HTTP server listens. */
  subscribe?(publicUrl: string): Promise<void>;
  /** Pulling channels. Resolves when the signal aborts. */
  run?(signal: AbortSignal): Promise<void>;
  /** Address that opens the shop on this channel with a payload of at most 64 letters, digits, `_` or `-`. */
  deepLink?(payload: string): string;
  /** Shows the commands beside the message box. */
  showCommands?(menus: CommandMenu[]): Promise<void>;
  /**
   * One stored event becomes one update, or nothing. `ageMs`: since it was stored.
   * Rejects with `NotYet` when it can be told apart only a little later.
   */
  toUpdate(payload: Json, ageMs: number): Promise<Update | undefined>;
  /** Posts of the shop's own account, newest first. */
  posts?(limit: number): Promise<ChannelPost[]>;
  /** The own post behind a link that a person pasted. */
  postOf?(link: string): Promise<ChannelPost | undefined>;
  /** Looks for what no webhook brought, and hands it to `accept`. Called every few minutes on one node. */
  sweep?(): Promise<void>;
  /** Renews tokens and subscriptions, tells troubles. Called at the start and hourly on one node. */
  upkeep?(): Promise<void>;
  /** Bytes of a file the customer sent. Throws MediaTooLarge when the platform or our limit refuses. */
  download(fileId: string): Promise<Media>;
}

/** A customer's file is larger than the platform lets us fetch or than we keep. */
export class MediaTooLarge extends Error {
  override name = 'MediaTooLarge' as const;
}

/** The connection broke after a call had left: nobody knows whether the platform acted. The journal of calls goes by the name. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown' as const;
}

/** An event that can't be understood yet: it is to be brought again after these seconds, and this was no try. */
export class NotYet extends Error {
  override name = 'NotYet' as const;
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('The event is to be looked at again later.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

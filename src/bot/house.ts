import type { EntityManager } from '@mikro-orm/core';
import type { ConversationData, VersionedState } from '@grammyjs/conversations';
import type { StorageAdapter } from 'grammy';
import type { Language } from '#src/shop/language.ts';
import type { ShopContext } from '#src/shop/context.ts';
import type { OutboxBooks } from '#src/shop/books/check-notices.ts';
import type { ParkedDesk } from '#src/shop/notices/parked-work.ts';
import type { EnqueueNotice } from '#src/shop/notices/tell.ts';
import type { Clock, Media, MediaStore, ReadLater, Tell, Vault } from '#src/shop/ports.ts';
import type { PasswordDoor } from '#src/shop/owners/password-door.ts';
import type { Hands } from '#src/ui/context.ts';
import type { WordsFor } from '#src/ui/words.ts';
import type { UpdateObserver } from './update-observer.ts';

/** The log calls of handlers. Never given a message's text. */
export interface BotLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What all channels share. */
export interface House {
  /** A fresh EntityManager for one update. */
  em(): EntityManager;
  clock: Clock;
  tell: Tell;
  vault: Vault;
  media: MediaStore;
  /** Hashes passwords before they are stored; told when a password was asked for or given. */
  passwordDoor: PasswordDoor;
  wordsFor: WordsFor;
  log: BotLog;
  talks: StorageAdapter<VersionedState<ConversationData>>;
  talksVersion: string;
  /** Page with the privacy terms; undefined where nobody outside could open it. */
  privacyPage: string | undefined;
  timeZone: string;
  /** What was given up, for the owners to retry. */
  parked: ParkedDesk;
  /** What of the outbox the books are compared with. */
  outbox: OutboxBooks;
  /** Every channel of the shop by its name: where a customer can be taken over to. */
  channels: ReadonlyMap<string, Channel>;
  /** Queues a notice again, in the given transaction. */
  enqueueNotice: EnqueueNotice;
  /** Queues a receipt to be read; undefined while nothing here can read. */
  readLater?(): ReadLater | undefined;
  /** Told of every update that a handler has ended with. */
  updated?: UpdateObserver;
}

/** The shop for work that nobody asked for just now: a job of the timetable, the start. */
export function systemContext(house: House, job: string): ShopContext {
  return { ...shopOf(house), actor: { kind: 'system', job } };
}

/** What verbs use, for one update or job. */
export function shopOf(house: House): Omit<ShopContext, 'actor'> {
  const { clock, tell, vault, media } = house;
  const readLater = house.readLater?.();
  return { em: house.em(), clock, tell, vault, media, ...(readLater ? { readLater } : {}) };
}

/** What of a channel's abilities the shop goes by; it never asks for a channel's name. */
export interface Abilities {
  /** Hours after the customer's last message in which the shop may write; null where there is no limit. */
  replyWindowHours: number | null;
  /** Cards in one message to swipe; 0 where there are none. */
  carousel?: number;
  /** How options are offered; `inline` where nothing is said. */
  buttons?: 'inline' | 'quick-replies';
  /** The platform can hand over the customer's phone number by a button; it can where nothing is said. */
  contactButton?: boolean;
  /** A button can copy text; it can where nothing is said. */
  copyButton?: boolean;
  /** People comment on posts of the shop's account, and share them. */
  comments?: boolean;
}

/** A post of the shop's own account, as its channel shows it. */
export interface OwnPost {
  id: number;
  link: string;
  caption: string;
  publishedAt: Date;
  kind: 'post' | 'reel' | 'story';
}

/** What belongs to one channel. */
export interface Channel {
  name: string;
  capabilities: Abilities;
  /** Bytes of a file the customer sent; rejects with an error named `MediaTooLarge` over the limit. */
  download(fileId: string): Promise<Media>;
  /** Address that opens the shop with a payload. */
  deepLink(payload: string): string | undefined;
  /** The own post behind a link that a person pasted. */
  postOf?(text: string): Promise<OwnPost | undefined>;
  /** Shows the owner's commands in the owner's own chat. */
  showOwnerMenu(externalId: string, language: Language): Promise<void>;
}

/** Hours after the customer's last message in which the shop may write on this channel; null where there is no limit. */
export function replyWindowOf(channel: Channel): number | null {
  return channel.capabilities.replyWindowHours;
}

/** What customers can do on this channel beside writing. */
export function handsOn({ capabilities }: Channel): Hands {
  return {
    inlineButtons: capabilities.buttons !== 'quick-replies',
    contactButton: capabilities.contactButton !== false,
    copyButton: capabilities.copyButton !== false,
  };
}

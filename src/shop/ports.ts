import type { EntityManager } from '@mikro-orm/core';
import type { ReceiptFacts } from './payments/receipt-facts.ts';

/** Plain data: survives a queue, a conversation log and a jsonb column unchanged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Source of the present. Every deadline is reckoned by it, so time can be moved in tests and in the playground. */
export interface Clock {
  now(): Date;
}

/** Encrypts what must not be readable in a copy of the database (phones, addresses). */
export interface Vault {
  /** AES-256-GCM with a random nonce: the same text gives another result each time. */
  seal(text: string): string;
  /** Throws when the text was not sealed with this key. */
  open(sealed: string): string;
  /** Keyed hash for look-ups: the same text always gives the same result. */
  fingerprint(text: string): string;
}

/** Bytes with the type that their content shows. */
export interface Media {
  bytes: Uint8Array;
  mime: string;
}

/** Where pictures of products and receipts are kept. */
export interface MediaStore {
  /** Keeps the bytes and answers their id; the same bytes give the same id. */
  put(media: Media): Promise<string>;
  get(id: string): Promise<Media | undefined>;
  remove(id: string): Promise<void>;
}

/** What became of looking at a picture. `refused`: it is no picture that may be opened, e.g. too large or broken. */
export type ReceiptReading =
  | { kind: 'read'; text: string; facts: ReceiptFacts }
  | { kind: 'refused'; why: 'no_picture' | 'too_large' | 'broken' }
  | { kind: 'failed'; why: 'missing' | 'time_over' | 'crashed' };

/** Puts the reading of a receipt on the lane of its chat, in the given transaction. */
export type ReadLater = (tx: EntityManager, job: { receiptId: number; lane: string }) => Promise<void>;

/** Reads what a receipt says. */
export interface ReceiptReader {
  /** Resolves within 25 seconds, whatever the picture is; never rejects. Pictures of one chat wait for each other. */
  read(media: Media, chat: string): Promise<ReceiptReading>;
}

/** A message that nobody is waiting for: kept with its cause, sent when the channel lets it. */
export interface NewNotice {
  /** What made it, e.g. `order:1042:paid`. With `to` and `ordinal` it is unique, so a repeated cause tells once. */
  cause: string;
  ordinal?: number;
  /** Identity (a person on a channel) that is told. */
  to: number;
  kind: string;
  /** Its place, from 0, among many that go out together: each next one leaves a little later. */
  place?: number;
  data: { [key: string]: Json };
}

/** Writes the notice and its sending job in the transaction of its cause. */
export type Tell = (tx: EntityManager, notice: NewNotice) => Promise<void>;

import type { Conversation, ConversationFlavor } from '@grammyjs/conversations';
import type { Context } from 'grammy';
import type { ShopContext } from '#src/shop/context.ts';
import type { BridgeRefusal } from '#src/shop/customers/open-bridge.ts';
import type { DraftView } from '#src/shop/orders/draft-view.ts';
import type { CustomerView, IdentityView } from '#src/shop/customers/recognise.ts';
import type { OwnerView } from '#src/shop/owners/find-owner.ts';
import type { Result } from '#src/shop/result.ts';
import type { Words, WordsFor } from './words.ts';

/** The way from a channel where the customer can be told only for some hours to one where he always can. */
export interface Bridge {
  /** Where this customer is to go, and its address; undefined where he needs no other channel, or none is there. */
  link(): Promise<{ url: string; channel: string } | undefined>;
  /** Opens a link that was tapped; the person of this update is read anew when it joined him with a customer. */
  open(token: string): Promise<Result<'joined' | 'already', BridgeRefusal>>;
}

/** What people can do on a channel beside writing. */
export interface Hands {
  /** Buttons stay with their message, which can change in place. Elsewhere options are also typed, by their numbers, until the next message. */
  inlineButtons: boolean;
  /** A button below the message box sends their own phone number. */
  contactButton: boolean;
  /** A button copies a text; elsewhere such a text comes in a message of its own. */
  copyButton: boolean;
}

/** What every handler finds beside grammY's own context. Filled by `arrive`, new for each update. */
export interface HouseFlavor {
  shop: ShopContext;
  customer: CustomerView;
  identity: IdentityView;
  /** This is the first update of a person we had not met. */
  isNew: boolean;
  /** The owner behind this chat, if it is one's. */
  owner: OwnerView | undefined;
  words: Words;
  wordsFor: WordsFor;
  /** Where the privacy terms can be read: a page, or the shop's own chat. */
  privacyLink: string;
  /** The page with the terms, where there is one that people can open. */
  privacyPage: string | undefined;
  /** Address of the shop on this channel that opens with a payload; undefined where there is none. */
  deepLink: (payload: string) => string | undefined;
  bridge: Bridge;
  hands: Hands;
  /** How many cards this channel shows in one message to swipe; 0 where it has none. */
  carousel: number;
  /** The customer has just come over from another channel: he is shown where he was. */
  cameOver?: true;
  /** Shown to the person who tapped, without a message of its own. */
  toast?: string;
  /** Stands above the next question that is asked within this update. */
  above?: string;
  /** The draft as this update has just read or left it; the next look at the sale takes it instead of reading it again. */
  draft?: DraftView;
  /** Slot of the draft that an earlier, cut off run of this update has filled. */
  taken?: string;
  /** What failed inside a talk, as it was thrown. */
  fault?: unknown;
  /** Name of the handler that took the update, for the log. */
  route?: string;
}

/** Context outside conversations: may use the shop. */
export type BotContext = ConversationFlavor<Context & HouseFlavor>;

/** A talk. Inside it the shop is only reached through `once`. */
export type Talk = Conversation<BotContext>;

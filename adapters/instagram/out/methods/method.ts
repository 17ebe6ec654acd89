import type { UserFromGetMe } from 'grammy/types';
import type { AdapterDeps, Json } from '../../../adapter.ts';
import type { GraphClient } from '../graph.ts';
import type { Flavour } from '../limits.ts';
import type { Menus } from '../menus.ts';
import type { ReplyPrivately } from '../private-reply.ts';
import type { ReplyPublicly } from '../public-reply.ts';
import type { Say } from '../say.ts';
import type { Sign } from '../signs.ts';
import type { ShopMedia } from '../shop-media.ts';
import type { Taps } from '../taps.ts';
import type { ReplyWindow } from '../window.ts';

/** What the methods of the Bot API work with. */
export interface Tools extends Pick<AdapterDeps, 'identities' | 'now' | 'log'> {
  flavour: Flavour;
  graph: GraphClient;
  say: Say;
  replyPublicly: ReplyPublicly;
  replyPrivately: ReplyPrivately;
  media: ShopMedia;
  menus: Menus;
  taps: Taps;
  window: ReplyWindow;
  sign: Sign;
  me(): UserFromGetMe;
}

/** One call of the Bot API: its fields as grammY sent them. */
export interface MethodCall {
  payload: Record<string, unknown>;
  signal: AbortSignal;
}

/** Answers the `result`. Throws Refused, or OutcomeUnknown. */
export type Method = (tools: Tools, call: MethodCall) => Promise<Json>;

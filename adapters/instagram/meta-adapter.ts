import type { ChannelAdapter } from '../adapter.ts';
import type { BotFinding } from '../finding.ts';
import type { Intake } from './in/intake.ts';
import type { Flavour } from './out/limits.ts';

/** The app of Meta that delivers events, and what it proves itself with. */
export interface MetaApp {
  /** Any of them may have signed. */
  appSecrets: readonly string[];
  /** What the handshake of the webhook must bring. */
  verifyToken: string;
  /** `v25.0`. */
  graphVersion: string;
  /** The https address under which the platform reaches us; undefined where there is none. */
  publicUrl: string | undefined;
}

/** An Instagram account, or a Page for Messenger. */
export interface MetaAccountSettings {
  /** `user_id` of the professional account, or the id of the Page: what `entry.id` of webhooks carries. */
  accountId: string;
  accessToken: string;
  /** `https://graph.instagram.com` or `https://graph.facebook.com`; it decides whose token that is. */
  graphRoot: string;
}

/** A channel of an account at Meta, with what the one door of all of them needs. */
export interface MetaAdapter extends ChannelAdapter {
  readonly flavour: Flavour;
  readonly intake: Intake;
  /** Whether a person's app-scoped id is one of the account's own. */
  isOwner(userId: string): boolean;
  /** Our rights were taken away: the token is dropped and nothing is sent until there is another one. */
  deauthorised(): Promise<void>;
  /** Forgets who connected the account, and all that came of it. */
  forgetOwner(): Promise<void>;
  /** What is well or ill with the account; see `diagnoseAccount`. */
  diagnose(): Promise<BotFinding[]>;
}

import type { Hono } from 'hono';
import { createFaults, type Faults } from '../telegram/faults.ts';
import { silentLog, type Log } from '../telegram/log.ts';
import type { Clock } from '../telegram/world.ts';
import { createGraphAccount, type GraphAccount } from './account.ts';
import type { GraphCall } from './calls.ts';
import { createConditions, type Conditions } from './conditions.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { allFields } from './edges/subscription.ts';
import { TOKEN, WEBHOOK } from './limits.ts';
import { createMediaStore, type StoredMedia } from './media-store.ts';
import type { GraphChange, GraphId } from './model.ts';
import { createGraphPeople, type GraphPeople } from './people.ts';
import { createRateGate, openRateGate } from './rates.ts';
import { createGraphRoutes } from './routes.ts';
import { createTokens } from './tokens.ts';
import { shakeHands } from './webhook.ts';
import { createGraphWorld, type GraphWorld, type WorldParts } from './world.ts';

export interface GraphStandInOptions {
  /** Gives times of messages and decides whether a window is open. */
  clock: Clock;
  /** Signs the webhooks. */
  appSecret: string;
  /** The account's token (Instagram Login), and the Page's where `pageAccessToken` is absent. */
  accessToken: string;
  /** 17 digits: `user_id` of `/me`, and `entry.id` of webhooks. */
  accountId: GraphId;
  /** `id` of `/me`: the account's app-scoped id, which is another one. Made from `accountId` by default. */
  appScopedId?: GraphId;
  username?: string;
  accountName?: string;
  /** The Facebook Page beside the account; absent = there is none. */
  pageId?: GraphId;
  /** `me` means the Page for this token, and the account for `accessToken`. */
  pageAccessToken?: string;
  appId?: GraphId;
  /** `off` lets floods through, for measurements; default `on`. */
  limits?: 'on' | 'off';
  /** Milliseconds before a refused delivery is repeated the first time; a second by default. It doubles up to a minute. */
  webhookRetryMs?: number;
  /** Real milliseconds for the rate limits; `performance.now` by default. */
  monotonicMs?: () => number;
  /** Address under which `routes` can be reached, without a slash at the end: CDN links of pictures begin so. */
  root?: () => string;
  /** Days the first token still lives; 60 by default. */
  tokenDays?: number;
  log?: Log;
}

/** The Graph API with one professional account, where wanted one Page, and any number of people, all in memory. */
export interface GraphStandIn {
  /** `/<version>/<id>/<edge>`, with and without the version; `/cdn/<file>`. */
  routes: Hono;
  people: GraphPeople;
  /** What the owner sees and does in the platform's own app. */
  account: GraphAccount;
  /** Faults of the next calls; a call is named as in `GraphCall.method`. `graphFault` makes an error body. */
  faults: Faults;
  /** Lasting conditions: a dead token, a barred account, missing permissions, usage near the limit. */
  conditions: Conditions;
  /** How webhooks are sent: doubled, held, out of order, in batches, echoes overtaking. */
  deliveries: Deliveries;
  /** What the shop called, oldest first. */
  calls: GraphCall[];
  file(fileId: string): StoredMedia | undefined;
  /** Does the verification handshake with this address and sends webhooks there; rejects when the handshake fails. */
  setWebhook(url: string, verifyToken: string): Promise<void>;
  onChange(listener: (change: GraphChange) => void): () => void;
  waitFor<T>(look: () => T, timeoutMs?: number, what?: () => string): Promise<NonNullable<T>>;
  /** How many events no webhook has accepted yet, the held ones among them. */
  pendingEvents(): number;
  /** Ends deliveries. */
  close(): void;
}

/** Makes a stand-in of the Graph API (v25.0) that behaves and refuses as the real one does for one account and its Page. */
export function createGraphStandIn(options: GraphStandInOptions): GraphStandIn {
  const world = openWorld(options);
  const faults = createFaults();
  const calls: GraphCall[] = [];
  return {
    routes: createGraphRoutes({ world, faults, calls }),
    people: createGraphPeople(world),
    account: createGraphAccount(world),
    faults,
    conditions: world.conditions,
    deliveries: world.deliveries,
    calls,
    file: (fileId) => world.media.byId(fileId),
    async setWebhook(url, verifyToken) {
      await shakeHands(url, verifyToken);
      world.deliveries.sendTo(url);
    },
    onChange: world.onChange,
    waitFor: world.waitFor,
    pendingEvents: () => world.deliveries.pending(),
    close: () => world.deliveries.close(),
  };
}

function openWorld(options: GraphStandInOptions): GraphWorld {
  const { clock, appSecret, log = silentLog, webhookRetryMs: firstRetryMs = WEBHOOK.retryMs } = options;
  const parts = partsOf(options);
  const nowMs = () => clock.now().getTime();
  const isSubscribed = (object: 'instagram' | 'page') =>
    parts.subscriptions[object === 'page' ? 'page' : 'account'].size > 0;
  return createGraphWorld(parts, (onDelivered) =>
    createDeliveries({ appSecret, nowMs, isSubscribed, onDelivered, firstRetryMs, log }),
  );
}

function partsOf(options: GraphStandInOptions): WorldParts {
  const { clock, appSecret, accountId, pageId, pageAccessToken, accessToken, tokenDays = TOKEN.days } = options;
  const { username = 'sotuv_demo', accountName: name = 'Sotuv', root = () => 'http://localhost' } = options;
  const { appId = '10150000000000042', appScopedId = `2600${accountId.slice(4)}` } = options;
  const conditions = createConditions();
  const account = { id: accountId, appScopedId, username, name };
  return {
    clock,
    appId,
    appSecret,
    conditions,
    account,
    page: pageId === undefined ? undefined : { id: pageId, username, name },
    subscriptions: { account: new Set(allFields), page: new Set(allFields) },
    media: createMediaStore(root),
    rates: options.limits === 'off' ? openRateGate : createRateGate(options.monotonicMs ?? (() => performance.now())),
    tokens: createTokens({
      nowMs: () => clock.now().getTime(),
      deadToken: () => conditions.deadToken(),
      first: [
        { token: accessToken, owner: 'account', days: tokenDays },
        ...(pageAccessToken === undefined ? [] : [{ token: pageAccessToken, owner: 'page' as const, days: undefined }]),
      ],
    }),
  };
}

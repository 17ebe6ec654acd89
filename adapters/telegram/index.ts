import { Api, type ApiClientOptions } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { AdapterDeps, ChannelAdapter, Json } from '../adapter.ts';
import { setWebhook, showMenus, signIn } from './account.ts';
import { readCall, type BotApiCall, type FetchInit } from '../bot-api-call.ts';
import { downloadFile } from './download.ts';
import { toInboundEvent, toUpdate } from './events.ts';
import { telegramCapabilities } from './limits.ts';
import { systemPace, type Pace } from '../pace.ts';
import { pollUpdates } from './polling.ts';
import { observedAttempts } from './observed-attempts.ts';
import { createRetryingCaller } from './retry.ts';
import { sealText } from './seal-text.ts';
import { withShopMedia } from './shop-media.ts';
import { attemptCall, type Attempt } from './transport.ts';
import { createWebhookRoutes } from './webhook.ts';

export interface TelegramSettings {
  token: string;
  /** Where the Bot API is; the public one by default. */
  apiRoot?: string;
  /** Telegram sends it with every webhook call: 1-256 of A-Z, a-z, 0-9, _ and -; at least 32 random ones. */
  webhookSecret: string;
}

/** What of the house this adapter uses: Telegram's ids are numbers, and its token does not age. */
export type TelegramDeps = Pick<
  AdapterDeps,
  'accept' | 'post' | 'seal' | 'drop' | 'state' | 'media' | 'log' | 'observe' | 'bulletin'
>;

/** Telegram as a channel of the shop: private chats with one bot, by webhook (`subscribe`) or long polling (`run`). */
export function createTelegramAdapter(
  settings: TelegramSettings,
  deps: TelegramDeps,
  pace: Pace = systemPace,
): ChannelAdapter {
  const { token, webhookSecret } = settings;
  const apiRoot = (settings.apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '');
  let account: UserFromGetMe | undefined;
  const me = (): UserFromGetMe => {
    if (account === undefined) throw new Error('the Telegram adapter has not been started');
    return account;
  };

  const { observe, post } = deps;
  const attempt = (call: BotApiCall): Promise<Attempt> => attemptCall(call, post);
  const attempts = observe ? observedAttempts(attempt, (made) => observe.attempted(made)) : attempt;
  const send = withShopMedia(createRetryingCaller(pace, deps.bulletin, attempts), deps, () => me().id);
  const clientUntil = (stop?: AbortSignal): ApiClientOptions => ({
    apiRoot,
    fetch: async (url: string | URL, init?: FetchInit) => Response.json(await send(await readCall(url, init, stop))),
  });
  const client = clientUntil();
  const api = new Api(token, client);
  const countIgnored = createIgnoredCounter(deps);
  const onAnswered = (status: number, seconds: number): void =>
    deps.observe?.knocked({ channel: 'telegram', status, seconds });

  const take = async (payload: Json): Promise<void> => {
    const sorted = toInboundEvent(payload, me().id);
    if (sorted.kind === 'ignored') countIgnored(sorted.what);
    else await deps.accept({ ...sorted.event, payload: await sealText(sorted.event.payload, deps) });
  };

  return {
    name: 'telegram',
    capabilities: telegramCapabilities,
    token,
    client,
    get me() {
      return me();
    },
    start: async () => {
      account = await signIn(api, { apiRoot, log: deps.log, pace });
    },
    routes: () => createWebhookRoutes({ secret: webhookSecret, take, log: deps.log, onAnswered }),
    subscribe: async (publicUrl) => await setWebhook(api, publicUrl, webhookSecret),
    run: async (signal) => {
      await pollUpdates({ api: new Api(token, clientUntil(signal)), take, log: deps.log, pace, signal });
    },
    deepLink: (start) => `https://t.me/${me().username}?start=${start}`,
    showCommands: async (menus) => await showMenus(api, menus, deps.log),
    toUpdate: async (payload) => toUpdate(payload),
    download: async (fileId) => await downloadFile(api, fileId, `${apiRoot}/file/bot${token}`),
  };
}

// A busy group would fill the log: only the 1st, 10th, 100th, ... of a kind is written down.
function createIgnoredCounter({ log }: Pick<AdapterDeps, 'log'>): (what: string) => void {
  const counts = new Map<string, number>();
  return (what) => {
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    if (/^10*$/.test(String(count))) log.info({ what, count }, 'Telegram updates outside private chats were dropped');
  };
}

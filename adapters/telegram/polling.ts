import { type Api, GrammyError } from 'grammy';
import type { AdapterLog, Json } from '../adapter.ts';
import { allowedUpdates, pollSeconds } from './limits.ts';
import type { Pace } from '../pace.ts';
import { failureReason } from './transport.ts';

const firstBackOffMs = 1000;
const longestBackOffMs = 30_000;
/** People wait for the first answer after an outage of the shop's own store, and Telegram is no worse for being asked. */
const storeBackOffMs = 3_000;

/** What Telegram gave could not be stored, so it is not confirmed. */
class NotStored extends Error {}

export interface PollingOptions {
  /** Its calls end when the signal aborts. */
  api: Api;
  take(payload: Json): Promise<void>;
  log: AdapterLog;
  pace: Pace;
  signal: AbortSignal;
}

/**
 * Fetches updates until the signal aborts. A batch is confirmed to Telegram only after every update of it was taken;
 * what was not confirmed comes again after a restart. Trouble of any kind is waited out, never thrown.
 */
export async function pollUpdates(options: PollingOptions): Promise<void> {
  const { api, log, pace, signal } = options;
  let offset: number | undefined;
  let isWebhookDeleted = false;
  let backOffMs = firstBackOffMs;

  while (!signal.aborted) {
    try {
      // While a webhook is set Telegram refuses getUpdates. One that appears later is somebody else's: not ours to delete.
      if (!isWebhookDeleted) await api.deleteWebhook();
      isWebhookDeleted = true;
      offset = await takeBatch(options, offset);
      backOffMs = firstBackOffMs;
    } catch (error) {
      if (signal.aborted) return;
      logTrouble(log, error);
      await pace.wait(backOffMs, signal).catch(() => undefined);
      backOffMs = Math.min(backOffMs * 2, error instanceof NotStored ? storeBackOffMs : longestBackOffMs);
    }
  }
}

async function takeBatch(options: PollingOptions, offset: number | undefined): Promise<number | undefined> {
  const updates = await options.api.getUpdates({
    timeout: pollSeconds,
    allowed_updates: allowedUpdates,
    ...(offset !== undefined && { offset }),
  });
  // All at once: the inbox stores what arrives together in one statement, and `order` keeps them in order.
  const taken = await Promise.allSettled(updates.map((update) => options.take(JSON.parse(JSON.stringify(update)))));
  const failed = taken.find((result) => result.status === 'rejected');
  if (failed) throw new NotStored('an update could not be stored', { cause: failed.reason });
  const last = updates.at(-1);
  return last === undefined ? offset : last.update_id + 1;
}

function logTrouble(log: AdapterLog, error: unknown): void {
  if (!(error instanceof GrammyError)) {
    log.warn({ reason: failureReason(error) }, 'no updates could be fetched from Telegram and stored; trying again');
  } else if (error.error_code === 409) {
    const advice = 'another program uses the same TELEGRAM_BOT_TOKEN: stop it, or make a second bot with @BotFather';
    log.warn({ description: error.description }, advice);
  } else {
    log.error({ description: error.description }, 'Telegram refused to give updates; trying again');
  }
}

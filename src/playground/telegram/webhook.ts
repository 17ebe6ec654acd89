import { z } from 'zod';
import { WEBHOOK_RETRY_MS, WEBHOOK_TIMEOUT_MS } from './limits.ts';
import type { Log } from './log.ts';
import type { QueuedUpdate, UpdateQueue } from './updates.ts';

interface WebhookSettings {
  url: string;
  secretToken: string | undefined;
  maxConnections: number;
}

export interface Webhook {
  current(): WebhookSettings | undefined;
  set(settings: WebhookSettings | undefined): void;
  lastError(): { atMs: number; message: string } | undefined;
  /** Stops deliveries for good. */
  close(): void;
}

interface WebhookDeps {
  queue: UpdateQueue;
  log: Log;
  nowMs(): number;
  /** A webhook may answer with a call of its own: `{method, ...}`. */
  callBack(body: Record<string, unknown>): Promise<void>;
  /** Waiting before the first repetition, milliseconds; doubles with every failure. */
  firstRetryMs?: number;
}

/** Posts pending updates to the set address: in order within a lane, lanes side by side, repeated until a 2xx or the update's end of life. */
export function createWebhook(deps: WebhookDeps): Webhook {
  const { queue, log } = deps;
  let settings: WebhookSettings | undefined;
  let lastError: { atMs: number; message: string } | undefined;
  const busyLanes = new Set<string>();
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  queue.onPush(deliver);

  function deliver(): void {
    if (!settings) return;
    for (const entry of queue.pending()) {
      if (busyLanes.size >= settings.maxConnections) return;
      if (busyLanes.has(entry.lane)) continue;
      busyLanes.add(entry.lane);
      void attempt(settings, entry);
    }
  }

  async function attempt(to: WebhookSettings, entry: QueuedUpdate): Promise<void> {
    const outcome = await post(to, entry, deps);
    if (to !== settings) {
      busyLanes.delete(entry.lane);
      return deliver();
    }
    if (outcome === 'delivered') {
      failures.delete(entry.lane);
      queue.remove(entry.update.update_id);
      busyLanes.delete(entry.lane);
      return deliver();
    }
    lastError = { atMs: deps.nowMs(), message: outcome.reason };
    log.warn({ url: to.url, reason: outcome.reason }, 'webhook refused an update; it will be sent again');
    retryLater(entry.lane, outcome.retryAfterMs);
  }

  function retryLater(lane: string, retryAfterMs: number | undefined): void {
    const failed = failures.get(lane) ?? 0;
    failures.set(lane, failed + 1);
    const doubled = (deps.firstRetryMs ?? WEBHOOK_RETRY_MS.first) * 2 ** failed;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        busyLanes.delete(lane);
        deliver();
      },
      retryAfterMs ?? Math.min(doubled, WEBHOOK_RETRY_MS.ceiling),
    );
    timers.add(timer);
    timer.unref();
  }

  return {
    current: () => settings,
    set(next) {
      settings = next;
      failures.clear();
      deliver();
    },
    lastError: () => lastError,
    close() {
      settings = undefined;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

type Outcome = 'delivered' | { reason: string; retryAfterMs: number | undefined };

async function post(to: WebhookSettings, entry: QueuedUpdate, deps: WebhookDeps): Promise<Outcome> {
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(to.secretToken ? { 'x-telegram-bot-api-secret-token': to.secretToken } : {}),
      },
      body: JSON.stringify(entry.update),
      redirect: 'manual',
      signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
    });
    const body = await response.text();
    if (!response.ok) {
      return {
        reason: `Wrong response from the webhook: ${response.status} ${response.statusText}`,
        retryAfterMs: retryAfter(response),
      };
    }
    await runAnswer(body, deps);
    return 'delivered';
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error), retryAfterMs: undefined };
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, WEBHOOK_RETRY_MS.honouredRetryAfter) : undefined;
}

async function runAnswer(body: string, deps: WebhookDeps): Promise<void> {
  if (!/^\s*\{.*"method"/s.test(body)) return;
  try {
    await deps.callBack(z.record(z.string(), z.unknown()).parse(JSON.parse(body)));
  } catch (error) {
    // As on the platform, nobody hears of a call in an answer that failed; the update counts as delivered.
    deps.log.warn({ error }, 'the call in a webhook answer failed');
  }
}

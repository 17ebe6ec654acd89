import { z } from 'zod';
import { MAX_SECRET_TOKEN } from '../limits.ts';
import { readFlag, readInteger, readNested, readText } from '../payload.ts';
import { badRequest, Refusal } from '../refusal.ts';
import type { Call, Method, MethodTable } from './method.ts';

function readAllowed(call: Call): string[] | undefined {
  return readNested(call, 'allowed_updates', z.array(z.string()), "can't parse allowed updates JSON object");
}

const getUpdates: Method = (backend, call) => {
  if (backend.webhook.current()) {
    throw new Refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  backend.queue.allow(readAllowed(call));
  return backend.polling.poll({
    offset: readInteger(call, 'offset') ?? 0,
    limit: readInteger(call, 'limit') ?? 100,
    timeoutSeconds: readInteger(call, 'timeout') ?? 0,
    signal: call.signal,
  });
};

const setWebhook: Method = (backend, call) => {
  const url = readText(call, 'url') ?? '';
  if (url === '') return deleteWebhook(backend, call);
  checkWebhookUrl(url);
  const secretToken = readText(call, 'secret_token');
  if (secretToken && secretToken.length > MAX_SECRET_TOKEN) throw badRequest('secret token is too long');
  if (secretToken && !/^[\w-]+$/.test(secretToken)) throw badRequest('secret token contains unallowed characters');
  backend.queue.allow(readAllowed(call));
  if (readFlag(call, 'drop_pending_updates')) backend.queue.clear();
  backend.polling.interrupt(new Refusal(409, 'Conflict: terminated by setWebhook request'));
  backend.webhook.set({ url, secretToken, maxConnections: readInteger(call, 'max_connections') ?? 40 });
  return true;
};

/** The platform takes https only; an address on this machine may be plain http, since that is where a stand-in is used. */
function checkWebhookUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  const { protocol, hostname } = new URL(url);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
}

const deleteWebhook: Method = (backend, call) => {
  if (readFlag(call, 'drop_pending_updates')) backend.queue.clear();
  backend.webhook.set(undefined);
  return true;
};

const getWebhookInfo: Method = ({ webhook, queue }) => {
  const current = webhook.current();
  const failure = webhook.lastError();
  const allowed = queue.allowed();
  return {
    url: current?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.pending().length,
    ...(current ? { max_connections: current.maxConnections } : {}),
    ...(allowed.length > 0 ? { allowed_updates: allowed } : {}),
    ...(current && failure
      ? { last_error_date: Math.floor(failure.atMs / 1000), last_error_message: failure.message }
      : {}),
  };
};

/** Methods about the way updates take to the bot. */
export const updateMethods: MethodTable = { getUpdates, setWebhook, deleteWebhook, getWebhookInfo };

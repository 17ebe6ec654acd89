import type { Json } from '../../adapter.ts';
import { OutcomeUnknown } from '../../adapter.ts';
import type { ChannelObserver } from '../../observer.ts';
import { errorCode, isNotSent } from '../../error-code.ts';
import type { GraphError } from './graph-error.ts';
import { readAnswer, type GraphResult } from './graph-answer.ts';
import { callTimeoutMs } from './limits.ts';

export type { GraphResult } from './graph-answer.ts';

type Query = Readonly<Record<string, string>>;

/** Calls to the Graph API. A refusal is a value; see `GraphError` for what each kind asks for. */
export interface GraphClient {
  get(path: string, query?: Query): Promise<GraphResult>;
  /** @throws {OutcomeUnknown} when the connection broke after the call had left */
  post(path: string, body: { [key: string]: Json }, signal?: AbortSignal): Promise<GraphResult>;
  delete(path: string, query?: Query): Promise<GraphResult>;
}

export interface GraphSettings {
  /** `https://graph.instagram.com` for Instagram Login, `https://graph.facebook.com` for a Page's token. */
  root: string;
  /** `v25.0`. Empty: addresses without a version. */
  version: string;
  /** The token to be used now. It goes into a header, never into an address or an error. */
  token(): string | Promise<string>;
  /** Name of the channel in metrics. */
  channel: string;
  observe?: ChannelObserver | undefined;
}

interface Call {
  verb: 'GET' | 'POST' | 'DELETE';
  path: string;
  query?: Query;
  body?: { [key: string]: Json };
  signal?: AbortSignal | undefined;
}

/**
 * Makes single HTTP calls to the Graph API, never a second one; who calls decides about repeats. Paths are without the
 * version (`me/messages`). A GET or DELETE whose answer was lost is a `transient` error, since it can be repeated.
 */
export function createGraphClient(settings: GraphSettings): GraphClient {
  const root = [settings.root.replace(/\/+$/, ''), settings.version].filter(Boolean).join('/');

  const make = async (call: Call): Promise<GraphResult> => {
    const token = await settings.token();
    const timeout = AbortSignal.timeout(callTimeoutMs);
    try {
      const response = await fetch(addressOf(root, call), {
        method: call.verb,
        redirect: 'error',
        signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
        headers: { authorization: `Bearer ${token}`, ...(call.body && { 'content-type': 'application/json' }) },
        ...(call.body && { body: JSON.stringify(call.body) }),
      });
      return readAnswer(await response.text(), response, { isPost: call.verb === 'POST', token });
    } catch (cause) {
      if (cause instanceof OutcomeUnknown) throw cause;
      return brokenOff(call, timeout.aborted ? 'time-out' : errorCode(cause));
    }
  };

  const told = async (call: Call): Promise<GraphResult> => {
    const began = performance.now();
    const tell = (result: Parameters<ChannelObserver['attempted']>[0]['result']): void =>
      settings.observe?.attempted({
        channel: settings.channel,
        method: nameOf(call.path),
        result,
        seconds: (performance.now() - began) / 1000,
      });
    try {
      const result = await make(call);
      tell(result.ok ? 'ok' : outcomeOf(result.error));
      return result;
    } catch (error) {
      tell('unknown');
      throw error;
    }
  };

  return {
    get: async (path, query = {}) => await told({ verb: 'GET', path, query }),
    post: async (path, body, signal) => await told({ verb: 'POST', path, body, signal }),
    delete: async (path, query = {}) => await told({ verb: 'DELETE', path, query }),
  };
}

function addressOf(root: string, { path, query = {} }: Call): URL {
  const url = new URL(`${root}/${path}`);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url;
}

function brokenOff(call: Call, code: string): GraphResult {
  const message = `${nameOf(call.path)} could not reach the Graph API (${code})`;
  if (call.verb === 'POST' && !isNotSent(code)) throw new OutcomeUnknown(message);
  return { ok: false, error: { kind: 'transient', code: 0, subcode: undefined, status: 0, message, mayBeDone: false } };
}

/** The edge that a path names, without anybody's id. */
function nameOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return /^[a-z_]+$/.test(last) ? last : 'node';
}

function outcomeOf({ kind }: GraphError): 'refused' | 'rate_limited' | 'unavailable' {
  if (kind === 'rate') return 'rate_limited';
  return kind === 'transient' ? 'unavailable' : 'refused';
}

import { z } from 'zod';
import type { FreshToken } from './token.ts';
import type { GraphError } from './out/graph-error.ts';
import { createGraphClient, type GraphClient, type GraphResult } from './out/graph.ts';

/** Who gave the token: the account itself (Instagram Login), or the Page it is reached through (Facebook Login). */
export type Login = 'account' | 'page';

/** The host tells: `graph.facebook.com`, or an address that names it, serves Pages; any other the account itself. */
export function loginOf(graphRoot: string, object: 'instagram' | 'page'): Login {
  return object === 'page' || graphRoot.includes('graph.facebook.com') ? 'page' : 'account';
}

const fresh = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * Asks for a token with sixty days more (Instagram Platform, Refresh access token); undefined when Meta does not give one.
 * The address of this call has no version, and is the only one that carries the token.
 */
export async function refreshToken(graph: GraphClient, token: string): Promise<FreshToken | undefined> {
  const query = { grant_type: 'ig_refresh_token', access_token: token };
  const answer = await graph.get('refresh_access_token', query);
  const read = answer.ok ? fresh.safeParse(answer.body) : undefined;
  return read?.success ? { token: read.data.access_token, expiresInSeconds: read.data.expires_in } : undefined;
}

/** Whether the account's token still works, as far as anybody has noticed. */
export interface TokenStanding {
  isDead(): Promise<boolean>;
  /** Meta refused it (190). */
  died(error: GraphError): Promise<void>;
}

/** Told of every look, which shares its allowance with what is sent. */
export type OnLook = (answer: GraphResult) => void;

/**
 * Calls with the account's token. Without one, or with one that Meta refused, nothing but the question who it belongs to
 * leaves the house: the others are answered as Meta answers a dead one. A look that finds it dead tells the standing; who
 * sends does that himself.
 */
export function createAccountGraph(given: {
  root: string;
  version: string;
  channel: string;
  token: () => Promise<string | undefined>;
  standing: TokenStanding;
  onLook: OnLook;
  observe?: Parameters<typeof createGraphClient>[0]['observe'];
}): GraphClient {
  const { token, standing, onLook, ...settings } = given;
  const client = createGraphClient({ ...settings, token: async () => (await token()) ?? '' });
  const guarded = async (path: string, call: () => Promise<GraphResult>): Promise<GraphResult> => {
    const isRefused = (await token()) === undefined || (path !== 'me' && (await standing.isDead()));
    return isRefused ? noToken : await call();
  };
  const looked = async (look: Promise<GraphResult>): Promise<GraphResult> => {
    const answer = await look;
    onLook(answer);
    if (!answer.ok && answer !== noToken && answer.error.kind === 'token') await standing.died(answer.error);
    return answer;
  };
  return {
    get: async (path, query) => await looked(guarded(path, async () => await client.get(path, query))),
    post: async (path, body, signal) => await guarded(path, async () => await client.post(path, body, signal)),
    delete: async (path, query) => await looked(guarded(path, async () => await client.delete(path, query))),
  };
}

const noToken: GraphResult = {
  ok: false,
  error: {
    kind: 'token',
    code: 190,
    subcode: undefined,
    status: 0,
    message: 'there is no access token that works',
    mayBeDone: false,
  },
};

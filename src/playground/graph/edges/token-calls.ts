import { z } from 'zod';
import { badParameter, GraphRefusal } from '../graph-refusal.ts';
import type { GraphWorld } from '../world.ts';
import { parameters } from './parse.ts';

type Fields = Record<string, unknown>;

const exchange = z.object({
  grant_type: z.literal('ig_exchange_token'),
  client_secret: z.string(),
  access_token: z.string(),
});
const facebookExchange = z.object({
  grant_type: z.literal('fb_exchange_token'),
  client_id: z.string(),
  client_secret: z.string(),
  fb_exchange_token: z.string(),
});
const refresh = z.object({ grant_type: z.literal('ig_refresh_token'), access_token: z.string() });
const debug = z.object({ input_token: z.string() });

/** Calls about tokens: they have no node, and their name is the whole path. Instagram Platform > Access token, Refresh access token */
export const tokenCalls: Record<string, (world: GraphWorld, fields: Fields) => unknown> = {
  access_token: (world, fields) => {
    const asked = parameters(exchange, fields);
    checkSecret(world, asked.client_secret);
    return world.tokens.exchange(asked.access_token);
  },
  refresh_access_token: (world, fields) => world.tokens.refresh(parameters(refresh, fields).access_token),
  'oauth/access_token': (world, fields) => {
    const asked = parameters(facebookExchange, fields);
    checkSecret(world, asked.client_secret);
    return world.tokens.exchange(asked.fb_exchange_token);
  },
  debug_token: (world, fields) => ({ data: describe(world, parameters(debug, fields).input_token) }),
};

function checkSecret(world: GraphWorld, secret: string): void {
  if (secret !== world.appSecret) throw badParameter('Error validating client secret.');
}

function describe(world: GraphWorld, token: string): object {
  try {
    const owner = world.tokens.check(token);
    const type = owner === 'page' ? 'PAGE' : 'USER';
    return { app_id: world.appId, type, is_valid: true, expires_at: world.tokens.endsAt(token) };
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    const { code, subcode, message } = error.problem;
    return { app_id: world.appId, is_valid: false, error: { code, subcode, message } };
  }
}

import { z } from 'zod';
import type { AdapterDeps } from '../adapter.ts';
import type { GraphClient } from './out/graph.ts';
import type { Login } from './login.ts';

/** Fields of each object without which the shop hears nothing it could answer. */
export const neededFields = {
  instagram: ['messages', 'messaging_postbacks', 'comments'],
  page: ['messages', 'messaging_postbacks', 'feed'],
} as const;

const needed: Record<Login, readonly string[]> = { account: neededFields.instagram, page: neededFields.page };

/**
 * All that the shop makes use of. Sources: Instagram Platform, Webhooks (fields of Instagram Login); Messenger Platform,
 * Webhooks (fields of a Page). A Page's list serves both channels, since each setting of it takes the place of the last.
 */
const wanted: Record<Login, readonly string[]> = {
  account: [...needed.account, 'live_comments', 'messaging_referral', 'messaging_seen', 'message_reactions'],
  page: [
    ...needed.page,
    'messaging_referrals',
    'message_echoes',
    'message_edits',
    'message_reads',
    'message_reactions',
    'messaging_policy_enforcement',
  ],
};

const listed = z.object({
  data: z.array(z.object({ subscribed_fields: z.array(z.string()).catch([]) })),
});

/** Which of the fields that are needed the account does not send us; undefined where the Graph API does not tell. */
export async function missingFields(graph: GraphClient, node: string, login: Login): Promise<string[] | undefined> {
  const answer = await graph.get(`${node}/subscribed_apps`);
  const read = answer.ok ? listed.safeParse(answer.body) : undefined;
  if (!read?.success) return undefined;
  const [ours, ...others] = read.data.data;
  // With several apps it can't be seen which one is ours.
  if (others.length > 0) return undefined;
  return needed[login].filter((field) => !ours?.subscribed_fields.includes(field));
}

/**
 * Has the account send its events to this app. Meta takes that away after an hour of failed deliveries (Messenger Platform,
 * Webhooks), so it is looked after hourly; `renew` sets it without a look. Owners are told when it can't be done.
 */
export async function ensureSubscribed(given: {
  graph: GraphClient;
  node: string;
  login: Login;
  renew: boolean;
  deps: Pick<AdapterDeps, 'trouble' | 'log'>;
}): Promise<void> {
  const { graph, node, login, renew, deps } = given;
  if (!renew && (await missingFields(graph, node, login))?.length === 0) return;
  const all = await subscribe(graph, node, wanted[login]);
  // One field that this app may not have makes the whole call fail.
  const answer = !all.ok && all.error.kind === 'bad_request' ? await subscribe(graph, node, needed[login]) : all;
  if (answer.ok) return;
  const { kind, code, subcode = 0 } = answer.error;
  deps.log.warn({ code, subcode }, 'the account could not be subscribed to the webhook');
  if (kind === 'transient' || kind === 'rate' || kind === 'token') return;
  await deps.trouble('not_subscribed', { code, subcode });
}

async function subscribe(graph: GraphClient, node: string, fields: readonly string[]): ReturnType<GraphClient['post']> {
  return await graph.post(`${node}/subscribed_apps`, { subscribed_fields: fields.join(',') });
}

import { z } from 'zod';
import { badParameter } from '../graph-refusal.ts';
import type { TokenOwner } from '../tokens.ts';
import type { Edge, EdgeCall } from './edge.ts';
import { parameters } from './parse.ts';

/** Fields that can be asked for, of both objects. Webhooks reference: instagram, page */
export const allFields = [
  'messages',
  'messaging_postbacks',
  'messaging_seen',
  'messaging_referral',
  'messaging_optins',
  'messaging_handover',
  'message_reactions',
  'message_edit',
  'standby',
  'comments',
  'live_comments',
  'mentions',
  'story_insights',
  'message_echoes',
  'message_edits',
  'message_reads',
  'message_deliveries',
  'messaging_referrals',
  'messaging_policy_enforcement',
  'feed',
  'mention',
] as const;

const wanted = z.object({ subscribed_fields: z.union([z.string(), z.array(z.string())]) });

/** `GET /{id}/subscribed_apps`. */
export const readSubscription: Edge = ({ world, ...call }) => {
  const fields = world.subscriptions[sideOf(call)];
  if (fields.size === 0) return { data: [] };
  return { data: [{ id: world.appId, name: 'Sotuv', subscribed_fields: [...fields] }] };
};

/** `POST /{id}/subscribed_apps`: takes the place of what was subscribed before. */
export const subscribe: Edge = ({ world, fields, ...call }) => {
  const { subscribed_fields: asked } = parameters(wanted, fields);
  const names = (typeof asked === 'string' ? asked.split(',') : asked).map((name) => name.trim());
  const unknown = names.find((name) => !allFields.some((field) => field === name));
  if (unknown !== undefined) throw badParameter(`Param subscribed_fields: "${unknown}" is no field`);
  world.subscriptions[sideOf(call)] = new Set(names);
  return { success: true };
};

/** `DELETE /{id}/subscribed_apps`. */
export const unsubscribe: Edge = ({ world, ...call }) => {
  world.subscriptions[sideOf(call)].clear();
  return { success: true };
};

function sideOf({ kind }: Pick<EdgeCall, 'kind'>): TokenOwner {
  return kind === 'page' ? 'page' : 'account';
}

import { z } from 'zod';
import type { BotFinding as Finding } from '../finding.ts';
import type { Looked } from './diagnose-account.ts';
import type { Heard } from './heard.ts';
import { webhookPath } from './in/webhook.ts';
import { createGraphClient, type GraphClient } from './out/graph.ts';
import { neededFields } from './subscription.ts';

const subscriptions = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      callback_url: z.string().optional().catch(undefined),
      active: z.boolean().optional().catch(undefined),
      fields: z.array(z.object({ name: z.string() })).catch([]),
    }),
  ),
});

/**
 * Which fields the app is subscribed to in the dashboard, and under which address. Only the app itself may ask
 * (`/{app}/subscriptions`, with its id and secret as token), and only graph.facebook.com answers; undefined where that can't be.
 */
export async function fieldsFinding(given: {
  channel: Looked['channel'];
  appId: string | undefined;
  appSecrets: readonly string[];
  publicUrl: string | undefined;
  root: string;
  version: string;
}): Promise<Finding | undefined> {
  const { channel, appId, root, version } = given;
  if (appId === undefined) return undefined;
  const object = channel === 'messenger' ? 'page' : 'instagram';
  for (const secret of given.appSecrets) {
    const graph = createGraphClient({ root, version, channel, token: () => `${appId}|${secret}` });
    const found = await subscriptionOf(graph, appId, object);
    if (found) return judged(`${channel} fields`, found, neededFields[object], given.publicUrl);
  }
  return undefined;
}

type Subscription = z.infer<typeof subscriptions>['data'][number];

async function subscriptionOf(graph: GraphClient, appId: string, object: string): Promise<Subscription | undefined> {
  const answer = await graph.get(`${appId}/subscriptions`);
  const read = answer.ok ? subscriptions.safeParse(answer.body).data : undefined;
  return (
    read && (read.data.find((one) => one.object === object) ?? { object, callback_url: '', active: false, fields: [] })
  );
}

function judged(check: string, found: Subscription, needed: readonly string[], publicUrl: string | undefined): Finding {
  const wanted = `${publicUrl ?? ''}${webhookPath}`;
  const fix = `In the dashboard of the app, Webhooks: the callback URL ${wanted}, META_VERIFY_TOKEN, and the fields ${needed.join(', ')}.`;
  if (found.active !== true) return { check, status: 'fail', detail: 'the app has no webhook that is active', fix };
  if (publicUrl !== undefined && found.callback_url !== wanted) {
    return { check, status: 'fail', detail: `the app's webhook is ${found.callback_url ?? 'another one'}`, fix };
  }
  const missing = needed.filter((field) => !found.fields.some(({ name }) => name === field));
  if (missing.length === 0) return { check, status: 'ok', detail: 'the app is subscribed to what the shop needs' };
  return { check, status: 'fail', detail: `the app is not subscribed to ${missing.join(', ')}`, fix };
}

/**
 * App mode, access level and tester role, which the platform tells nobody: whether anything comes says most about them.
 */
export function eventsFinding(channel: Looked['channel'], { eventAt, commentAt, sweptAt }: Heard): Finding {
  const check = `${channel} events`;
  if (eventAt === undefined) {
    const fix =
      'Write to the account from another one. If that does not come: in the dashboard of the app, subscribe the app to the fields ' +
      'messages, messaging_postbacks and comments, and publish it (App mode: Live). Until then only accounts with a role in the ' +
      'app are heard: App roles, Instagram Tester, accepted in that account under Apps and websites.';
    return { check, status: 'warn', detail: 'nothing of a person has come by the webhook yet', fix };
  }
  if (sweptAt !== undefined && sweptAt > (commentAt ?? 0)) {
    const fix =
      'In the dashboard of the app: the field comments, App mode Live, and Advanced Access for comments of people without a role. ' +
      'Until then comments are answered within minutes instead of seconds.';
    return { check, status: 'warn', detail: 'the newest comments came only by looking for them', fix };
  }
  return { check, status: 'ok', detail: `the last one came at ${new Date(eventAt).toISOString().slice(0, 16)}Z` };
}

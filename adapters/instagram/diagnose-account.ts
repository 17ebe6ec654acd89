import { z } from 'zod';
import type { BotFinding as Finding } from '../finding.ts';
import { signIn, SignInError } from './account.ts';
import { missingFields } from './subscription.ts';
import type { Login } from './login.ts';
import type { GraphClient, GraphResult } from './out/graph.ts';
import { permissions } from './permissions.ts';
import { mediaFields, readMedia } from './read-posts.ts';

/** The account that is looked at. */
export interface Looked {
  channel: 'instagram' | 'messenger';
  login: Login;
  accountId: string;
  graph: GraphClient;
}

/** Who the token belongs to, and whether that is the account of the settings. */
export async function accountFinding({ channel, login, accountId, graph }: Looked): Promise<Finding> {
  const check = `${channel} account`;
  try {
    const { username, ids } = await signIn(graph, { accountId, login, channel });
    return { check, status: 'ok', detail: `@${username}, ${ids[0] ?? accountId}` };
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    const [detail = '', ...fix] = error.message.split(/(?<=\.) (?=[A-Z])/);
    const isPassing = error.error?.kind === 'transient' || error.error?.kind === 'rate';
    return { check, status: isPassing ? 'warn' : 'fail', detail, ...(fix.length > 0 && { fix: fix.join(' ') }) };
  }
}

/** Whether the account sends us its events. */
export async function subscriptionFinding({ channel, login, accountId, graph }: Looked): Promise<Finding> {
  const check = `${channel} subscription`;
  const node = channel === 'instagram' && login === 'page' ? 'me' : accountId;
  const missing = await missingFields(graph, node, login);
  if (missing === undefined) {
    const fix = 'Nothing, when events come; the shop subscribes the account at each start.';
    return { check, status: 'warn', detail: 'the platform does not tell what the account sends to this app', fix };
  }
  if (missing.length === 0) return { check, status: 'ok', detail: 'the account sends its events to this app' };
  const fix = `Start the shop: it subscribes the account. If it can't, make a new token with the permissions ${permissions[channel][login].join(', ')}.`;
  return { check, status: 'fail', detail: `the account does not send ${missing.join(', ')}`, fix };
}

/** Whether conversations may be read: a right of the token, and a switch in the account itself. */
export async function messagesFinding({ channel, login, graph }: Looked): Promise<Finding> {
  const check = `${channel} messages`;
  const answer = await graph.get('me/conversations', { platform: channel, limit: '1', fields: 'id' });
  if (answer.ok) return { check, status: 'ok', detail: 'conversations can be read' };
  const switchOn =
    channel === 'instagram'
      ? 'In the Instagram app: Settings, Messages and story replies, Message controls, Connected tools: switch on "Allow access to messages". '
      : '';
  return {
    ...refused(check, 'conversations', answer),
    fix: `${switchOn}If it is so already, make a new token with ${permissions[channel][login].join(', ')}.`,
  };
}

const list = z.object({ data: z.array(z.unknown()) });

/** Whether comments may be read, and are shown, under the newest post that has any. */
export async function commentsFinding({ channel, login, accountId, graph }: Looked): Promise<Finding> {
  const check = `${channel} comments`;
  const fix = `Make a new token with the permissions ${permissions[channel][login].join(', ')}.`;
  const posts = await graph.get(`${accountId}/media`, { fields: mediaFields, limit: '10' });
  if (!posts.ok) return { ...refused(check, 'posts', posts), fix };
  const post = readMedia(posts.body).posts.find(({ commentCount = 0 }) => commentCount > 0);
  if (!post) return { check, status: 'ok', detail: 'none of the newest posts has any' };
  const answer = await graph.get(`${post.id}/comments`, { fields: 'id', limit: '1' });
  if (!answer.ok) return { ...refused(check, 'comments', answer), fix };
  const shown = list.safeParse(answer.body).data?.data.length ?? 0;
  if (shown > 0) return { check, status: 'ok', detail: 'comments can be read' };
  return {
    check,
    status: 'warn',
    detail: `${post.link} has ${post.commentCount ?? 0} comments, and the platform shows none of them`,
    fix: 'Publish the app (App mode: Live). If it is, comments of people without a role need Advanced Access.',
  };
}

function refused(check: string, what: string, answer: GraphResult): Finding {
  if (answer.ok) return { check, status: 'ok', detail: `${what} can be read` };
  const { kind, code, subcode, message } = answer.error;
  const isPassing = kind === 'transient' || kind === 'rate';
  const number = subcode === undefined ? String(code) : `${code}/${subcode}`;
  return { check, status: isPassing ? 'warn' : 'fail', detail: `${what} can't be read (${number}: ${message})` };
}

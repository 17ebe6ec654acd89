import { z } from 'zod';
import type { AdapterDeps } from '../adapter.ts';
import type { GraphError, GraphErrorKind } from './out/graph-error.ts';
import type { GraphClient } from './out/graph.ts';
import type { Login } from './login.ts';

/** The account as the platform names it. */
export interface Account {
  /** What webhooks carry first, then every other id it goes by. */
  ids: string[];
  username: string;
  name: string;
}

/** The Graph API did not say who we are, or said that these settings do not belong together. */
export class SignInError extends Error {
  override name = 'SignInError' as const;
  /** The Graph API's error; undefined where it answered well and the settings are wrong. */
  readonly error: GraphError | undefined;

  constructor(message: string, error?: GraphError) {
    super(message);
    this.error = error;
  }

  /** The same settings may do later: the platform is away, or refuses the token for now. Otherwise they are wrong. */
  get isPassing(): boolean {
    return this.error !== undefined && passing.has(this.error.kind);
  }
}

const passing: ReadonlySet<GraphErrorKind> = new Set(['token', 'permission', 'consent', 'barred', 'rate', 'transient']);

/** How people name the settings of a channel. */
export interface SettingNames {
  id: string;
  token: string;
}

export const settingNames: Record<'instagram' | 'messenger', SettingNames> = {
  instagram: { id: 'INSTAGRAM_ACCOUNT_ID', token: 'INSTAGRAM_ACCESS_TOKEN' },
  messenger: { id: 'FACEBOOK_PAGE_ID', token: 'FACEBOOK_PAGE_TOKEN' },
};

const text = z.string().optional();
const ownAccount = z.object({ id: z.string(), user_id: text, username: text, name: text });
const page = z.object({
  id: z.string(),
  username: text,
  name: text,
  instagram_business_account: z.object({ id: z.string(), username: text, name: text }).optional(),
});

/**
 * Asks who the token belongs to, and whether that is the account of the settings.
 * Instagram Login: `/me` tells `user_id`, which webhooks carry, and `id`, which only this app knows (Instagram Platform, Me).
 * @throws {SignInError} with a sentence that says what to set
 */
export async function signIn(
  graph: GraphClient,
  given: { accountId: string; login: Login; channel: 'instagram' | 'messenger' },
): Promise<Account> {
  const { accountId, login, channel } = given;
  const names = settingNames[channel];
  if (channel === 'messenger') return pageItself(await me(graph, page, 'id,name,username', names), accountId);
  if (login === 'page') {
    const fields = 'id,name,instagram_business_account{id,username,name}';
    return await named(graph, behindPage(await me(graph, page, fields, names), accountId));
  }
  return byItself(await me(graph, ownAccount, 'id,user_id,username,name', names), accountId);
}

async function me<T>(graph: GraphClient, schema: z.ZodType<T>, fields: string, names: SettingNames): Promise<T> {
  const answer = await graph.get('me', { fields });
  if (!answer.ok) throw new SignInError(signInAdvice(answer.error, names), answer.error);
  const read = schema.safeParse(answer.body);
  if (read.success) return read.data;
  throw new SignInError('The Graph API answered something else than an account. Check GRAPH_API_ROOT.');
}

/** What a refused `/me` means for the person who wrote the settings. */
function signInAdvice(error: GraphError, { token }: SettingNames): string {
  const why = `${error.code}${error.subcode === undefined ? '' : `/${error.subcode}`}: ${error.message}`;
  switch (error.kind) {
    case 'token':
      return `${token} was refused (${why}). Make a new one in the dashboard of the app and put it in its place.`;
    case 'permission':
    case 'consent':
      return `${token} lacks a permission (${why}). Add the permissions to the app, then make a new token: an old one keeps its old rights.`;
    case 'rate':
    case 'transient':
      return `The Graph API can't be asked at present (${why}). Check the network of this machine, and GRAPH_API_ROOT if it is set.`;
    default:
      return `The Graph API does not know this call (${why}). Check that ${token} is of the login that GRAPH_API_ROOT stands for, and GRAPH_API_VERSION.`;
  }
}

function byItself(found: z.infer<typeof ownAccount>, accountId: string): Account {
  const { id, user_id: userId = id, username = '', name = '' } = found;
  if (accountId === userId) return { ids: [...new Set([userId, id])], username, name: name || username };
  if (accountId === id) {
    throw new SignInError(
      `INSTAGRAM_ACCOUNT_ID is ${accountId}, the number by which only this app knows @${username}; ` +
        `events carry its user_id. Set INSTAGRAM_ACCOUNT_ID=${userId}.`,
    );
  }
  throw new SignInError(
    `INSTAGRAM_ACCOUNT_ID is ${accountId}, but INSTAGRAM_ACCESS_TOKEN belongs to @${username}. ` +
      `Set INSTAGRAM_ACCOUNT_ID=${userId}, or make a token for the other account.`,
  );
}

function behindPage(found: z.infer<typeof page>, accountId: string): Account {
  const account = found.instagram_business_account;
  if (!account) {
    throw new SignInError(
      `INSTAGRAM_ACCESS_TOKEN belongs to ${found.name ?? found.id}, which has no Instagram account linked to it. ` +
        'At graph.facebook.com it must be the token of the Page that the account is linked to.',
    );
  }
  const { id, username = '', name = '' } = account;
  if (accountId !== id) {
    const whose = accountId === found.id ? 'the number of the Page' : 'not the account behind this token';
    throw new SignInError(
      `INSTAGRAM_ACCOUNT_ID is ${accountId}, ${whose}; events carry that of @${username}. Set INSTAGRAM_ACCOUNT_ID=${id}.`,
    );
  }
  return { ids: [id], username, name: name || username };
}

/** A Page may tell nothing but the id of the account that is linked to it. */
async function named(graph: GraphClient, account: Account): Promise<Account> {
  if (account.username !== '') return account;
  const answer = await graph.get(account.ids[0] ?? '', { fields: 'id,username,name' });
  const { username = '', name = '' } = (answer.ok && ownAccount.safeParse(answer.body).data) || {};
  return { ...account, username, name: name || username };
}

function pageItself(found: z.infer<typeof page>, pageId: string): Account {
  const { id, username, name = '' } = found;
  if (id !== pageId) {
    throw new SignInError(
      `FACEBOOK_PAGE_ID is ${pageId}, but FACEBOOK_PAGE_TOKEN belongs to ${name || 'another one'}. ` +
        `Set FACEBOOK_PAGE_ID=${id} if that is the Page, else make a token of the Page itself.`,
    );
  }
  return { ids: [id], username: username ?? id, name };
}

const kept = z.object({ ids: z.array(z.string()).min(1), username: z.string(), name: z.string() });
const stateKey = 'account';

/** The account as the platform told it the last time; undefined when it never did for the account of these settings. */
export async function keptAccount(state: AdapterDeps['state'], accountId: string): Promise<Account | undefined> {
  const before = kept.safeParse(await state.read(stateKey)).data;
  return before?.ids[0] === accountId ? before : undefined;
}

/** Keeps what the platform told, for starts at which it does not. */
export async function keepAccount(state: AdapterDeps['state'], account: Account): Promise<void> {
  await state.write(stateKey, { ...account });
}

/** Nothing is known of the account any more, as its owner wished. */
export async function forgetAccount(state: AdapterDeps['state']): Promise<void> {
  await state.delete(stateKey);
}

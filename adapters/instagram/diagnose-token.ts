import { z } from 'zod';
import type { BotFinding as Finding } from '../finding.ts';
import { settingNames } from './account.ts';
import type { Looked } from './diagnose-account.ts';
import { permissions } from './permissions.ts';

const dayMs = 24 * 3600 * 1000;
const soonMs = 7 * dayMs;

/** What `debug_token` tells of a token (Graph API, Debug token); times are seconds, 0 for never. */
const debugged = z.object({
  data: z.object({
    app_id: z.string().optional().catch(undefined),
    type: z.string().optional().catch(undefined),
    expires_at: z.coerce.number().optional().catch(undefined),
    scopes: z.array(z.string()).optional().catch(undefined),
  }),
});
export type TokenFacts = z.infer<typeof debugged>['data'];

/** Asks about the token itself. Undefined where the platform does not tell, as mostly at graph.instagram.com. */
export async function tokenFacts({ graph }: Pick<Looked, 'graph'>, token: string): Promise<TokenFacts | undefined> {
  const answer = await graph.get('debug_token', { input_token: token });
  return answer.ok ? debugged.safeParse(answer.body).data?.data : undefined;
}

/** The token's kind, rights and end. */
export function tokenFinding(
  { channel, login }: Pick<Looked, 'channel' | 'login'>,
  given: { token: string; facts: TokenFacts | undefined; expiresAt: Date | undefined; now: Date },
): Finding {
  const check = `${channel} token`;
  const { token, facts } = given;
  const { token: setting } = settingNames[channel];
  const wrongKind = kindFault(token, login, facts);
  if (wrongKind !== undefined)
    return { check, status: 'fail', detail: `${setting} ${wrongKind.detail}`, fix: wrongKind.fix };
  const missing = facts?.scopes && permissions[channel][login].filter((scope) => !facts.scopes?.includes(scope));
  if (missing && missing.length > 0) {
    const fix = 'Add them to the app, then make a new token: an old one keeps its old rights.';
    return { check, status: 'fail', detail: `lacks ${missing.join(', ')}`, fix };
  }
  return endFinding(check, endOf(facts, given.expiresAt), given.now, login);
}

function kindFault(token: string, login: 'account' | 'page', facts: TokenFacts | undefined) {
  if (login === 'account' && token.startsWith('EAA')) {
    const fix = 'Set GRAPH_API_ROOT=https://graph.facebook.com, or make a token with Instagram login.';
    return { detail: 'is one of Facebook Login, and graph.instagram.com is asked', fix };
  }
  if (login === 'page' && token.startsWith('IG')) {
    const fix = 'Leave GRAPH_API_ROOT empty for a token of Instagram login, or make a token of the Page.';
    return { detail: 'is one of Instagram login, and graph.facebook.com is asked', fix };
  }
  if (login === 'page' && facts?.type !== undefined && facts.type !== 'PAGE') {
    return {
      detail: `is a ${facts.type.toLowerCase()} token`,
      fix: 'Make the token of the Page: GET /me/accounts lists it.',
    };
  }
  return undefined;
}

function endOf(facts: TokenFacts | undefined, expiresAt: Date | undefined): Date | undefined {
  return expiresAt ?? (facts?.expires_at ? new Date(facts.expires_at * 1000) : undefined);
}

function endFinding(check: string, end: Date | undefined, now: Date, login: 'account' | 'page'): Finding {
  if (end === undefined) {
    const detail =
      login === 'page' ? 'has no end that is told' : 'its end is known once it was renewed, a day after the start';
    return { check, status: 'ok', detail };
  }
  const leftMs = end.getTime() - now.getTime();
  const days = Math.max(0, Math.floor(leftMs / dayMs));
  const detail = `ends in ${days} days`;
  if (leftMs >= soonMs) return { check, status: 'ok', detail };
  return { check, status: 'warn', detail, fix: 'Make a new token in the dashboard and put it into the settings.' };
}

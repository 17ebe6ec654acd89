import { randomBytes } from 'node:crypto';
import { badParameter, GraphRefusal } from './graph-refusal.ts';
import { TOKEN } from './limits.ts';

/** For whom a token speaks: decides what `me` means. */
export type TokenOwner = 'account' | 'page';

interface Token {
  owner: TokenOwner;
  issuedAtMs: number;
  /** Undefined: a Page's token, which does not end by itself. */
  expiresAtMs: number | undefined;
}

export interface IssuedToken {
  access_token: string;
  token_type: 'bearer';
  /** Seconds. */
  expires_in: number;
}

export interface Tokens {
  /** Whose token this is; throws error 190 for an unknown, expired or killed one. */
  check(token: string | undefined): TokenOwner;
  /** A token of 60 days for a short-lived or known one. */
  exchange(token: string): IssuedToken;
  /** A new token of 60 days; refused before this one is a day old. The old one lives on to its end. */
  refresh(token: string): IssuedToken;
  /** Seconds since 1970 when it ends; 0 for never. */
  endsAt(token: string): number;
}

interface TokenDeps {
  nowMs: () => number;
  deadToken: () => number | undefined;
  first: { token: string; owner: TokenOwner; days: number | undefined }[];
}

const DAY_MS = 86_400_000;

/** Keeps the tokens of the account and the Page. First tokens are two days old, so that they can be renewed. */
export function createTokens({ nowMs, deadToken, first }: TokenDeps): Tokens {
  const tokens = new Map<string, Token>();
  for (const { token, owner, days } of first) {
    const expiresAtMs = days === undefined ? undefined : nowMs() + days * DAY_MS;
    tokens.set(token, { owner, issuedAtMs: nowMs() - 2 * TOKEN.refreshAfterMs, expiresAtMs });
  }

  function alive(value: string | undefined): Token {
    const token = tokens.get(value ?? '');
    if (!token) throw invalidToken('Invalid OAuth access token - Cannot parse access token');
    const subcode = deadToken();
    if (subcode !== undefined)
      throw invalidToken('Error validating access token: The session is not valid any more.', subcode);
    if (token.expiresAtMs !== undefined && token.expiresAtMs <= nowMs())
      throw invalidToken('Error validating access token: Session has expired.', 463);
    return token;
  }

  function issue(value: string, owner: TokenOwner): IssuedToken {
    tokens.set(value, { owner, issuedAtMs: nowMs(), expiresAtMs: nowMs() + TOKEN.days * DAY_MS });
    return { access_token: value, token_type: 'bearer', expires_in: TOKEN.days * 86_400 };
  }

  return {
    check: (value) => alive(value).owner,
    exchange: (value) => issue(`IGAA${randomBytes(48).toString('base64url')}`, alive(value).owner),
    refresh(value) {
      const { issuedAtMs, owner } = alive(value);
      if (nowMs() - issuedAtMs < TOKEN.refreshAfterMs) throw badParameter('The token must be at least 24 hours old.');
      return issue(`IGAA${randomBytes(48).toString('base64url')}`, owner);
    },
    endsAt: (value) => Math.floor((alive(value).expiresAtMs ?? 0) / 1000),
  };
}

function invalidToken(message: string, subcode?: number): GraphRefusal {
  return new GraphRefusal({ code: 190, message, ...(subcode === undefined ? {} : { subcode }) });
}

import type { AdapterDeps } from '../adapter.ts';
import type { BotFinding as Finding } from '../finding.ts';
import {
  accountFinding,
  commentsFinding,
  messagesFinding,
  subscriptionFinding,
  type Looked,
} from './diagnose-account.ts';
import { eventsFinding, fieldsFinding } from './diagnose-app.ts';
import { tokenFacts, tokenFinding } from './diagnose-token.ts';
import { readHeard } from './heard.ts';
import { loginOf } from './login.ts';
import type { MetaAccountSettings, MetaApp } from './meta-adapter.ts';
import { createGraphClient } from './out/graph.ts';
import type { Flavour } from './out/limits.ts';
import { tokenInUse } from './token.ts';

/** An account as the settings name it, and where a shop with these settings keeps what became of it. */
export interface AccountToDiagnose extends MetaAccountSettings, MetaApp {
  flavour: Flavour;
  /** Its own memory; undefined where no shop has run with these settings yet, or can't be asked. */
  memory: Pick<AdapterDeps, 'state' | 'secrets'> | undefined;
  now: Date;
}

/**
 * Looks at everything that an account needs before its customers are answered, about eight calls, none of which changes
 * anything. What the Graph API does not tell is said so. Never rejects for what the platform answers.
 */
export async function diagnoseAccount(given: AccountToDiagnose): Promise<Finding[]> {
  const { flavour, accountId, accessToken, memory, graphRoot: root, graphVersion: version } = given;
  const { channel, object } = flavour;
  const { token, expiresAt } = memory
    ? await tokenInUse(memory.secrets, accessToken)
    : { token: accessToken, expiresAt: undefined };
  if (token === undefined) return [takenAway(channel)];
  const login = loginOf(root, object);
  const graph = createGraphClient({ root, version, channel, token: () => token });
  const looked: Looked = { channel, login, accountId, graph };
  const account = await accountFinding(looked);
  const facts = await tokenFacts(looked, token);
  const ofToken = tokenFinding(looked, { token, facts, expiresAt, now: given.now });
  // With a token that does not work, every other answer would only repeat it.
  if (account.status === 'fail') return [account, ofToken];
  const rest = await Promise.all([
    subscriptionFinding(looked),
    messagesFinding(looked),
    object === 'instagram' ? commentsFinding(looked) : undefined,
    fieldsFinding({ ...given, channel, appId: facts?.app_id, root, version }),
  ]);
  const events = memory && eventsFinding(channel, await readHeard(memory));
  return [account, ofToken, ...rest, events].filter((finding) => finding !== undefined);
}

function takenAway(channel: Flavour['channel']): Finding {
  return {
    check: `${channel} account`,
    status: 'fail',
    detail: 'the rights of this app were taken away in the account',
    fix: 'Connect the account to the app again, make a new token, and put it into the settings.',
  };
}

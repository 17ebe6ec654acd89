import type { AdapterDeps } from '../adapter.ts';
import type { AccountHealth } from './out/health.ts';
import type { GraphClient } from './out/graph.ts';
import { refreshToken, type Login } from './login.ts';
import { ensureSubscribed } from './subscription.ts';
import { SignInError } from './account.ts';
import type { Self } from './self.ts';
import type { TokenKeeper } from './token.ts';

/**
 * What keeps the account in order, at the start and hourly: whether the token still works, who it is of where that could
 * not be asked before, its renewal, and the subscription,
 * which is set anew the first time. A step that fails is logged and does not keep the next ones; after an hour all is tried
 * again. With a token that was taken away nothing is done.
 */
export function createUpkeep(given: {
  graph: GraphClient;
  /** The same without a version in its addresses. */
  unversioned: GraphClient;
  /** Whose subscription it is. */
  node: string;
  login: Login;
  token: TokenKeeper;
  self: Pick<Self, 'complete'>;
  health: AccountHealth;
  deps: Pick<AdapterDeps, 'trouble' | 'log'>;
}): () => Promise<void> {
  const { graph, unversioned, node, login, token, self, health, deps } = given;
  let isFirst = true;
  const attempt = async (step: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => {
      const why = error instanceof SignInError ? error.message : error instanceof Error ? error.name : 'unknown';
      deps.log.warn({ step, error: why }, 'a step of the upkeep failed');
    });
  };

  return async () => {
    if ((await token.current()) === undefined) return;
    let isAlive = false;
    await attempt('token', async () => {
      const answer = await graph.get('me', { fields: 'id' });
      isAlive = answer.ok;
      if (answer.ok) await health.well('token');
      else if (answer.error.kind === 'permission') await health.note(answer.error);
    });
    if (!isAlive) return;
    await attempt('account', async () => await self.complete());
    await attempt('renewal', () => token.renewWhenDue((old) => refreshToken(unversioned, old)));
    const renew = isFirst;
    await attempt('subscription', async () => {
      await ensureSubscribed({ graph, node, login, renew, deps });
      isFirst = false;
    });
  };
}

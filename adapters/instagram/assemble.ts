import type { AdapterDeps } from '../adapter.ts';
import type { Pace } from '../pace.ts';
import { signIn } from './account.ts';
import { createHeardNote } from './heard.ts';
import type { InboundDeps } from './in/deps.ts';
import { createIntake, takeBody, type Intake } from './in/intake.ts';
import { createToUpdate } from './in/to-update.ts';
import { createAccountGraph, loginOf, type OnLook, type TokenStanding } from './login.ts';
import { createLookups } from './lookups.ts';
import type { MetaAccountSettings, MetaApp } from './meta-adapter.ts';
import { createBackend, type Backend } from './out/backend.ts';
import type { Flavour } from './out/limits.ts';
import { createPosts } from './posts.ts';
import { createSelf } from './self.ts';
import { createSweep } from './sweep.ts';
import { createTokenKeeper } from './token.ts';
import { createUpkeep } from './upkeep.ts';

/** Puts the two halves of the channel and the account's own matters together. */
export function assemble(
  settings: MetaAccountSettings & MetaApp,
  deps: AdapterDeps,
  flavour: Flavour,
  pace: Pace | undefined,
) {
  const { accountId, graphRoot } = settings;
  const { channel, object } = flavour;
  const login = loginOf(graphRoot, object);
  // Edges of the profile and of messages hang on the Page where the account is reached through it.
  const node = object === 'instagram' && login === 'page' ? 'me' : accountId;
  const token = createTokenKeeper({ channel, configured: settings.accessToken, renews: login === 'account', deps });
  const current = async (): Promise<string | undefined> => await token.current();
  const standing: TokenStanding = {
    // A bar has another code: an account that may not send can still be looked at.
    isDead: async () => (await backend.health.refusal())?.answer.error_code === 401,
    died: async (error) => await backend.health.note(error),
  };
  const onLook: OnLook = (answer) => backend.looked(answer);
  const called = { root: graphRoot, channel, token: current, standing, onLook, observe: deps.observe };
  const graph = createAccountGraph({ ...called, version: settings.graphVersion });
  const self = createSelf({
    ask: async () => await signIn(graph, { accountId, login, channel }),
    accountId,
    channel,
    deps,
  });
  const unversioned = createAccountGraph({ ...called, version: '' });
  const told: AdapterDeps = { ...deps, trouble: withoutEcho(deps, current) };
  const backend = createBackend(told, flavour, { graph, accountId, me: () => self.me(), ...(pace && { pace }) });
  const posts = createPosts({ graph, node: accountId, object, deps });
  const lookups = createLookups({ graph, accountId, object, deps });
  const inbound: InboundDeps = {
    ...deps,
    ...lookups,
    ...ownMemory(backend),
    account: () => self.account(),
    ownPost: async (asked) => await posts.own(asked),
  };
  const heard = createHeardNote(deps);
  const intakeOf = (isSwept: boolean): Intake => {
    const accept = noting(deps, async (isComment) => await heard({ isComment, isSwept }));
    return createIntake(flavour, { ...inbound, accept });
  };
  const swept = intakeOf(true);
  const sweep = createSweep({
    graph,
    posts,
    accountId: () => self.account().ids[0] ?? accountId,
    take: async (body) => await takeBody(body, { [object]: swept }),
    deps,
  });
  const upkeep = createUpkeep({
    graph,
    unversioned,
    node,
    login,
    token,
    self,
    health: backend.health,
    deps: told,
  });
  const toUpdate = createToUpdate(flavour, inbound);
  return { login, node, self, token, graph, backend, posts, lookups, intake: intakeOf(false), toUpdate, sweep, upkeep };
}

/** What the receiving half asks the sending half. */
function ownMemory(backend: Backend) {
  return {
    isOwnMessage: async (mid) => await backend.isOwnMessage(mid),
    claimEcho: async (person, echo) => await backend.claimEcho(person, echo),
    isOwnComment: async (commentId) => await backend.isOwnComment(commentId),
    menuFor: async (person) => await backend.menuFor(person),
    showMore: async (person) => await backend.showMore(person),
    opened: async (person, atMs) => await backend.opened(person, atMs),
    tapped: (id, person) => backend.tapped(id, person),
    markSeen: async (person) => await backend.markSeen(person),
    commentSeen: async (comment) => backend.commentSeen(comment),
    policyEnforced: async ({ action, reason }) => {
      if (action === 'block') await backend.health.barred({ reason });
      if (action === 'unblock') await backend.health.well('sent');
    },
  } satisfies Partial<InboundDeps>;
}

/** Events of people that were new are noted, so that somebody who wonders can be told when the last one came. */
function noting(deps: AdapterDeps, note: (isComment: boolean) => Promise<void>): AdapterDeps['accept'] {
  return async (event) => {
    const answer = await deps.accept(event);
    const kind = /^([mpcr]):/.exec(event.eventId)?.[1];
    if (answer === 'new' && kind !== undefined) {
      await note(kind === 'c').catch(() => deps.log.warn({}, 'when the last event came could not be written down'));
    }
    return answer;
  };
}

/** Where our rights were taken away, owners know: that the token is dead as well says nothing new. */
function withoutEcho(deps: AdapterDeps, token: () => Promise<string | undefined>): AdapterDeps['trouble'] {
  return async (what, facts) => {
    if (what === 'token_dead' && (await token()) === undefined) return;
    await deps.trouble(what, facts);
  };
}

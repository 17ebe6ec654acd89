import type { ApiClientOptions } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { AdapterDeps, Json } from '../../adapter.ts';
import { readCall, refusal, type BotApiAnswer, type BotApiCall, type FetchInit } from '../../bot-api-call.ts';
import { systemPace, type Pace } from '../../pace.ts';
import { createCommentTimes, type CommentFacts } from './comment-times.ts';
import type { GraphClient, GraphResult } from './graph.ts';
import { createHealth, type AccountHealth } from './health.ts';
import type { Flavour } from './limits.ts';
import { createLostSends } from './lost-sends.ts';
import { createThreads } from './threads.ts';
import { createMenus, type Menu } from './menus.ts';
import { methods } from './methods/index.ts';
import type { Tools } from './methods/method.ts';
import { createOwnSends, printOf } from './own-sends.ts';
import { createPrivateReplies } from './private-reply.ts';
import { createPublicReplies } from './public-reply.ts';
import { createRates } from './rates.ts';
import { Refused } from './refused.ts';
import { createSay } from './say.ts';
import { createSender } from './sender.ts';
import { createSigns } from './signs.ts';
import { createShopMedia } from './shop-media.ts';
import { createTaps } from './taps.ts';
import { createTurns } from './turns.ts';
import { createReplyWindow } from './window.ts';

export interface BackendSettings {
  graph: GraphClient;
  /** The account's id on the platform. */
  accountId: string;
  /** The account as a bot of the Bot API; asked for when somebody calls `getMe`. */
  me(): UserFromGetMe;
  /** Time as it is felt by waits; not the shop's clock. */
  pace?: Pace;
}

/** What the account sent and nobody knew, or what came back of our own. */
export interface Echo {
  mid: string;
  text: string | undefined;
  /** Kinds of what is attached, by the platform's names. */
  attachments: readonly string[];
}

/** The sending half of the channel, and what the receiving half must tell and ask it. */
export interface Backend {
  /** Answers the shop's calls of the Bot API by calls of the Graph API. */
  readonly client: ApiClientOptions;
  readonly health: AccountHealth;
  /** Something of the person came that opens the reply window. */
  opened(person: number, atMs: number): Promise<void>;
  isWindowOpen(person: number): Promise<boolean>;
  /** A comment came; a private answer needs to know its age. */
  commentSeen(comment: { number: number } & CommentFacts): void;
  /** A person tapped or typed an option: `answerCallbackQuery` names the tap and not the person. */
  tapped(callbackQueryId: string, person: number): void;
  menuFor(person: number): Promise<Menu | undefined>;
  /** Shows the next page of the person's menu. Does nothing when we may not write to him, or are to wait. */
  showMore(person: number): Promise<void>;
  /** Whether a message was made by us, by its id alone. */
  isOwnMessage(mid: string): Promise<boolean>;
  /** Whether an echo is of a send of ours, also one whose answer was lost: that send then has arrived and is not repeated. */
  claimEcho(person: number, echo: Echo): Promise<boolean>;
  /** Whether a comment was made by us. */
  isOwnComment(commentId: string): Promise<boolean>;
  /** Something was asked of the platform; what it said of our allowance holds for sends, too. */
  looked(answer: GraphResult): void;
  /** Shows the person that what he wrote was seen. */
  markSeen(person: number): Promise<void>;
}

/** Makes the backend of one account. Keeps what it must remember in `deps.state`, under names of its own. */
export function createBackend(deps: AdapterDeps, flavour: Flavour, settings: BackendSettings): Backend {
  const { identities } = deps;
  const parts = assemble(deps, flavour, settings);
  const { tools, own, health, times, rates } = parts;
  const never = new AbortController().signal;

  return {
    client: {
      fetch: async (url: string | URL, init?: FetchInit) =>
        Response.json(await answer(tools, await readCall(url, init))),
    },
    health,
    opened: async (person, atMs) => await tools.window.opened(person, atMs),
    isWindowOpen: async (person) => await tools.window.isOpen(person),
    commentSeen: ({ number, ...facts }) => times.seen(number, facts),
    tapped: (id, person) => tools.taps.tapped(id, person),
    menuFor: async (person) => await tools.menus.menuFor(person),
    showMore: async (person) => {
      const foreign = await identities.foreign(person);
      if (foreign?.kind !== 'person') return;
      const turned = await answered(async () => {
        await tools.say.turnPage({ number: person, id: foreign.externalId }, never);
        return true;
      });
      if (!turned.ok) deps.log.warn({ description: turned.description }, 'the next page of a menu could not be shown');
    },
    isOwnMessage: async (mid) => await own.isOurs(mid),
    claimEcho: async (person, { mid, text, attachments }) => {
      return (await own.isOurs(mid)) || (await own.claim(person, printOf({ text, attachments }), mid));
    },
    isOwnComment: async (id) => await own.isOurs(id),
    looked: (answer) => rates.looked(answer),
    markSeen: async (person) => {
      const foreign = await identities.foreign(person);
      if (foreign?.kind !== 'person') return;
      await tools.sign({ number: person, id: foreign.externalId }, { sender_action: 'mark_seen' }, never);
    },
  };
}

function assemble(deps: AdapterDeps, flavour: Flavour, settings: BackendSettings) {
  const { graph, accountId, pace = systemPace } = settings;
  const { channel, replyEdge } = flavour;
  const inTurn = createTurns();
  const health = createHealth(deps, channel);
  const window = createReplyWindow(deps);
  const menus = createMenus(deps);
  const taps = createTaps();
  const own = createOwnSends({ ...deps, inTurn });
  const times = createCommentTimes({ graph, replyEdge });
  const media = createShopMedia({ ...deps, graph });
  const rates = createRates({ ...deps, pace, channel });
  const lost = createLostSends({ graph, own, flavour, threads: createThreads({ graph, flavour, pace }) });
  const sender = createSender({ ...deps, graph, accountId, pace, rates, health, own, lost, media, window, flavour });
  const shared = { ...deps, sender, health, menus, times, inTurn, flavour };
  const say = createSay({ ...shared, window, taps });
  const replyPublicly = createPublicReplies(shared);
  const replyPrivately = createPrivateReplies(shared);
  const tools: Tools = {
    ...shared,
    graph,
    say,
    replyPublicly,
    replyPrivately,
    media,
    taps,
    window,
    sign: createSigns({ graph, rates, health }),
    me: () => settings.me(),
  };
  return { tools, own, health, times, rates };
}

async function answer(tools: Tools, { method, body, signal }: BotApiCall): Promise<BotApiAnswer> {
  const known = methods.get(method);
  if (!known) return refusal(501, `Not Implemented: ${tools.flavour.channel} has no ${method}`);
  if (body instanceof FormData) return refusal(400, 'Bad Request: only files of the shop can be sent');
  return await answered(async () => await known(tools, { payload: body, signal }));
}

/** A refusal becomes an answer; lost answers and faults of ours go on as exceptions. */
async function answered(work: () => Promise<Json>): Promise<BotApiAnswer> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    // A method's fields were not as the Bot API has them.
    if (error instanceof z.ZodError)
      return refusal(400, `Bad Request: ${error.issues[0]?.path.join('.') ?? ''} is wrong`);
    throw error;
  }
}

import { z } from 'zod';
import { OutcomeUnknown, type AdapterDeps, type Json } from '../../adapter.ts';
import type { Pace } from '../../pace.ts';
import { readMentionId } from '../mention-id.ts';
import type { GraphMessage } from './compose.ts';
import type { GraphError } from './graph-error.ts';
import type { GraphClient, GraphResult } from './graph.ts';
import type { AccountHealth } from './health.ts';
import type { Flavour } from './limits.ts';
import type { LostSends } from './lost-sends.ts';
import { printOf, type OwnSends } from './own-sends.ts';
import type { Rates, Spending } from './rates.ts';
import { Refused, refusedBy, tooMany } from './refused.ts';
import type { ShopMedia } from './shop-media.ts';
import type { ReplyWindow } from './window.ts';

/** Calls that leave something behind. Each is made once for the work it belongs to, however often that is run. */
export interface Sender {
  /**
   * Sends one message and answers its id. `guard` is asked right before it leaves.
   * @throws {Refused} when the platform, a limit or the guard refuses
   * @throws {OutcomeUnknown} when nobody knows, after looking for its echo
   */
  message(send: MessageSend): Promise<string>;
  /** Answers a comment publicly, and answers the id of the new comment. Throws as `message` does. */
  reply(send: ReplySend): Promise<string>;
}

export interface MessageSend extends Spending {
  recipient: { id: string } | { comment_id: string };
  message: GraphMessage;
  guard(): Promise<void>;
  /**
   * Takes note of what the message brought, once. `leftMs`: when it left, where an earlier run sent it and could not take
   * note: something else may have been said since.
   */
  said?(id: string, leftMs: number | undefined): Promise<void>;
  signal: AbortSignal;
}

export interface ReplySend extends Spending {
  commentId: string;
  text: string;
  guard(): Promise<void>;
  signal: AbortSignal;
}

/** One POST of which the answer names what came of it. */
interface Posting extends Spending {
  /** What the journal knows it by: the same for the same content, so without addresses that expire. */
  call: { method: string; content: string };
  print: string;
  guard(): Promise<void>;
  post(signal: AbortSignal): Promise<GraphResult>;
  idOf(body: unknown): string | undefined;
  /** Asks the platform for an earlier try of which nothing is known. */
  find(sinceMs: number): Promise<string | undefined>;
  /** Takes note of a refusal; true when something was changed so that another try may go well. */
  repair(error: GraphError): Promise<boolean>;
  /** Takes note of a call that went through. */
  went(): Promise<void>;
  /** See `MessageSend`. */
  said?(id: string, leftMs: number | undefined): Promise<void>;
  signal: AbortSignal;
}

export interface SenderDeps extends Pick<AdapterDeps, 'journal' | 'now' | 'log' | 'drop'> {
  /** Who answers mentions. */
  accountId: string;
  graph: GraphClient;
  pace: Pace;
  rates: Rates;
  health: AccountHealth;
  own: OwnSends;
  lost: LostSends;
  media: ShopMedia;
  window: ReplyWindow;
  flavour: Flavour;
}

const backOffMs = [500, 1000, 2000];
/** How long the echo of a send is waited for, whose answer was lost. */
const echoWaitsMs = [500, 1500];
const sentMessage = z.looseObject({ message_id: z.string().min(1) });
const attached = z.object({ type: z.string() });
const madeComment = z.looseObject({ id: z.string().min(1) });

/** Puts journal, limits, health and the memory of own sends around the Send API and the edges of comments. */
export function createSender(deps: SenderDeps): Sender {
  return {
    message: async (send) => await once(deps, messagePosting(deps, send)),
    reply: async (send) => await once(deps, replyPosting(deps, send)),
  };
}

function messagePosting(deps: SenderDeps, send: MessageSend): Posting {
  const { graph, media, lost, window, health, flavour } = deps;
  const { recipient, message } = send;
  const text = typeof message['text'] === 'string' ? message['text'] : undefined;
  return {
    ...send,
    call: { method: 'messages', content: JSON.stringify({ recipient, message }) },
    // As its echo is kept, should it look like one that carries a code.
    print: printOf({ text: text && (deps.drop?.(text) ?? text), attachments: kindsOf(message) }),
    post: async (signal) => {
      const body = { recipient, message: await media.resolve(message), ...flavour.alsoSent };
      return ofFile(message, await graph.post('me/messages', body, signal));
    },
    idOf: (body) => sentMessage.safeParse(body).data?.message_id,
    find: async (sinceMs) => {
      return text === undefined || !('id' in recipient)
        ? undefined
        : await lost.findMessage(recipient.id, text, sinceMs);
    },
    repair: async ({ kind }) => {
      if (kind === 'window' && 'id' in recipient) await window.closed(send.chat);
      return (kind === 'bad_request' || kind === 'media' || kind === 'gone') && (await media.forget(message));
    },
    went: async () => await health.well('sent'),
  };
}

function replyPosting(deps: SenderDeps, send: ReplySend): Posting {
  const { graph, lost, accountId, flavour } = deps;
  const { commentId, text } = send;
  const mention = readMentionId(commentId);
  const edge = mention ? 'mentions' : flavour.replyEdge;
  const path = `${mention ? accountId : commentId}/${edge}`;
  const body = { message: text, ...(mention && { media_id: mention.media, comment_id: mention.comment }) };
  return {
    ...send,
    call: { method: edge, content: JSON.stringify({ commentId, text }) },
    print: `${commentId} ${printOf({ text })}`,
    post: async (signal) => await graph.post(path, body, signal),
    idOf: (answer) => madeComment.safeParse(answer).data?.id,
    // Replies under somebody else's post can't be listed.
    find: async () => (mention ? undefined : await lost.findReply(commentId, text)),
    repair: async () => false,
    went: async () => {},
  };
}

async function once(deps: SenderDeps, posting: Posting): Promise<string> {
  let isNew = false;
  const answered = await deps.journal.once<Json>(posting.call, async () => {
    await posting.guard();
    const before = await deps.own.earlier(posting.chat, posting.print);
    const earlier =
      before.arrived ?? (before.triedMs === undefined ? undefined : await lookFor(deps, posting, before.triedMs));
    isNew = earlier === undefined;
    return earlier ?? (await tryUntilAnswered(deps, posting, before.triedMs !== undefined));
  });
  // The journal takes a call as done whose answer was lost too often; nobody was told an id then.
  const id = typeof answered === 'string' ? answered : `unknown ${posting.print}`;
  const leftMs = isNew ? undefined : (await deps.own.earlier(posting.chat, posting.print)).triedMs;
  // An earlier run settled it, and noted before what it brought.
  if (!isNew && leftMs === undefined) return id;
  await posting.said?.(id, leftMs);
  // After the journal: what stands between an answer and its entry there is what a kill repeats.
  if (id === answered) await deps.own.done(posting.chat, posting.print, id);
  return id;
}

/** Its echo may come while the platform is asked, and what came by echo is no news there. */
async function lookFor({ own }: SenderDeps, posting: Posting, triedMs: number): Promise<string | undefined> {
  return (await posting.find(triedMs)) ?? (await own.arrived(posting.chat, posting.print));
}

async function tryUntilAnswered(deps: SenderDeps, posting: Posting, mayBeDone: boolean): Promise<string> {
  const tried = { mayBeDone };
  try {
    return await repeat(deps, posting, tried);
  } catch (error) {
    // What may have gone out stays written down, so that its echo is known for ours: also what was given up because the
    // process ends, while its answer or its echo was waited for.
    if (!tried.mayBeDone && error instanceof Refused) await deps.own.failed(posting.chat, posting.print);
    throw error;
  }
}

async function repeat(deps: SenderDeps, posting: Posting, tried: { mayBeDone: boolean }): Promise<string> {
  let isRepaired = false;
  for (let retries = 0; ; retries++) {
    await deps.rates.pass(posting, posting.signal);
    if (retries === 0) await deps.own.leaves(posting.chat, posting.print);
    const answer = await attempt(deps, posting);
    if (typeof answer === 'string') return answer;
    tried.mayBeDone ||= answer.mayBeDone;
    const waitMs = backOffMs[retries];
    if (answer.kind === 'rate') {
      const seconds = deps.rates.hold(posting, answer);
      if (waitMs === undefined) throw tooMany(seconds);
    } else if (answer.kind === 'transient' && waitMs !== undefined) {
      await deps.pace.wait(waitMs, posting.signal);
      const seen = tried.mayBeDone ? await deps.own.arrived(posting.chat, posting.print) : undefined;
      if (seen !== undefined) return seen;
    } else {
      if (isRepaired || !(await posting.repair(answer))) throw refusedBy(answer);
      isRepaired = true;
    }
  }
}

/** One call: the id it was given, or what is wrong. */
async function attempt(deps: SenderDeps, posting: Posting): Promise<string | GraphError> {
  const { rates, health, now } = deps;
  const beganMs = now().getTime();
  try {
    const answer = await posting.post(posting.signal);
    rates.told(answer.usage);
    if (!answer.ok) {
      await health.note(answer.error);
      return answer.error;
    }
    rates.went(posting);
    await posting.went();
    const id = posting.idOf(answer.body);
    if (id === undefined) throw new OutcomeUnknown(`${posting.call.method} was answered without an id`);
    return id;
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    const seen = (await waitForEcho(deps, posting)) ?? (await posting.find(beganMs));
    if (seen === undefined) throw error;
    deps.log.info({ method: posting.call.method }, 'an answer was lost, but what was sent is there');
    return seen;
  }
}

async function waitForEcho({ own, pace }: SenderDeps, { chat, print, signal }: Posting): Promise<string | undefined> {
  for (const ms of echoWaitsMs) {
    await pace.wait(ms, signal);
    const seen = await own.arrived(chat, print);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

/** What is wrong with a message of files alone is wrong with the files: the shop then says the same in words. */
function ofFile(message: GraphMessage, answer: GraphResult): GraphResult {
  const isFile = kindsOf(message).some((kind) => kind === 'image' || kind === 'file');
  if (answer.ok || !isFile || answer.error.kind !== 'bad_request') return answer;
  return { ...answer, error: { ...answer.error, kind: 'media' } };
}

function kindsOf({ attachment, attachments }: GraphMessage): string[] {
  const all: (Json | undefined)[] = Array.isArray(attachments) ? attachments : [attachment];
  return all.flatMap((one) => attached.safeParse(one).data?.type ?? []);
}

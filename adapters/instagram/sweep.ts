import { z } from 'zod';
import type { AdapterDeps, Json } from '../adapter.ts';
import { timeMs } from './in/event-time.ts';
import type { GraphClient, GraphResult } from './out/graph.ts';
import { usageToSlowDown } from './out/limits.ts';
import type { Posts } from './posts.ts';
import type { FoundPost } from './read-posts.ts';

/** Comments of older posts are left to the webhook: people ask under what is new. */
const postsOfMs = 7 * 24 * 3600 * 1000;
const mostPosts = 10;
/** Looked at each time; of the others those whose number of comments has changed. */
const alwaysPosts = 3;
const mostComments = 50;
/** A comment may be listed later than it was written. */
const overlapMs = 3600 * 1000;
/** After a long pause no older ones are taken up. */
const furthestMs = 3 * 24 * 3600 * 1000;
/** Rest where the platform says that little is left and not for how long; a small account is allowed few calls a day. */
const restMs = 30 * 60 * 1000;

const author = z.object({ id: z.string().optional(), username: z.string().optional() }).optional().catch(undefined);
const comment = z.object({
  id: z.string(),
  text: z.string().optional().catch(undefined),
  timestamp: z.unknown(),
  from: author,
  username: z.string().optional().catch(undefined),
});
const thread = comment.extend({
  replies: z
    .object({ data: z.array(comment.nullable().catch(null)) })
    .optional()
    .catch(undefined),
});
const threads = z.object({ data: z.array(thread.nullable().catch(null)) });
type FoundComment = z.infer<typeof comment>;

/** `repliesTo`: the comment it hangs under. */
type Found = FoundComment & { repliesTo?: string };

const kept = z.object({ untilMs: z.number(), counts: z.record(z.string(), z.number()) });
const stateKey = 'sweep';

/**
 * Looks for comments that no webhook brought, under the newest posts, and hands them over in the webhook's own form; one
 * that is known is not taken twice. Two to eleven calls: the list of posts, then a list of comments for each of the newest
 * and for those with another count than the last time. Rests when the platform is asked too much. What was written
 * before the first look is nobody's question any more, and is left alone.
 */
export function createSweep(given: {
  graph: GraphClient;
  posts: Posts;
  /** The account in `entry.id`. */
  accountId: () => string;
  take: (body: unknown) => Promise<void>;
  deps: Pick<AdapterDeps, 'state' | 'now' | 'log'>;
}): () => Promise<void> {
  const { graph, posts, accountId, take, deps } = given;
  let restUntilMs = 0;

  const comments = async (post: FoundPost): Promise<Found[] | undefined> => {
    const answer = await graph.get(`${post.id}/comments`, {
      fields: 'id,text,timestamp,username,from,replies{id,text,timestamp,username,from}',
      limit: String(mostComments),
    });
    const nowMs = deps.now().getTime();
    restUntilMs = Math.max(restUntilMs, nowMs + restAfter(answer));
    return answer.ok ? flat(answer.body) : undefined;
  };

  return async () => {
    const nowMs = deps.now().getTime();
    const before = kept.safeParse(await deps.state.read(stateKey)).data;
    if (!before) return await deps.state.write(stateKey, { untilMs: nowMs, counts: {} });
    const newest = nowMs < restUntilMs ? undefined : await posts.newest(mostPosts);
    if (!newest) return;
    const sinceMs = Math.max(before.untilMs - overlapMs, nowMs - furthestMs);
    const recent = newest.filter(({ publishedAt }) => nowMs - publishedAt.getTime() < postsOfMs);
    const isChanged = ({ id, commentCount }: FoundPost): boolean =>
      commentCount === undefined || commentCount !== before.counts[id];
    const counts = { ...before.counts };
    for (const post of recent.filter((one, at) => at < alwaysPosts || isChanged(one))) {
      const found = nowMs < restUntilMs ? undefined : await comments(post);
      // What could not be looked at is looked at the next time, from where this time began.
      if (!found) return;
      const missed = found.filter((one) => (timeMs(one.timestamp) ?? 0) > sinceMs);
      if (missed.length > 0) await take(inWebhookForm(accountId(), post, missed));
      counts[post.id] = post.commentCount ?? 0;
    }
    const shown = new Set(newest.map(({ id }) => id));
    const current = Object.fromEntries(Object.entries(counts).filter(([id]) => shown.has(id)));
    await deps.state.write(stateKey, { untilMs: nowMs, counts: current });
  };
}

function restAfter(answer: GraphResult): number {
  const { usage } = answer;
  if (usage && usage.regainSeconds > 0) return usage.regainSeconds * 1000;
  const isTooMuch = (usage?.percent ?? 0) >= usageToSlowDown || (!answer.ok && answer.error.kind === 'rate');
  return isTooMuch ? restMs : 0;
}

function flat(body: unknown): Found[] {
  const list = threads.safeParse(body).data?.data ?? [];
  return list
    .filter((one) => one !== null)
    .flatMap(({ replies, ...one }) => {
      const answers = replies?.data.filter((reply) => reply !== null) ?? [];
      return [one, ...answers.map((reply) => ({ ...reply, repliesTo: one.id }))];
    });
}

function inWebhookForm(accountId: string, post: FoundPost, found: readonly Found[]): Json {
  const changes = found.map(({ id, text, from, username, timestamp, repliesTo }) => ({
    field: 'comments',
    value: {
      id,
      media: { id: post.id },
      created_time: String(timestamp),
      ...(text !== undefined && { text }),
      ...(from?.id !== undefined && { from: { id: from.id, username: from.username ?? username ?? '' } }),
      ...(repliesTo !== undefined && { parent_id: repliesTo }),
    },
  }));
  return { object: 'instagram', entry: [{ id: accountId, changes }] };
}

import { z } from 'zod';
import type { GraphClient } from './graph.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { GraphErrorKind } from './graph-error.ts';
import type { Flavour } from './limits.ts';
import { refusedBy } from './refused.ts';

/** When comments were written, and whether under a broadcast. */
export interface CommentTimes {
  /** A comment came. */
  seen(comment: number, facts: CommentFacts): void;
  /** What is known without asking. */
  remembered(comment: number): CommentFacts | undefined;
  /**
   * Asks the platform where nothing is remembered; undefined when it does not tell.
   * @throws {Refused} when the comment is gone, or can't be asked for now
   */
  factsOf(comment: { number: number; id: string }): Promise<CommentFacts | undefined>;
}

export interface CommentFacts {
  atMs: number;
  isLive: boolean;
}

/** Errors that end the answer, too. Any other only means that the time can't be asked for. */
const passing: ReadonlySet<GraphErrorKind> = new Set(['gone', 'transient', 'rate', 'token']);
const mostComments = 5000;
const answerShape = z.looseObject({ timestamp: z.string().optional(), created_time: z.string().optional() });

/** Remembers the newest comments of this process. */
export function createCommentTimes({
  graph,
  replyEdge,
}: {
  graph: GraphClient;
  replyEdge: Flavour['replyEdge'];
}): CommentTimes {
  const known = createBoundedMap<number, CommentFacts>(mostComments);
  return {
    seen: (comment, { atMs, isLive }) => known.set(comment, { atMs, isLive }),
    remembered: (comment) => known.get(comment),
    factsOf: async ({ number, id }) => {
      const remembered = known.get(number);
      if (remembered) return remembered;
      const answer = await graph.get(id, { fields: replyEdge === 'replies' ? 'timestamp' : 'created_time' });
      if (!answer.ok && passing.has(answer.error.kind)) throw refusedBy(answer.error);
      const { timestamp, created_time: created } = answerShape.safeParse(answer.ok && answer.body).data ?? {};
      const atMs = Date.parse(timestamp ?? created ?? '');
      return Number.isNaN(atMs) ? undefined : { atMs, isLive: false };
    },
  };
}

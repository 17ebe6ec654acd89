import { z } from 'zod';
import type { GraphClient } from './graph.ts';
import type { Flavour } from './limits.ts';
import type { OwnSends } from './own-sends.ts';
import type { Threads } from './threads.ts';

/** Asks the platform about sends whose answer was lost, where no echo has told yet. */
export interface LostSends {
  /** The id of a message with this text that the account sent to the person since then, and that we do not know. */
  findMessage(personId: string, text: string, sinceMs: number): Promise<string | undefined>;
  /** The id of an answer with this text under a comment. */
  findReply(commentId: string, text: string): Promise<string | undefined>;
}

const text = z.string().catch('');
const replies = z.looseObject({ data: z.array(z.looseObject({ id: z.string(), text, message: text })) });
/** Clocks differ. */
const leewayMs = 5000;

/** Where the platform refuses, and not only for its rate, nothing is found. */
export function createLostSends(deps: {
  graph: GraphClient;
  own: OwnSends;
  flavour: Flavour;
  threads: Threads;
}): LostSends {
  const { graph, own, threads } = deps;
  const { replyEdge } = deps.flavour;
  return {
    findMessage: async (personId, wanted, sinceMs) => {
      for (const one of (await threads.newest(personId)) ?? []) {
        const isNew = !(Date.parse(one.created_time) < sinceMs - leewayMs);
        const isSame = one.message.trim() === wanted.trim() && one.id !== '' && one.from.id !== personId;
        if (isNew && isSame && !(await own.isOurs(one.id))) return one.id;
      }
      return undefined;
    },
    findReply: async (commentId, wanted) => {
      const answer = await graph.get(`${commentId}/${replyEdge}`, {
        fields: replyEdge === 'replies' ? 'id,text' : 'id,message',
      });
      const found = replies.safeParse(answer.ok && answer.body).data?.data ?? [];
      return found.find((one) => (one.text || one.message).trim() === wanted.trim())?.id;
    },
  };
}

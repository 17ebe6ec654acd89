import { z } from 'zod';
import type { Pace } from '../../pace.ts';
import type { GraphClient, GraphResult } from './graph.ts';
import { conversations as limits, type Flavour } from './limits.ts';
import type { OwnSends } from './own-sends.ts';
import { createPacer } from './pacer.ts';

/** Asks the platform about sends whose answer was lost, where no echo has told yet. */
export interface LostSends {
  /** The id of a message with this text that the account sent to the person since then, and that we do not know. */
  findMessage(personId: string, text: string, sinceMs: number): Promise<string | undefined>;
  /** The id of an answer with this text under a comment. */
  findReply(commentId: string, text: string): Promise<string | undefined>;
}

const text = z.string().catch('');
const message = z.looseObject({
  id: z.string(),
  message: text,
  created_time: text,
  from: z.looseObject({ id: z.string() }),
});
const threads = z.looseObject({
  data: z.array(z.looseObject({ messages: z.looseObject({ data: z.array(message.catch(noMessage)) }) })),
});
const replies = z.looseObject({ data: z.array(z.looseObject({ id: z.string(), text, message: text })) });
/** Clocks differ. */
const leewayMs = 5000;
/** A process that was killed a moment ago may have used up what there was. */
const rateWaitsMs = [1000, 2000];

function noMessage(): z.infer<typeof message> {
  return { id: '', message: '', created_time: '', from: { id: '' } };
}

/** Uses the Conversations API and the edges of comments; where they refuse, and not only for their rate, nothing is found. */
export function createLostSends(deps: { graph: GraphClient; own: OwnSends; flavour: Flavour; pace: Pace }): LostSends {
  const { graph, own, pace } = deps;
  const { channel, replyEdge } = deps.flavour;
  // After an outage many sends are looked for at once.
  const turns = createPacer({ perSecond: limits.perSecond, burst: 1 });
  const ask = async (personId: string): Promise<GraphResult | undefined> => {
    const waitMs = turns.waitMs(pace.now());
    if (waitMs > limits.patienceMs) return undefined;
    turns.take(pace.now() + waitMs);
    if (waitMs > 0) await pace.wait(waitMs);
    return await graph.get('me/conversations', {
      platform: channel,
      user_id: personId,
      fields: 'messages.limit(10){id,from,message,created_time}',
    });
  };
  return {
    findMessage: async (personId, wanted, sinceMs) => {
      let answer = await ask(personId);
      for (const waitMs of rateWaitsMs) {
        if (!answer || answer.ok || answer.error.kind !== 'rate') break;
        await pace.wait(waitMs);
        answer = await ask(personId);
      }
      const found = threads.safeParse(answer?.ok && answer.body).data?.data.flatMap((one) => one.messages.data);
      for (const one of found ?? []) {
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

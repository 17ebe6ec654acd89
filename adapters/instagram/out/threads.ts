import { z } from 'zod';
import type { Pace } from '../../pace.ts';
import type { GraphClient, GraphResult } from './graph.ts';
import { conversations as limits, type Flavour } from './limits.ts';
import { createPacer } from './pacer.ts';

/** Reads what was said of late, at the few questions a second that the platform allows an account. */
export interface Threads {
  /**
   * The newest ten messages of a person's thread, the newest first; undefined where the platform does not tell. People who
   * are asked for at about the same time share one question: after a kill many sends are looked for at once.
   */
  newest(personId: string): Promise<readonly ThreadMessage[] | undefined>;
}

const text = z.string().catch('');
const message = z.looseObject({
  id: z.string(),
  message: text,
  created_time: text,
  from: z.looseObject({ id: z.string() }),
});

/** A message of a thread; what can't be read of it is empty. */
export type ThreadMessage = z.infer<typeof message>;

const thread = z.looseObject({
  participants: z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) }).catch({ data: [] }),
  messages: z
    .looseObject({
      data: z.array(message.catch({ id: '', message: '', created_time: '', from: { id: '' } })),
    })
    .catch({ data: [] }),
});
const threads = z.looseObject({ data: z.array(thread) });

/** Threads in one answer; whoever is not among the newest is asked for alone. */
const mostThreads = 50;
const gatherMs = 50;
/** A process that was killed a moment ago may have used up what there was. */
const rateWaitsMs = [1000, 2000];

interface Asked {
  personId: string;
  sinceMs: number;
  /** He was not among the newest. */
  isAlone: boolean;
  resolve: (messages: readonly ThreadMessage[] | undefined) => void;
  reject: (error: unknown) => void;
}

interface ThreadsDeps {
  graph: GraphClient;
  flavour: Flavour;
  pace: Pace;
}

/** Uses the Conversations API. */
export function createThreads(deps: ThreadsDeps): Threads {
  const { pace } = deps;
  const ask = createQuestion(deps);
  let waiting: Asked[] = [];
  let asking = false;

  const askForOne = async ({ personId, sinceMs, resolve }: Asked): Promise<void> => {
    const isLate = pace.now() - sinceMs > limits.patienceMs;
    const found = isLate ? undefined : await ask({ user_id: personId });
    resolve(found?.flatMap(({ messages }) => messages.data));
  };
  const askForMany = async (many: Asked[]): Promise<void> => {
    const found = await ask({ limit: String(mostThreads) });
    for (const one of many) {
      const his = found?.find(({ participants }) => participants.data.some(({ id }) => id === one.personId));
      if (his) one.resolve(his.messages.data);
      else waiting.push({ ...one, isAlone: true });
    }
  };
  const askForNext = async (): Promise<void> => {
    const together = waiting.filter(({ isAlone }) => !isAlone);
    const next = together.length > 1 ? together : waiting.slice(0, 1);
    waiting = waiting.filter((one) => !next.includes(one));
    const [first] = next;
    try {
      if (next.length > 1) await askForMany(next);
      else if (first) await askForOne(first);
    } catch (error) {
      for (const { reject } of next) reject(error);
    }
  };
  const askForAll = async (): Promise<void> => {
    asking = true;
    try {
      await pace.wait(gatherMs);
      while (waiting.length > 0) await askForNext();
    } catch (error) {
      for (const { reject } of waiting.splice(0)) reject(error);
    } finally {
      asking = false;
    }
  };
  return {
    newest: (personId) =>
      new Promise((resolve, reject) => {
        waiting.push({ personId, sinceMs: pace.now(), isAlone: false, resolve, reject });
        if (!asking) void askForAll();
      }),
  };
}

/** One person's thread, or the newest ones. */
type Whom = { user_id: string } | { limit: string };

/** One question, in its turn and again where it came too soon; undefined where the platform does not answer it. */
function createQuestion({ graph, flavour, pace }: ThreadsDeps) {
  const turns = createPacer({ perSecond: limits.perSecond, burst: 1 });
  const inTurn = async (of: Whom): Promise<GraphResult> => {
    const waitMs = turns.waitMs(pace.now());
    turns.take(pace.now() + waitMs);
    if (waitMs > 0) await pace.wait(waitMs);
    const fields = 'participants,messages.limit(10){id,from,message,created_time}';
    return await graph.get('me/conversations', { platform: flavour.channel, fields, ...of });
  };
  return async (of: Whom): Promise<z.infer<typeof thread>[] | undefined> => {
    let answer = await inTurn(of);
    for (const waitMs of rateWaitsMs) {
      if (answer.ok || answer.error.kind !== 'rate') break;
      await pace.wait(waitMs);
      answer = await inTurn(of);
    }
    return answer.ok ? threads.safeParse(answer.body).data?.data : undefined;
  };
}

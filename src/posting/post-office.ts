import { Worker } from 'node:worker_threads';
import { postHere, type Post, type Posted, type PostOffice } from '#adapters/post.ts';
import { currentPending } from '../journal/pending.ts';
import type { Journal, Order, Outcome } from './messages.ts';

interface PostingLog {
  warn(fields: object, message: string): void;
}

/** A thread that posts, with what it was given to post. */
interface Thread {
  worker: Worker;
  waiting: Map<number, (outcome: Omit<Outcome, 'id'>) => void>;
}

export interface PostOfficeDeps {
  journal: Journal;
  log: PostingLog;
  /** Of the thread; that of the process by itself. */
  environment?: Readonly<Record<string, string | undefined>>;
}

const threadEnded: Posted = { kind: 'broken', code: 'thread ended' };

/**
 * Posts from a thread of its own, which writes what the platform took into the journal the moment it answers. What a
 * program does between an answer and that line is done again after a kill, and a busy one takes tens of milliseconds
 * to hear of an answer. A thread that ends is replaced; what it had to post is then unclear.
 */
export function openPostOffice(deps: PostOfficeDeps): { post: PostOffice; close(): Promise<void> } {
  let last = 0;
  let current: Thread | undefined;
  const begin = (): Thread => {
    const begun = start(deps);
    begun.worker.once('exit', () => (current = undefined));
    return (current = begun);
  };
  begin();

  const post = async (asked: Post): Promise<Posted> => {
    const { signal, body, ...given } = asked;
    // Files stay with the shop: they would be copied, and each is sent up once.
    if (typeof body !== 'string') return await postHere(asked);
    if (signal.aborted) return { kind: 'broken', code: 'aborted' };
    const pending = currentPending();
    const effect = pending && given.url.endsWith(`/${pending.method}`) ? pending.effect : undefined;
    const { worker, waiting } = current ?? begin();
    const id = (last += 1);
    const tell = (order: Order): void => worker.postMessage(order, []);
    const abort = (): void => tell({ do: 'abort', id });
    signal.addEventListener('abort', abort);
    const outcome = await new Promise<Omit<Outcome, 'id'>>((resolve) => {
      waiting.set(id, resolve);
      tell({ do: 'post', id, ...given, body, effect });
    });
    signal.removeEventListener('abort', abort);
    if (pending && effect) pending.isKept = outcome.isKept;
    return outcome.posted;
  };

  return { post, close: async () => void (await current?.worker.terminate()) };
}

function start({ journal, log, environment: env }: PostOfficeDeps): Thread {
  const waiting: Thread['waiting'] = new Map();
  const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: journal, ...(env && { env }) });
  worker.on('message', ({ id, ...outcome }: Outcome) => {
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  });
  worker.on('error', (err) => log.warn({ err }, 'the posting thread failed'));
  worker.once('exit', () => {
    for (const tell of waiting.values()) tell({ posted: threadEnded, isKept: false });
    waiting.clear();
  });
  worker.unref();
  return { worker, waiting };
}

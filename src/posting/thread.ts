import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { resultIn, sentMessages } from '../journal/sent-messages.ts';
import type { Order, Outcome } from './messages.ts';
import { openPen } from './pen.ts';
import { plainPost } from './plain-post.ts';

type PostOrder = Extract<Order, { do: 'post' }>;

const write = await openPen(workerData);
const running = new Map<number, AbortController>();

parentPort?.on('message', (order: Order) => {
  if (order.do === 'abort') running.get(order.id)?.abort();
  else void carryOut(order);
});
// Of a thread that is killed nothing that it compiled would be kept.
flushCompileCache();

async function carryOut(order: PostOrder): Promise<void> {
  const stop = new AbortController();
  running.set(order.id, stop);
  const posted = await plainPost({ ...order, signal: stop.signal });
  running.delete(order.id);
  const isKept = posted.kind === 'answered' && (await keep(order, posted.text));
  const outcome: Outcome = { id: order.id, posted, isKept };
  parentPort?.postMessage(outcome, []);
}

/** True when it stands in the journal; where it can't be written, the shop tries it its own way. */
async function keep({ effect }: PostOrder, text: string): Promise<boolean> {
  const sent = effect && resultIn(text);
  if (!effect || !sent) return false;
  try {
    await write({ ...effect, outcome: 'done', result: sentMessages(sent.result) });
    return true;
  } catch {
    return false;
  }
}

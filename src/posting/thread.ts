import { parentPort, workerData } from 'node:worker_threads';
import { postHere } from '#adapters/post.ts';
import { botApiAnswer } from '../journal/call.ts';
import { sentMessages } from '../journal/sent-messages.ts';
import type { Order, Outcome } from './messages.ts';
import { openPen } from './pen.ts';

type PostOrder = Extract<Order, { do: 'post' }>;

const write = await openPen(workerData);
const running = new Map<number, AbortController>();

parentPort?.on('message', (order: Order) => {
  if (order.do === 'abort') running.get(order.id)?.abort();
  else void carryOut(order);
});

async function carryOut(order: PostOrder): Promise<void> {
  const stop = new AbortController();
  running.set(order.id, stop);
  const posted = await postHere({ ...order, signal: stop.signal });
  running.delete(order.id);
  const isKept = posted.kind === 'answered' && (await keep(order, posted.text));
  const outcome: Outcome = { id: order.id, posted, isKept };
  parentPort?.postMessage(outcome, []);
}

/** True when it stands in the journal; where it can't be written, the shop tries it its own way. */
async function keep({ effect }: PostOrder, text: string): Promise<boolean> {
  if (!effect) return false;
  try {
    const answer = botApiAnswer.parse(JSON.parse(text));
    if (!answer.ok) return false;
    await write({ ...effect, outcome: 'done', result: sentMessages(answer.result) });
    return true;
  } catch {
    return false;
  }
}

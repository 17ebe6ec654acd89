import { expect, test } from 'vitest';
import type { Json } from '#adapters/adapter.ts';
import type { GraphError } from '#adapters/instagram/out/graph-error.ts';
import { createRates } from '#adapters/instagram/out/rates.ts';
import { createTestPace } from '#test/adapters/telegram-house.ts';

const never = new AbortController().signal;
const tooMuch: GraphError = { kind: 'rate', code: 613, subcode: undefined, status: 400, message: '', mayBeDone: false };

/** Nodes of one shop that hear each other, on one clock. */
function openNodes(count: number) {
  const readers: { topic: string; onNews: (news: Json) => void }[] = [];
  const bulletin = {
    publish: (topic: string, news: Json) => {
      for (const reader of readers) if (reader.topic === topic) reader.onNews(news);
    },
    subscribe: (topic: string, onNews: (news: Json) => void) => void readers.push({ topic, onNews }),
  };
  const pace = createTestPace();
  const nodes = Array.from({ length: count }, () => createRates({ pace, bulletin, channel: 'instagram' }));
  return { pace, nodes };
}

test('seven hundred private replies go in an hour, whichever node makes them, and direct messages go on', async () => {
  const { pace, nodes } = openNodes(2);
  const [first, second] = nodes;
  for (let at = 0; at < 350; at++) {
    await first?.pass({ budget: 'private_replies', chat: at }, never);
    await second?.pass({ budget: 'private_replies', chat: at }, never);
  }
  expect(pace.now()).toBeLessThan(3_600_000);
  const next = first?.pass({ budget: 'private_replies', chat: 1 }, never);
  await expect(next).rejects.toMatchObject({ answer: { error_code: 429 } });
  await first?.pass({ budget: 'messages', chat: 1 }, never);
  await pace.wait(3_600_000);
  await first?.pass({ budget: 'private_replies', chat: 1 }, never);
});

test('a second conversation that is refused holds all of them', async () => {
  const { nodes } = openNodes(1);
  const [node] = nodes;
  node?.hold({ budget: 'messages', chat: 1 }, tooMuch);
  await node?.pass({ budget: 'messages', chat: 3 }, never);
  node?.hold({ budget: 'messages', chat: 2 }, tooMuch);
  await expect(node?.pass({ budget: 'messages', chat: 3 }, never)).rejects.toMatchObject({
    answer: { error_code: 429 },
  });
});

test('a refusal that is about the account holds every kind of call, one of a kind only that kind', async () => {
  const [node] = openNodes(1).nodes;
  const message = { budget: 'messages' as const, chat: 1 };
  const reply = { budget: 'private_replies' as const, chat: 2 };
  node?.hold(reply, tooMuch);
  expect([node?.isFree(reply), node?.isFree(message)]).toEqual([false, true]);
  node?.hold(reply, { ...tooMuch, code: 0, status: 429, retryAfterSeconds: 5 });
  expect(node?.isFree(message)).toBe(false);
});

test('a question that came too often about the account holds what is sent, one about questions does not', async () => {
  const [node] = openNodes(1).nodes;
  const message = { budget: 'messages' as const, chat: 1 };
  node?.looked({ ok: false, error: tooMuch });
  expect(node?.isFree(message)).toBe(true);
  node?.looked({ ok: false, error: { ...tooMuch, code: 4 } });
  expect(node?.isFree(message)).toBe(false);
});

test('a short hold is waited for, and a call that went through forgets the doubling', async () => {
  const { pace, nodes } = openNodes(1);
  const [node] = nodes;
  const spending = { budget: 'messages' as const, chat: 1 };
  node?.hold(spending, { ...tooMuch, code: 4, retryAfterSeconds: 15 });
  await node?.pass(spending, never);
  expect(pace.waits).toEqual([15_000]);
  expect(node?.hold(spending, { ...tooMuch, code: 4 })).toBe(120);
  await pace.wait(120_000);
  node?.went(spending);
  expect(node?.hold(spending, { ...tooMuch, code: 4 })).toBe(60);
});

import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { percentile } from '../../bench/figures.ts';
import { fireOpenLoop } from '../../bench/load/open-loop.ts';
import { httpPost, openLines, postEach } from '../../bench/load/raw-http.ts';
import { waits } from '../../bench/parts/door/replies.ts';
import { disorderOf, type Handled } from '../../bench/parts/pipeline/piped.ts';
import { judged } from '../../bench/target.ts';

const request = httpPost('/', '{}', {});

test('a door that stops makes late all that was to come meanwhile', async () => {
  const stopMs = 300;
  let served = 0;
  const port = await serve(() => {
    if ((served += 1) === 20) stopFor(stopMs);
    return 200;
  });
  const lines = openLines(port);
  const shots = await fireOpenLoop({ perSecond: 200, count: 100, aim: (n) => ({ line: lines.of(n), request }) });
  lines.close();
  const late = shots.map(({ dueMs, answeredMs }) => answeredMs - dueMs).filter((ms) => ms > stopMs / 3);
  // A closed loop would have seen one slow answer: whoever waits for it sends nothing meanwhile.
  expect(late.length).toBeGreaterThan(20);
  expect(percentile(late, 1)).toBeGreaterThan(stopMs * 0.8);
});

test('other codes than 200 are told by an open loop, and end a closed one', async () => {
  let served = 0;
  const port = await serve(() => ((served += 1) % 2 === 0 ? 503 : 200));
  const lines = openLines(port);
  const shots = await fireOpenLoop({ perSecond: 500, count: 10, aim: () => ({ line: lines.of(1), request }) });
  lines.close();
  expect(shots.map(({ status }) => status)).toEqual([200, 503, 200, 503, 200, 503, 200, 503, 200, 503]);
  await expect(postEach({ port, requests: [request, request], connections: 1 })).rejects.toThrow('503');
});

test('what was overtaken, lost, done twice or done at the same time is counted', () => {
  const inOrder = [one(1, 7, 0, 5), one(2, 7, 5, 9), one(3, 8, 1, 20)];
  expect(disorderOf(inOrder, 3)).toEqual({ outOfOrder: 0, lost: 0, twice: 0 });
  expect(disorderOf([one(2, 7, 0, 5), one(1, 7, 6, 9)], 2)).toMatchObject({ outOfOrder: 1 });
  expect(disorderOf([one(1, 7, 0, 5), one(2, 7, 4, 9)], 2)).toMatchObject({ outOfOrder: 1 });
  expect(disorderOf([one(1, 7, 0, 5), one(1, 7, 6, 9)], 3)).toEqual({ outOfOrder: 1, lost: 2, twice: 1 });
});

test('the answers of a chat belong to its texts in their order', () => {
  const asked = [1, 2, 1, 2].map((chat, at) => ({ chat, dueMs: at * 10 }));
  const sent = [
    { chat: 2, atMs: 15 },
    { chat: 1, atMs: 20 },
    { chat: 1, atMs: 27 },
  ];
  const found = waits(asked, sent);
  expect(found.get(1)).toEqual([20, 7]);
  expect(found.get(2)).toEqual([5]);
});

test('a figure stands beside what is asked of it', () => {
  expect(judged(0.2, { least: 0.2 })).toEqual(['at least 0.20', 'met']);
  expect(judged(51, { most: 50 })).toEqual(['at most 50', 'MISSED']);
  expect(judged(Number.NaN, { most: 50 })).toEqual(['at most 50', 'MISSED']);
});

function one(id: number, chat: number, fromMs: number, toMs: number): Handled {
  return { id, chat, fromMs, toMs };
}

async function serve(code: () => number): Promise<number> {
  const server = createServer((_request, response) => void response.writeHead(code(), { 'content-length': 0 }).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Lets nothing else happen in this process, as a program does that computes. */
function stopFor(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

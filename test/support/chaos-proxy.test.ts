import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startChaosProxy, type ChaosProxy } from './chaos-proxy.ts';

/** Says back what it hears. */
const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
let proxy: ChaosProxy;
let opened: Socket[] = [];

beforeAll(() => once(echo.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => echo.close());
beforeEach(async () => {
  const bound = echo.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  proxy = await startChaosProxy(`redis://127.0.0.1:${bound.port}`);
});
afterEach(() => {
  for (const socket of opened) socket.destroy();
  opened = [];
  proxy.close();
});

interface Caller {
  socket: Socket;
  heard: () => string;
  /** What ended the connection: the error's code, or `end`. */
  ended: Promise<string>;
}

function call(): Caller {
  const socket = connect(proxy.port, proxy.host);
  opened.push(socket);
  let text = '';
  socket.on('data', (piece: Buffer) => (text += piece.toString()));
  const ended = new Promise<string>((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('end', () => resolve('end'));
  });
  return { socket, heard: () => text, ended };
}

async function says(caller: Caller, text: string): Promise<number> {
  const before = performance.now();
  const length = caller.heard().length + text.length;
  caller.socket.write(text);
  while (caller.heard().length < length) await once(caller.socket, 'data');
  return performance.now() - before;
}

test('a good line passes what is said, both ways, and the goodbye', async () => {
  const caller = call();
  await says(caller, 'salom');
  expect(caller.heard()).toBe('salom');
  expect(proxy.open()).toBe(1);
  expect(proxy.through('redis://:secret@elsewhere:1/3')).toBe(`redis://:secret@127.0.0.1:${proxy.port}/3`);
  caller.socket.end();
  expect(await caller.ended).toBe('end');
});

test('a cut breaks what is open and nothing else', async () => {
  const caller = call();
  await says(caller, 'a');
  proxy.cut();
  expect(await caller.ended).toBe('ECONNRESET');
  await says(call(), 'b');
});

test('a line that refuses breaks what is open and what comes, until it accepts again', async () => {
  const caller = call();
  await says(caller, 'a');
  proxy.refuse();
  expect(await caller.ended).toBe('ECONNRESET');
  expect(await call().ended).toBe('ECONNRESET');
  proxy.accept();
  await says(call(), 'b');
  expect(proxy.tries()).toBe(3);
});

test('a half-open line swallows everything without a word, and stays dead', async () => {
  const caller = call();
  await says(caller, 'a');
  proxy.halfOpen();
  const late = call();
  await vi.waitFor(() => expect(proxy.open()).toBe(2));
  for (const { socket } of [caller, late]) socket.write('b');
  proxy.heal();
  await says(call(), 'c');
  caller.socket.write('d');
  await says(call(), 'e');
  expect([caller.heard(), late.heard()]).toEqual(['a', '']);
});

test('a delay makes answers late, in order, and pieces sent together late together', async () => {
  proxy.delay(300);
  const caller = call();
  await once(caller.socket, 'connect');
  caller.socket.setNoDelay(true);
  const before = performance.now();
  const [first, second] = [says(caller, 'ab'), says(caller, 'abcd')];
  await Promise.all([first, second]);
  expect(performance.now() - before).toBeGreaterThanOrEqual(299);
  expect(performance.now() - before).toBeLessThan(590);
  proxy.heal();
  expect(await says(caller, 'x')).toBeLessThan(290);
});

test('a slow line takes its time for every byte', async () => {
  proxy.slow(1_000);
  expect(await says(call(), 'x'.repeat(50))).toBeGreaterThanOrEqual(95);
});

test('a line that breaks after some bytes tears an answer in the middle', async () => {
  const caller = call();
  await says(caller, 'before');
  proxy.resetAfter(3);
  caller.socket.write('torn apart');
  expect(await caller.ended).toBe('ECONNRESET');
  expect(caller.heard()).toMatch(/^before(tor)?$/);
});

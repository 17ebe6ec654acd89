import { connect, type Socket } from 'node:net';
import { monotonicMs } from '../figures.ts';

export interface HttpLoad {
  requests: number;
  ms: number;
  latenciesMs: number[];
}

/** One connection that is kept open; its requests go out one after the other, in order. */
export interface Line {
  /** The status of the answer; rejects when the connection broke. */
  post(request: Buffer): Promise<number>;
  close(): void;
}

/** A whole POST as bytes. */
export function httpPost(path: string, body: string, headers: { [name: string]: string }): Buffer {
  const head = { host: '127.0.0.1', 'content-type': 'application/json', ...headers };
  const lines = Object.entries({ ...head, 'content-length': String(Buffer.byteLength(body)) });
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
}

/** Connects to a door of this machine, on bare sockets, so that the client costs little beside the server. */
function openLine(port: number): Line {
  const open = (): Socket => connect(port, '127.0.0.1').setNoDelay(true);
  let socket = open();
  let last: Promise<unknown> = Promise.resolve();
  const exchange = (request: Buffer): Promise<number> => {
    if (socket.destroyed) socket = open();
    socket.write(request);
    return status(socket);
  };
  return {
    post: (request) => {
      const answer = last.then(() => exchange(request));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: () => void socket.destroy(),
  };
}

/** As many connections as Telegram keeps open to a webhook that does not ask for more or fewer. */
const linesOfTelegram = 40;

/** Kept-open connections to a door: the n-th chat always meets the same one. */
export interface Lines {
  of(chat: number): Line;
  close(): void;
}

/** Connects as a platform does: before anything is sent, and for longer than one request. */
export function openLines(port: number): Lines {
  const lines = Array.from({ length: linesOfTelegram }, () => openLine(port));
  return {
    of: (chat) => lines[chat % linesOfTelegram] ?? openLine(port),
    close: () => lines.forEach((line) => line.close()),
  };
}

/**
 * Sends each request once, as many at a time as there are connections, each after the answer of the one before.
 * The n-th request goes over the line n modulo `connections`, so requests that are so many apart keep their order.
 * Rejects at any answer but 200.
 */
export async function postEach(given: {
  port: number;
  requests: readonly Buffer[];
  connections: number;
}): Promise<HttpLoad> {
  const { port, requests, connections } = given;
  const latenciesMs: number[] = [];
  const beganMs = monotonicMs();
  const send = async (first: number): Promise<void> => {
    const line = openLine(port);
    for (let at = first; at < requests.length; at += connections) {
      const request = requests[at];
      if (!request) break;
      const sentMs = monotonicMs();
      const answer = await line.post(request);
      if (answer !== 200) throw new Error(`The door answered ${answer}.`);
      latenciesMs.push(monotonicMs() - sentMs);
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, first) => send(first)));
  return { requests: requests.length, ms: monotonicMs() - beganMs, latenciesMs };
}

function status(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (settle: () => void): void => {
      socket.off('data', take);
      socket.off('error', fail);
      socket.off('close', closed);
      settle();
    };
    const fail = (error: Error): void => end(() => reject(error));
    const closed = (): void => fail(new Error('The door closed the connection.'));
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const headEnd = text.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/^content-length: (\d+)\r$/im.exec(text.slice(0, headEnd + 2))?.[1] ?? 0);
      if (text.length >= headEnd + 4 + length) end(() => resolve(Number(text.slice(9, 12))));
    };
    socket.on('data', take);
    socket.once('error', fail);
    socket.once('close', closed);
  });
}

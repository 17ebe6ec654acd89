import { connect, type Socket } from 'node:net';
import { monotonicMs } from '../figures.ts';

export interface HttpLoad {
  requests: number;
  ms: number;
  latenciesMs: number[];
}

/**
 * Sends the same POST again and again on some connections, each after the answer of the one before.
 * On bare sockets, so that the client costs little beside the server. Rejects at any answer but 200.
 */
export async function postAgain(given: {
  port: number;
  path: string;
  body: string;
  headers: { [name: string]: string };
  connections: number;
  ms: number;
}): Promise<HttpLoad> {
  const { port, path, body, headers, connections, ms } = given;
  const head = { host: '127.0.0.1', 'content-type': 'application/json', ...headers };
  const lines = Object.entries({ ...head, 'content-length': String(Buffer.byteLength(body)) });
  const request = `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
  const beganMs = monotonicMs();
  const latencies = await Promise.all(
    Array.from({ length: connections }, () => repeat(port, Buffer.from(request), beganMs + ms)),
  );
  return { requests: latencies.flat().length, ms: monotonicMs() - beganMs, latenciesMs: latencies.flat() };
}

async function repeat(port: number, request: Buffer, untilMs: number): Promise<number[]> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  const latencies: number[] = [];
  while (monotonicMs() < untilMs) {
    const atMs = monotonicMs();
    socket.write(request);
    await wholeAnswer(socket);
    latencies.push(monotonicMs() - atMs);
  }
  socket.destroy();
  return latencies;
}

function wholeAnswer(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (settle: () => void): void => {
      socket.off('data', take);
      socket.off('error', reject);
      settle();
    };
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const headEnd = text.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = /^content-length: (\d+)\r$/im.exec(text.slice(0, headEnd + 2))?.[1];
      if (!text.startsWith('HTTP/1.1 200') || length === undefined) {
        return end(() => reject(new Error(`The door answered: ${text.slice(0, 200)}`)));
      }
      if (text.length >= headEnd + 4 + Number(length)) end(resolve);
    };
    socket.on('data', take);
    socket.once('error', reject);
  });
}

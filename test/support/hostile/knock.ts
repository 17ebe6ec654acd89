import { connect, type Socket } from 'node:net';
import type { HostileRequest, Outcome, SlowRequest } from './door.ts';

/** What a door did with a request. */
export interface Heard {
  outcomes: Outcome[];
  /** Everything it wrote. */
  text: string;
  ms: number;
}

const patienceMs = 15_000;

/** Sends a request over a connection of its own and waits until as many answers came as must come, or it was closed. */
export function knock(port: number, { bytes, answers }: HostileRequest): Promise<Heard> {
  return converse(port, answers.length, (socket) => void socket.write(bytes));
}

/** The same for one who dawdles; he stops when he was answered. */
export async function knockSlowly(port: number, { first, everySecond, answers }: SlowRequest): Promise<Heard> {
  const pieces: { timer?: NodeJS.Timeout } = {};
  const heard = await converse(port, answers.length, (socket) => {
    socket.write(first);
    pieces.timer = setInterval(() => socket.write(everySecond), 1000);
  });
  clearInterval(pieces.timer);
  return heard;
}

/** What is wrong with what came back, in a sentence; undefined when all is well. */
export function faultOf(
  wanted: Pick<HostileRequest, 'name' | 'answers'>,
  heard: Heard,
  withinMs: number,
): string | undefined {
  const { name, answers } = wanted;
  const isRight =
    heard.outcomes.length === answers.length &&
    answers.every((right, at) => right.includes(heard.outcomes[at] ?? 'closed'));
  if (!isRight) return `${name}: wanted ${JSON.stringify(answers)}, got ${JSON.stringify(heard.outcomes)}`;
  if (heard.ms > withinMs) return `${name}: answered after ${Math.round(heard.ms)} ms`;
  if (tellsTooMuch.test(heard.text)) return `${name}: the answer tells too much: ${heard.text.slice(0, 500)}`;
  return undefined;
}

// A stack trace, a file of ours, an exception's name.
const tellsTooMuch = /\n\s+at |node_modules|\.(?:ts|js):\d|\w+Error\b/;

function converse(port: number, count: number, begin: (socket: Socket) => void): Promise<Heard> {
  return new Promise((resolve) => {
    let text = '';
    const beganMs = performance.now();
    const socket = connect(port, '127.0.0.1', () => begin(socket));
    const end = (): void => {
      const outcomes = statusesIn(text);
      resolve({ outcomes: outcomes.length > 0 ? outcomes : ['closed'], text, ms: performance.now() - beganMs });
      socket.destroy();
    };
    socket.setTimeout(patienceMs, end);
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      if (statusesIn(text).length >= count) end();
    });
    // A door that closes before it has read all it was sent resets the connection; what it said has come by then.
    socket.on('error', end);
    socket.on('close', end);
  });
}

/** Codes of the answers in what was written, without the ones that only say to go on. */
function statusesIn(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 ([2-5]\d\d) /g)].map(([, status]) => Number(status));
}

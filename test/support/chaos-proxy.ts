import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A bad line in front of a server: what it does to the bytes is set from one moment to the next. */
export interface ChaosProxy {
  host: string;
  port: number;
  /** The same address as the server's own, through the proxy. */
  through(url: string): string;
  /** Connections that are open now. */
  open(): number;
  /** How often somebody has connected, or tried to. */
  tries(): number;
  /** Breaks every open connection with a reset. */
  cut(): void;
  /** Breaks what is open, and every further connection as soon as it is made. */
  refuse(): void;
  /** Takes connections again. */
  accept(): void;
  /** From now on swallows every byte of every connection, open or new, and says nothing of it. */
  halfOpen(): void;
  /** Holds each piece back this long on its way to the server, so that every answer comes so much later. */
  delay(ms: number): void;
  /** Passes at most so many bytes a second on each connection, each way. */
  slow(bytesPerSecond: number): void;
  /** Resets every connection after so many further bytes of answers. */
  resetAfter(bytes: number): void;
  /** A good line again. Connections whose bytes were swallowed stay dead until somebody closes them. */
  heal(): void;
  close(): void;
}

type Fault =
  | { kind: 'none' }
  | { kind: 'refuse' }
  | { kind: 'half_open' }
  | { kind: 'delay'; ms: number }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'reset_after'; bytes: number };

interface Line {
  client: Socket;
  server: Socket;
  answered: number;
  /** Its bytes were swallowed: what came after them would make no sense to either side. */
  dead: boolean;
}

const host = '127.0.0.1';

/** Starts a proxy on a free port in front of the server of this address (`postgres://`, `redis://`, `http://`). */
export async function startChaosProxy(serverUrl: string): Promise<ChaosProxy> {
  const target = new URL(serverUrl);
  const lines = new Set<Line>();
  let fault: Fault = { kind: 'none' };
  let tries = 0;

  const cut = (): void => {
    for (const line of lines) reset(line);
  };
  const set = (next: Fault): void => {
    fault = next;
    if (next.kind === 'half_open') for (const line of lines) line.dead = true;
    if (next.kind === 'reset_after') for (const line of lines) line.answered = 0;
  };
  const door = createServer((client) => {
    tries += 1;
    if (fault.kind === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const server = connect(Number(target.port), target.hostname);
    const line: Line = { client, server, answered: 0, dead: fault.kind === 'half_open' };
    lines.add(line);
    join(line, () => fault);
    for (const end of [client, server]) {
      end.once('close', () => client.closed && server.closed && lines.delete(line));
    }
  });
  await new Promise<void>((resolve) => door.listen(0, host, resolve));
  const bound = door.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const { port } = bound;

  return {
    host,
    port,
    through: (url) => {
      const changed = new URL(url);
      changed.host = `${host}:${port}`;
      return changed.href;
    },
    open: () => [...lines].filter(({ client }) => !client.destroyed).length,
    tries: () => tries,
    cut,
    refuse: () => (set({ kind: 'refuse' }), cut()),
    accept: () => set({ kind: 'none' }),
    halfOpen: () => set({ kind: 'half_open' }),
    delay: (ms) => set({ kind: 'delay', ms }),
    slow: (bytesPerSecond) => set({ kind: 'slow', bytesPerSecond }),
    resetAfter: (bytes) => set({ kind: 'reset_after', bytes }),
    heal: () => set({ kind: 'none' }),
    close: () => {
      cut();
      door.close();
    },
  };
}

function join(line: Line, fault: () => Fault): void {
  const { client, server } = line;
  for (const [from, to] of [
    [client, server],
    [server, client],
  ] as const) {
    let last: Promise<unknown> = Promise.resolve();
    from.on('error', () => reset(line));
    from.on('data', (piece: Buffer) => {
      if (line.dead) return;
      const passing = fault();
      // Counted from its arrival, so that pieces sent together come late together.
      const held = passing.kind === 'delay' && to === server ? pause(passing.ms) : undefined;
      last = last.then(() => held).then(() => carry(line, to, piece, passing));
    });
    // A dead line hides the other side's goodbye, too.
    from.on('end', () => {
      last = last.then(() => (line.dead ? undefined : to.end()));
    });
  }
}

async function carry(line: Line, to: Socket, piece: Buffer, fault: Fault): Promise<void> {
  if (fault.kind === 'slow') await pause((piece.length / fault.bytesPerSecond) * 1_000);
  if (line.dead || to.destroyed) return;
  const fits = fault.kind === 'reset_after' && to === line.client ? fault.bytes - line.answered : piece.length;
  line.answered += to === line.client ? piece.length : 0;
  if (fits >= piece.length) return void to.write(piece);
  // What still fits goes out, so that an answer is torn in the middle.
  if (fits > 0) await new Promise((resolve) => to.write(piece.subarray(0, fits), resolve));
  reset(line);
}

function reset({ client, server }: Line): void {
  for (const end of [client, server]) {
    if (end.destroyed) continue;
    // The system resets no socket that is still connecting or has said goodbye; trying to leaves it open for ever.
    if (end.connecting || end.writableEnded || end.readableEnded) end.destroy();
    else end.resetAndDestroy();
  }
}

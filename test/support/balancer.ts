import { Hono } from 'hono';
import { listen } from '#src/web/server.ts';
import { errorCode } from '#adapters/error-code.ts';

/** How one request went on, as the balancer saw it. */
export type Forwarded = { status: number; port: number } | { status: 'refused' | 'cut' };

export type Forward = (request: IncomingRequest) => Promise<{ forwarded: Forwarded; response: Response }>;

export interface BalancerOptions {
  /** Stands in the way of each request, to look at it, hold it or send it more than once. */
  through?(request: IncomingRequest, forward: Forward): Promise<Response>;
}

/** One address in front of many processes. */
export interface Balancer {
  port: number;
  address: string;
  /** Ports among which requests go round. */
  nodes: Set<number>;
  close(): Promise<void>;
}

export interface IncomingRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: { [name: string]: string };
  body: string;
}

/**
 * Listens on a free port and hands each request to the next process in turn. A process that refuses the connection is
 * passed over; any answer of one, a 503 too, is passed on. A connection that breaks half-way is answered with 502.
 */
export async function openBalancer(options: BalancerOptions = {}): Promise<Balancer> {
  const nodes = new Set<number>();
  let turn = 0;

  const forward: Forward = async (request) => {
    const ports = [...nodes];
    turn += 1;
    for (let at = 0; at < ports.length; at++) {
      const port = ports[(turn + at) % ports.length] ?? 0;
      try {
        const response = await send(port, request);
        return { forwarded: { status: response.status, port }, response };
      } catch (error) {
        if (errorCode(error) === 'ECONNREFUSED') continue;
        return { forwarded: { status: 'cut' }, response: new Response('Bad Gateway', { status: 502 }) };
      }
    }
    return { forwarded: { status: 'refused' }, response: new Response('Bad Gateway', { status: 502 }) };
  };

  const routes = new Hono().all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const body = await c.req.text();
    const request = { method: c.req.method, path: pathname + search, body, headers: passedOn(c.req.header()) };
    return options.through ? options.through(request, forward) : (await forward(request)).response;
  });
  const web = await listen(routes, { host: '127.0.0.1', port: 0 });
  return {
    port: web.port,
    address: `http://127.0.0.1:${web.port}`,
    nodes,
    close: () => web.close(0),
  };
}

async function send(port: number, { method, path, headers, body }: IncomingRequest): Promise<Response> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
  // Read to its end here, so that a break in the middle counts as one.
  return new Response(await response.arrayBuffer(), { status: response.status, headers: keptOf(response.headers) });
}

/** Of a request's headers, what is not about its own connection. */
function passedOn(headers: Record<string, string>): { [name: string]: string } {
  const own = ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
}

function keptOf(headers: Headers): { [name: string]: string } {
  const kept = ['content-type', 'retry-after'];
  return Object.fromEntries([...headers].filter(([name]) => kept.includes(name)));
}

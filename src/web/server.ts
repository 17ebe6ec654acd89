import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { withBodyLimit } from './body-limit.ts';

/** Doors of one part of the program, under a path. */
export interface Mount {
  path: string;
  routes: Hono;
  /** Largest request body these doors read; 1 MiB by default. */
  maxBodyBytes?: number;
}

export interface WebServerOptions {
  mounts: Mount[];
  /** Told about every exception a door let through; the caller sees only a plain 500. */
  onFault: (error: unknown, request: { method: string; path: string }) => void;
}

const defaultMaxBodyBytes = 1024 * 1024;

/** How long a client may take to send its headers, and the whole request: with the look-out's pace, cut within 10 s. */
const requestTimeoutMs = 9000;
const lookOutMs = 1000;

/**
 * All HTTP doors behind the same rules: security headers, a body limit, no details of a fault in an answer.
 * The limit is met as a body is read (413), so a door that asks who is there first turns strangers away unread.
 */
export function createWebServer({ mounts, onFault }: WebServerOptions): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      // Without includeSubDomains: the shop's other sites are not ours to decide about.
      strictTransportSecurity: 'max-age=15552000',
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (c, next) => {
    c.req.raw = withBodyLimit(c.req.raw, maxBodyBytes(mounts, c.req.path));
    await next();
  });
  for (const mount of mounts) app.route(mount.path, mount.routes);
  app.notFound((c) => c.text('Not Found', 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    // The caller went away or was too slow: nobody's fault, and nobody reads this answer.
    if (c.req.raw.signal.aborted) return c.text('Request Timeout', 408);
    onFault(error, { method: c.req.method, path: c.req.path });
    return c.text('Internal Server Error', 500);
  });
  return app;
}

// The mount with the longest matching path decides.
function maxBodyBytes(mounts: Mount[], path: string): number {
  const isUnder = (mount: Mount) => mount.path === '/' || path === mount.path || path.startsWith(`${mount.path}/`);
  const [nearest] = mounts.filter(isUnder).toSorted((a, b) => b.path.length - a.path.length);
  return nearest?.maxBodyBytes ?? defaultMaxBodyBytes;
}

export interface Listening {
  port: number;
  /** Takes no new connections, lets open requests end (streams are cut after `graceMs`, 5 s by default). */
  close(graceMs?: number): Promise<void>;
}

/** The address cannot be listened on; the message says why and which setting to change. */
export class ListenError extends Error {
  override name = 'ListenError' as const;
}

/**
 * Serves `app`; port 0 picks a free one.
 * @throws {ListenError} when the address is in use or not ours to use
 */
export async function listen(app: Pick<Hono, 'fetch'>, address: { host: string; port: number }): Promise<Listening> {
  const serverOptions = {
    headersTimeout: requestTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: lookOutMs,
  };
  const handle = getRequestListener(app.fetch);
  const server = createServer(serverOptions, (request, response) => {
    // A connection that was busy when closing began would otherwise idle on until its client lets go.
    response.once('close', () => void (server.listening || setImmediate(() => server.closeIdleConnections())));
    void handle(request, response);
  });
  server.listen(address);
  await once(server, 'listening').catch((error: unknown) => {
    throw new ListenError(listenAdvice(error, address), { cause: error });
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : address.port;
  return { port, close: async (graceMs = 5000) => await closeServer(server, graceMs) };
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearTimeout(cut);
}

function listenAdvice(error: unknown, { host, port }: { host: string; port: number }): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use by another program. Stop that program, or set PORT to a free one, for example PORT=3001.`;
  }
  if (code === 'EACCES')
    return `This user may not listen on port ${port}. Set PORT to one above 1023, for example PORT=3000.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `${host} is not an address of this machine. Set HOST to one that is, for example HOST=127.0.0.1.`;
  }
  return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : 'unknown error'}.`;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';

export interface MetricsDoorOptions {
  /** Whoever brings it may read. Without one only programs on this machine may. */
  token: string | undefined;
  scrape: () => Promise<{ contentType: string; text: string }>;
}

/**
 * `GET /metrics`: figures for Prometheus. 401 without the right `Authorization: Bearer` token; where no token is set,
 * 403 for whoever is not on this machine or comes through a proxy. Refusals say nothing.
 */
export function createMetricsRoutes({ token, scrape }: MetricsDoorOptions): Hono {
  const routes = new Hono();
  routes.get('/metrics', async (c) => {
    c.header('Cache-Control', 'no-store');
    if (token === undefined && !isLocal(c)) return c.body(null, 403);
    if (token !== undefined && !bringsToken(c, token)) return c.body(null, 401, { 'WWW-Authenticate': 'Bearer' });
    const { contentType, text } = await scrape();
    return c.body(text, 200, { 'Content-Type': contentType });
  });
  return routes;
}

function bringsToken(c: Context, token: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return given !== undefined && timingSafeEqual(sha256(given), sha256(token));
}

// Hashing makes both sides equally long, which timingSafeEqual demands.
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

// The socket's own address: headers are written by whoever asks. They can only show that a proxy asks for somebody.
function isLocal(c: Context): boolean {
  if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false;
  const { address = '', addressType } = getConnInfo(c).remote;
  if (addressType === undefined) return false;
  return loopback.check(address, addressType === 'IPv6' ? 'ipv6' : 'ipv4');
}

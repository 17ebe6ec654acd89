import type { MiddlewareHandler } from 'hono';

/** Refuses every changing request that does not come from the page itself: its Origin must name the host that was called. */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const origin = c.req.header('origin') ?? '';
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!URL.canParse(origin) || new URL(origin).host !== host) {
    return c.json({ error: 'foreign_origin', message: 'Only the playground page itself may do this.' }, 403);
  }
  return next();
};

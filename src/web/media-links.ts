import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { MediaStore } from '#src/shop/ports.ts';

// A platform fetches a picture within minutes; people who forward its address see it until the next day.
const validSeconds = 24 * 3600;
// One address serves for hours, so that what a platform has fetched once it need not fetch again.
const roundSeconds = 6 * 3600;

export interface MediaLinks {
  /** An address of a picture that can be opened by anybody who has it, for 18 to 24 hours. */
  linkTo(id: string): string;
  /** `GET /media/:id?exp=..&sig=..` */
  routes: Hono;
}

/** Pictures of the shop for platforms to fetch, behind signed addresses that expire. A wrong or old one answers 403. */
export function createMediaLinks(deps: {
  /** Where the shop can be reached from outside. */
  address: string;
  /** 32 bytes, base64. */
  secret: string;
  media: Pick<MediaStore, 'get'>;
  now: () => Date;
}): MediaLinks {
  const { address, secret, media, now } = deps;
  const nowSeconds = (): number => Math.floor(now().getTime() / 1000);
  const key = Buffer.from(secret, 'base64');
  const sign = (id: string, expires: string): Buffer => createHmac('sha256', key).update(`${id}\n${expires}`).digest();
  const routes = new Hono();
  routes.get('/media/:id', async (c) => {
    const id = c.req.param('id');
    const { exp = '', sig = '' } = c.req.query();
    const given = Buffer.from(sig, 'base64url');
    const wanted = sign(id, exp);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return c.text('Forbidden', 403);
    if (!(Number(exp) > nowSeconds())) return c.text('Forbidden', 403);
    const found = await media.get(id);
    if (!found) return c.text('Not Found', 404);
    c.header('Cache-Control', 'private, max-age=3600');
    return c.body(Uint8Array.from(found.bytes), 200, { 'Content-Type': found.mime });
  });
  return {
    routes,
    linkTo: (id) => {
      const expires = String(Math.floor(nowSeconds() / roundSeconds) * roundSeconds + validSeconds);
      const signature = sign(id, expires).toString('base64url');
      return `${address}/media/${encodeURIComponent(id)}?exp=${expires}&sig=${signature}`;
    },
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { listen } from '#src/web/server.ts';
import { answerParent } from './answer.ts';

// The bare door: what every webhook pays before a shop does anything.
const secret = 'a secret that both sides know';
const routes = new Hono();

routes.post('/plain', async (c) => {
  JSON.parse(await c.req.text());
  return c.text('OK');
});

routes.post('/signed', async (c) => {
  const body = Buffer.from(await c.req.arrayBuffer());
  const given = Buffer.from(c.req.header('x-signature') ?? '', 'hex');
  const wanted = createHmac('sha256', secret).update(body).digest();
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return c.text('Unauthorized', 401);
  JSON.parse(body.toString('utf8'));
  return c.text('OK');
});

const web = await listen(routes, { host: '127.0.0.1', port: 0 });

answerParent({
  port: () => web.port,
  sign: (body) => createHmac('sha256', secret).update(String(body)).digest('hex'),
  stop: () => web.close(0),
});

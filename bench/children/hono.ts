import { Hono } from 'hono';
import { listen } from '#src/web/server.ts';
import { answerParent } from './answer.ts';
import { signedDoor } from './signed-door.ts';

// The bare door: what every webhook pays before a shop does anything.
const routes = new Hono();

routes.post('/plain', async (c) => {
  JSON.parse(await c.req.text());
  return c.text('OK');
});

routes.post(
  '/signed',
  signedDoor(() => undefined),
);

const web = await listen(routes, { host: '127.0.0.1', port: 0 });

answerParent({ port: () => web.port, stop: () => web.close(0) });

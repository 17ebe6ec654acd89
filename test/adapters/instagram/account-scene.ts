import { Hono } from 'hono';
import type { AdapterDeps } from '#adapters/adapter.ts';
import { createInstagramAdapter } from '#adapters/instagram/index.ts';
import type { MetaAccountSettings, MetaApp } from '#adapters/instagram/meta-adapter.ts';
import { instagramFlavour, messengerFlavour, type Flavour } from '#adapters/instagram/out/limits.ts';
import { createGraphStandIn, type GraphStandInOptions } from '#src/playground/graph/stand-in.ts';
import { fakeClock, listen } from '../../playground/scene.ts';
import { createTestHouse } from '../contract.ts';
import { createTestPace } from '../telegram-house.ts';

export const accountId = '17841400000000042';
export const appScopedId = '9412345678901234';
export const pageId = '10200000000000077';
export const accessToken = 'IGAAaccountTokenOfTheScene0123456789';
export const pageToken = 'EAAGpageTokenOfTheScene0123456789';
export const appSecret = 'app-secret-of-the-scene';
export const verifyToken = 'verify-token-of-the-scene';
export const dayMs = 86_400_000;

const hookPath = '/captured';

/**
 * The Graph stand-in with an account and its Page, a house in miniature, and adapters between them on demand. What the
 * stand-in delivers is kept for the test to hand on, unless `toAdapter` sends it to the adapter's own door.
 */
export async function openAccountScene(options: Partial<GraphStandInOptions> = {}) {
  const clock = fakeClock();
  const house = createTestHouse();
  house.deps.now = () => clock.now();
  let origin = '';
  const graph = createGraphStandIn({
    clock,
    appSecret,
    accessToken,
    accountId,
    appScopedId,
    pageId,
    pageAccessToken: pageToken,
    username: 'aziza.shop',
    webhookRetryMs: 5,
    root: () => `${origin}/graph`,
    ...options,
  });
  const captured: { headers: Headers; body: string }[] = [];
  let doors: Hono | undefined;
  let mediaOf: AdapterDeps['media'] = house.deps.media;
  const app = new Hono()
    .get(hookPath, (c) => c.text(c.req.query('hub.challenge') ?? ''))
    .post(hookPath, async (c) => {
      captured.push({ headers: c.req.raw.headers, body: await c.req.text() });
      return c.text('');
    })
    // The second name stands for the host of Facebook Login.
    .route('/graph', graph.routes)
    .route('/graph.facebook.com', graph.routes)
    .get('/pictures/:id', async (c) => {
      const media = await mediaOf(c.req.param('id'));
      return media ? c.body(Buffer.from(media.bytes), 200, { 'content-type': media.mime }) : c.text('', 404);
    })
    .all('/meta/*', async (c) => (doors ? await doors.fetch(c.req.raw) : c.text('', 502)));
  const server = await listen(app);
  origin = server.origin;
  await graph.setWebhook(origin + hookPath, verifyToken);

  const settings = (given: Partial<MetaAccountSettings & MetaApp> = {}): MetaAccountSettings & MetaApp => ({
    accountId,
    accessToken,
    graphRoot: `${origin}/graph`,
    graphVersion: 'v25.0',
    appSecrets: [appSecret],
    verifyToken,
    publicUrl: origin,
    ...given,
  });
  const mediaUrl = (id: string): string => `${origin}/pictures/${id}`;
  const adapterOf = (
    given: Partial<MetaAccountSettings & MetaApp> = {},
    deps: AdapterDeps = house.deps,
    flavour: Flavour = instagramFlavour,
  ) => {
    mediaOf = async (id) => await deps.media(id);
    return createInstagramAdapter(settings(given), { ...deps, mediaUrl }, flavour, createTestPace());
  };
  const callsOf = (method: string) => graph.calls.filter((call) => call.method === method);
  return {
    graph,
    house,
    clock,
    origin,
    captured,
    settings,
    adapterOf,
    /** Messenger of the Page, by the same stand-in. */
    messengerOf: (given: Partial<MetaAccountSettings & MetaApp> = {}) =>
      adapterOf(
        { accountId: pageId, accessToken: pageToken, graphRoot: `${origin}/graph.facebook.com`, ...given },
        house.deps,
        messengerFlavour,
      ),
    callsOf,
    /** How many calls of an edge were made by this work. */
    countCalls: async (method: string, work: () => Promise<unknown>): Promise<number> => {
      const before = callsOf(method).length;
      await work();
      return callsOf(method).length - before;
    },
    /** The doors of a shop under the scene's own address. */
    open: (routes: Hono | undefined) => {
      doors = routes;
    },
    delivered: async (): Promise<void> => void (await graph.waitFor(() => graph.pendingEvents() === 0)),
    close: async (): Promise<void> => {
      graph.close();
      await server.stop();
    },
  };
}

export type AccountScene = Awaited<ReturnType<typeof openAccountScene>>;

import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { createGraphStandIn, type GraphStandIn, type GraphStandInOptions } from '#src/playground/graph/stand-in.ts';
import { fakeClock, listen } from './scene.ts';

export const appSecret = 'app-secret-of-the-scene';
export const accessToken = 'IGAAsceneToken';
export const pageToken = 'EAAscenePageToken';
export const accountId = '17841400000000042';
export const pageId = '10200000000000077';
export const verifyToken = 'verify-me';

/** One POST that the webhook got, before anybody parsed it. */
export interface Delivery {
  body: string;
  isSigned: boolean;
}

/** An answer of the Graph API. */
export interface Answer {
  status: number;
  body: { [key: string]: unknown } & { error?: { code: number; error_subcode?: number; message: string } };
  headers: Headers;
}

export interface GraphScene extends AsyncDisposable {
  graph: GraphStandIn;
  clock: ReturnType<typeof fakeClock>;
  origin: string;
  /** What the webhook was sent, oldest first. */
  deliveries: Delivery[];
  /** Statuses that the webhook answers next; 200 when none is left. */
  statuses: number[];
  /** Called while a delivery is being answered. */
  onDelivery: { run: () => void };
  get(path: string, token?: string): Promise<Answer>;
  post(path: string, body: object, token?: string): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** Sends a text to a person. */
  tell(person: { id: string }, text: string): Promise<Answer>;
  /** Waits until every event was accepted. */
  delivered(): Promise<void>;
}

/** A stand-in over HTTP with a webhook of its own behind it. */
export async function openGraphScene(options: Partial<GraphStandInOptions> = {}): Promise<GraphScene> {
  const clock = fakeClock();
  let origin = '';
  const graph = createGraphStandIn({
    clock,
    appSecret,
    accessToken,
    accountId,
    pageId,
    pageAccessToken: pageToken,
    webhookRetryMs: 5,
    root: () => `${origin}/graph`,
    ...options,
  });
  const deliveries: Delivery[] = [];
  const statuses: number[] = [];
  const onDelivery = { run: (): void => undefined };
  const app = new Hono().route('/graph', graph.routes).get('/hook', (c) => {
    const isOurs = c.req.query('hub.verify_token') === verifyToken;
    return isOurs ? c.text(c.req.query('hub.challenge') ?? '') : c.text('no', 403);
  });
  app.post('/hook', async (c) => {
    const body = await c.req.text();
    const expected = `sha256=${createHmac('sha256', appSecret).update(Buffer.from(body)).digest('hex')}`;
    onDelivery.run();
    deliveries.push({ body, isSigned: c.req.header('x-hub-signature-256') === expected });
    return c.text('', (statuses.shift() ?? 200) === 200 ? 200 : 500);
  });
  const server = await listen(app);
  origin = server.origin;
  await graph.setWebhook(`${origin}/hook`, verifyToken);

  const call = async (
    verb: string,
    path: string,
    { body, token = accessToken }: { body?: object; token?: string | undefined },
  ) => {
    const response = await fetch(`${origin}/graph/v25.0/${path}`, {
      method: verb,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text || '{}'), headers: response.headers } satisfies Answer;
  };
  const scene: Omit<GraphScene, typeof Symbol.asyncDispose> = {
    graph,
    clock,
    origin,
    deliveries,
    statuses,
    onDelivery,
    get: (path, token) => call('GET', path, { token }),
    post: (path, body, token) => call('POST', path, { body, token }),
    delete: (path) => call('DELETE', path, {}),
    tell: (person, text) => scene.post('me/messages', { recipient: { id: person.id }, message: { text } }),
    delivered: async () => void (await graph.waitFor(() => graph.pendingEvents() === 0)),
  };
  return {
    ...scene,
    async [Symbol.asyncDispose]() {
      graph.close();
      await server.stop();
    },
  };
}

/** Code and subcode of a refusal, as `10/2534022`; empty when the call was let through. */
export function codeOf({ body: { error } }: Answer): string {
  if (!error) return '';
  return error.error_subcode === undefined ? String(error.code) : `${error.code}/${error.error_subcode}`;
}

/** Events of a delivery: items of `messaging` and `changes` in their order. */
export function eventsOf({ body }: Delivery): { [key: string]: unknown }[] {
  const parsed = JSON.parse(body);
  const entries = (Array.isArray(parsed) ? parsed[0] : parsed).entry;
  return entries.flatMap(
    (entry: { messaging?: object[]; changes?: object[] }) => entry.messaging ?? entry.changes ?? [entry],
  );
}

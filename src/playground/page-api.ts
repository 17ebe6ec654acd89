import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { createBankDoors } from './bank/doors.ts';
import type { NoticeDoor } from './bank/notice-door.ts';
import { createBroadcast } from './broadcast.ts';
import type { GraphStandIn } from './graph/stand-in.ts';
import { createGraphDoors } from './instagram/doors.ts';
import { watchGraph } from './instagram/events.ts';
import { openGraphResidents } from './instagram/residents.ts';
import { instagramOf } from './instagram/snapshots.ts';
import { createActions } from './page-actions.ts';
import { watchChats, type PageEvent } from './page-events.ts';
import { readBody, refuse } from './refuse.ts';
import { createResidents, MAX_CUSTOMERS } from './residents.ts';
import { sameOrigin } from './same-origin.ts';
import { sendFile } from './send-file.ts';
import type { PlaygroundClock } from './clock.ts';
import type { TelegramStandIn } from './telegram/stand-in.ts';
import { chatOf } from './snapshots.ts';

const newPerson = z.object({ name: z.string().trim().min(1).max(64), language: z.enum(['uz', 'en', 'ru']) });
/** Eight days beyond a reply window is as far as anybody has to see. */
const MAX_MINUTES = 14 * 24 * 60;
const advance = z.object({ minutes: z.int().min(1).max(MAX_MINUTES) });

export interface PageApiDeps {
  telegram: TelegramStandIn;
  /** Instagram beside it; without it the page has Telegram alone. */
  graph?: GraphStandIn | undefined;
  clock: PlaygroundClock;
  /** Called after the clock was moved; the house then does its timed work. Resolves when that is done. */
  onClockMoved(): Promise<void>;
  /** The start payload that makes the owner own the shop, while nobody does. */
  claimLink: () => string | undefined;
  shopName: string;
  /** The shop's door for bank notices; undefined while it is closed. */
  noticeDoor?: NoticeDoor | undefined;
}

/** How often an open event stream is written to, so that a dead one is noticed. */
const KEEP_ALIVE_MS = 20_000;

/** The JSON and event doors of the page. */
export function createPageApi(deps: PageApiDeps): Hono {
  const { telegram, graph, clock, shopName, claimLink } = deps;
  const residents = createResidents(telegram);
  const pages = createBroadcast<PageEvent>();
  watchChats(telegram, residents, (event) => pages.tell(event));
  if (graph) {
    openGraphResidents(graph);
    watchGraph(graph, pages);
  }
  const api = new Hono();
  api.use(sameOrigin);

  api.get('/state', (c) =>
    c.json({
      shopName,
      bot: { name: telegram.bot.first_name, username: telegram.bot.username },
      now: clock.now().toISOString(),
      isUnowned: claimLink() !== undefined,
      chats: residents.all().map((resident) => chatOf(resident)),
      hasNoticeDoor: deps.noticeDoor !== undefined,
      instagram: graph ? instagramOf(graph) : null,
    }),
  );

  api.post('/people', async (c) => {
    const read = await readBody(c, newPerson);
    if ('refusal' in read) return read.refusal;
    if (residents.all().length > MAX_CUSTOMERS)
      return refuse(c, 409, 'too_many', `At most ${MAX_CUSTOMERS} customers.`);
    const chat = chatOf(residents.openCustomer(read.body.name, read.body.language));
    pages.tell({ event: 'person', data: chat });
    return c.json(chat, 201);
  });

  api.route('/people', createActions({ residents, claimLink }));

  api.route('/bank', createBankDoors({ residents, clock, noticeDoor: deps.noticeDoor }));

  if (graph) api.route('/instagram', createGraphDoors(graph));

  api.get('/clock', (c) => c.json({ now: clock.now().toISOString() }));

  api.post('/clock/advance', async (c) => {
    const read = await readBody(c, advance);
    if ('refusal' in read) return read.refusal;
    clock.advance(read.body.minutes * 60_000);
    const now = { now: clock.now().toISOString() };
    pages.tell({ event: 'clock', data: now });
    await deps.onClockMoved();
    return c.json(now);
  });

  api.get('/files/:id', (c) => sendFile(c, telegram.file(c.req.param('id'))));
  api.get('/events', (c) => streamEvents(c, pages));
  return api;
}

type Pages = ReturnType<typeof createBroadcast<PageEvent>>;

function streamEvents(c: Context, pages: Pages): Response {
  return streamSSE(c, async (stream) => {
    await stream.writeSSE({ event: 'ready', data: '{}' });
    await new Promise<void>((resolve) => {
      const write = (event: string, data: object) => {
        stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => stream.abort());
      };
      const stop = pages.listen(({ event, data }) => write(event, data));
      const timer = setInterval(() => write('alive', {}), KEEP_ALIVE_MS);
      timer.unref();
      stream.onAbort(() => {
        clearInterval(timer);
        stop();
        resolve();
      });
    });
  });
}

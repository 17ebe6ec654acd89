import { z } from 'zod';
import type { Forward, IncomingRequest } from '../support/balancer.ts';
import { nowMs, updateKey, type Ledger, type SentUpdate } from './ledger.ts';

/** What is done with a delivery; by default it is sent once. */
export interface Mail {
  post: (request: IncomingRequest, forward: Forward) => ReturnType<Forward>;
}

/** Posts a delivery of a platform as the scenario wants it, and writes into the ledger what became of its updates. */
export async function deliver(
  { ledger, mail }: { ledger: Ledger; mail: Mail },
  request: IncomingRequest,
  forward: Forward,
): Promise<Response> {
  if (request.method !== 'POST') return (await forward(request)).response;
  const body: unknown = JSON.parse(request.body);
  const found = request.path.startsWith('/meta/') ? metaUpdates(body) : [telegramUpdate(body)];
  const updates = found.map((update) => noteUpdate(ledger, update));
  const noted: Forward = async (one) => {
    const atMs = nowMs();
    const sent = await forward(one);
    const outcome = sent.forwarded.status;
    for (const update of updates) {
      update.deliveries.push({ atMs, outcome });
      if (outcome === 200) update.acknowledgedAtMs ??= nowMs();
    }
    return sent;
  };
  return (await mail.post(request, noted)).response;
}

type Found = Pick<SentUpdate, 'chat' | 'content'> & { key: string };

function noteUpdate(ledger: Ledger, { key, chat, content }: Found): SentUpdate {
  const known = ledger.updates.get(key);
  if (known) return known;
  const update: SentUpdate = { chat, content, deliveries: [], acknowledgedAtMs: undefined };
  ledger.updates.set(key, update);
  return update;
}

const fromTelegram = z.object({
  message: z.object({ message_id: z.int(), chat: z.object({ id: z.int() }), text: z.string().optional() }).optional(),
  callback_query: z.object({ id: z.string(), from: z.object({ id: z.int() }), data: z.string() }).optional(),
});

function telegramUpdate(body: unknown): Found {
  const { message, callback_query: query } = fromTelegram.parse(body);
  if (query) return { key: updateKey.tap(query.id), chat: String(query.from.id), content: `tap ${query.data}` };
  const content = message?.text === undefined ? 'picture' : `text ${message.text}`;
  return { key: updateKey.message(message?.message_id ?? 0), chat: String(message?.chat.id ?? 0), content };
}

const messaging = z.object({
  sender: z.object({ id: z.string() }),
  timestamp: z.number(),
  message: z
    .object({
      mid: z.string(),
      text: z.string().optional(),
      is_echo: z.boolean().optional(),
      quick_reply: z.object({ payload: z.string() }).optional(),
    })
    .optional(),
  postback: z.object({ mid: z.string(), payload: z.string() }).optional(),
  referral: z.object({ ref: z.string() }).optional(),
});
const change = z.object({
  field: z.literal('comments'),
  value: z.object({ id: z.string(), from: z.object({ id: z.string(), self_ig_scoped_id: z.string().optional() }) }),
});
const fromMeta = z.object({
  entry: z.array(z.object({ messaging: z.array(messaging).default([]), changes: z.array(change).default([]) })),
});

/** What people did; echoes, and comments of the shop itself, are none of it. */
function metaUpdates(body: unknown): Found[] {
  return fromMeta
    .parse(body)
    .entry.flatMap((entry) => [...entry.messaging.flatMap(ofMessaging), ...entry.changes.flatMap(ofChange)]);
}

function ofMessaging({ sender, timestamp, message, postback, referral }: z.infer<typeof messaging>): Found[] {
  const chat = sender.id;
  if (message?.is_echo) return [];
  if (postback) return [{ key: updateKey.mid(postback.mid), chat, content: `tap ${postback.payload}` }];
  if (referral) return [{ key: `referral:${chat}:${timestamp}`, chat, content: `text /start ${referral.ref}` }];
  if (!message) return [];
  const said = message.text === undefined ? 'picture' : `text ${message.text}`;
  const content = message.quick_reply ? `tap ${message.quick_reply.payload}` : said;
  return [{ key: updateKey.mid(message.mid), chat, content }];
}

function ofChange({ value: { id, from } }: z.infer<typeof change>): Found[] {
  if (from.self_ig_scoped_id !== undefined) return [];
  return [{ key: updateKey.comment(id), chat: from.id, content: `comment ${id}` }];
}

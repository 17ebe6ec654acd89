import type { Context } from 'hono';
import { z } from 'zod';
import { nowMs, type ReceivedCall } from './ledger.ts';

const text = z.string().optional();
const titled = z.looseObject({ title: text, subtitle: text });
const payload = z.looseObject({
  text,
  buttons: z.array(titled).optional(),
  elements: z.array(titled.extend({ buttons: z.array(titled).optional() })).optional(),
  url: text,
});
const body = z.looseObject({
  recipient: z.looseObject({ id: text, comment_id: text }).optional(),
  message: z
    .union([
      z.string(),
      z.looseObject({
        text,
        quick_replies: z.array(titled).optional(),
        attachment: z.looseObject({ type: text, payload: payload.optional() }).optional(),
        attachments: z.array(z.looseObject({ type: text, payload: payload.optional() })).optional(),
      }),
    ])
    .optional(),
  sender_action: text,
});
type Body = z.infer<typeof body>;

/** A call of the Graph API as the ledger keeps it, before it is answered. Payloads of buttons are no part of its content. */
export async function readGraphCall(c: Context, run: number): Promise<ReceivedCall> {
  const [node = '', edge = ''] = c.req.path.replace(/^.*?\/v\d+\.\d+\//, '').split('/');
  const given = await readBody(c);
  const method = methodOf(c.req.method, edge, given);
  const comment = method === 'replies' ? node : given.recipient?.comment_id;
  const words = wordsOf(given).join('\n');
  return {
    run,
    channel: 'instagram',
    method,
    chat: given.recipient?.id,
    ...(comment === undefined ? {} : { comment }),
    text: words,
    content: `${method} ${words} ${titlesOf(given).join(' | ')}`,
    atMs: nowMs(),
    answeredAtMs: undefined,
    outcome: 'cut',
    messageId: undefined,
    tooEarly: false,
  };
}

async function readBody(c: Context): Promise<Body> {
  const inBody = await c.req.text();
  const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
  const given: unknown = isJson && inBody !== '' ? JSON.parse(inBody) : c.req.query();
  return body.safeParse(given).data ?? {};
}

function methodOf(verb: string, edge: string, { recipient, sender_action: action }: Body): string {
  if (verb !== 'POST') return `${verb} ${edge || 'node'}`;
  if (edge !== 'messages') return edge || 'node';
  if (action !== undefined) return 'sender_action';
  return recipient?.comment_id === undefined ? 'messages' : 'private_reply';
}

/** All that can be read in it. */
function wordsOf({ message }: Body): string[] {
  if (typeof message === 'string') return [message];
  const attached = [message?.attachment, ...(message?.attachments ?? [])];
  const inTemplates = attached.flatMap((one) => [
    one?.payload?.text,
    ...(one?.payload?.elements ?? []).flatMap(({ title, subtitle }) => [title, subtitle]),
  ]);
  return [message?.text, ...inTemplates].filter((one) => one !== undefined);
}

function titlesOf({ message }: Body): string[] {
  if (message === undefined || typeof message === 'string') return [];
  const attached = [message.attachment, ...(message.attachments ?? [])];
  const buttons = attached.flatMap(({ payload: own } = {}) => [
    ...(own?.buttons ?? []),
    ...(own?.elements ?? []).flatMap((element) => element.buttons ?? []),
  ]);
  const pictures = attached.flatMap(({ payload: own } = {}) => own?.url?.replace(/\?.*/, '') ?? []);
  return [...[...(message.quick_replies ?? []), ...buttons].flatMap(({ title }) => title ?? []), ...pictures];
}

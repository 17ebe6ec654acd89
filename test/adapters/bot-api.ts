import { z } from 'zod';
import { createTelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { createWebServer, listen } from '#src/web/server.ts';

export const testToken = '4242:test-token-that-nobody-may-see';

/** What happens to the next calls of a method: an answer, or a connection that breaks before or after it was done. */
export type Planned = { status: number; body: unknown } | 'drop' | 'drop-answer';

/** One call as Telegram got it, with the sizes of uploaded files by part name. */
interface ReceivedCall {
  method: string;
  fields: Record<string, unknown>;
  files: Record<string, number>;
}

const updates = z.object({ result: z.array(z.looseObject({ update_id: z.number() })) });
const uploads = z.record(z.string(), z.object({ size: z.number() }));

/** The stand-in of Telegram on a free port, with two customers whose first /start is already behind them. */
export async function startBotApi() {
  const standIn = createTelegramStandIn({
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    botToken: testToken,
    botUsername: 'shop_bot',
    limits: 'off',
  });
  const app = createWebServer({
    mounts: [{ path: '/', routes: standIn.routes, maxBodyBytes: 64 * 1024 * 1024 }],
    onFault: (error) => {
      throw error;
    },
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const root = `http://127.0.0.1:${server.port}`;
  const [ali, vali] = ['Ali', 'Vali'].map((firstName, at) => standIn.people.openChat({ id: 77 + at, firstName }));
  if (!ali || !vali) throw new Error('no customers');
  ali.start();
  vali.start();

  const pending = async (offset: number) => {
    const answer = await fetch(`${root}/bot${testToken}/getUpdates?offset=${offset}`);
    return updates.parse(await answer.json()).result;
  };
  await pending(Number.MAX_SAFE_INTEGER);
  const received = () => standIn.calls.map(({ method, payload }) => readReceived(method, payload));
  return {
    root,
    ali,
    vali,
    /** The newest update Telegram has not got rid of yet. */
    newestUpdate: async () => (await pending(-1))[0],
    pendingUpdates: () => standIn.pendingUpdates(),
    calls: received,
    of: (method: string) => received().filter((call) => call.method === method),
    plan: (method: string, ...next: Planned[]) => {
      for (const one of next) standIn.faults.next(method, one);
    },
    file: (fileId: string | undefined) => standIn.file(fileId ?? ''),
    close: async () => {
      standIn.close();
      await server.close(0);
    },
  };
}

export type BotApi = Awaited<ReturnType<typeof startBotApi>>;

/** Telegram's refusal as an HTTP answer. */
export function refused(code: number, description: string, retryAfter?: number): Planned {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { status: code, body: { ok: false, error_code: code, description, ...parameters } };
}

function readReceived(method: string, payload: Record<string, unknown>): ReceivedCall {
  const { uploads: uploaded = {}, ...rest } = payload;
  const fields = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, readField(value)]));
  const files = Object.entries(uploads.parse(uploaded)).map(([name, { size }]) => [name, size]);
  return { method, fields, files: Object.fromEntries(files) };
}

// In a form every field is text; lists and objects are JSON there.
function readField(value: unknown): unknown {
  return typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value;
}

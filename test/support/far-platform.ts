import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** A Bot API on a thread of its own, which answers however busy the test is. */
export interface FarPlatform {
  apiRoot: string;
  close(): Promise<void>;
}

const message = z.object({ chat_id: z.number(), text: z.string() });

/** Takes every message; refuses the text `refuse`, and never answers the text `wait`. */
export async function openFarPlatform(): Promise<FarPlatform> {
  const thread = new Worker(new URL(import.meta.url));
  const [port] = await once(thread, 'message');
  return { apiRoot: `http://127.0.0.1:${z.number().parse(port)}`, close: async () => void (await thread.terminate()) };
}

if (!isMainThread && parentPort) await serve(parentPort);

async function serve(to: NonNullable<typeof parentPort>): Promise<void> {
  let sent = 0;
  const answer = async (request: IncomingMessage): Promise<object | undefined> => {
    const asked = message.parse(JSON.parse(await text(request)));
    if (asked.text === 'wait') return undefined;
    if (asked.text === 'refuse') return { ok: false, error_code: 400, description: 'Bad Request' };
    sent += 1;
    return { ok: true, result: { message_id: sent, date: 1, chat: { id: asked.chat_id }, text: asked.text } };
  };
  const server = createServer((request, response) => {
    void answer(request).then((body) => body && response.end(JSON.stringify(body)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  to.postMessage(typeof address === 'object' ? address?.port : undefined, []);
}

import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Json } from '../shop/ports.ts';
import type { Answer } from './action.ts';
import { findSockets } from './socket-place.ts';

const line = z.union([
  z.object({ progress: z.string() }),
  z.object({ ok: z.literal(true), result: z.json() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** What a connection says when nobody listens: no file, a file of a dead process, no socket at all. */
const nobody = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR']);
const notOurs = new Set(['EACCES', 'EPERM']);

/**
 * Asks the shop that runs on this folder to do something, and waits as long as it takes.
 * Answers `not_running` when no process listens there; the caller may then open the stores itself.
 */
export async function askRunningShop(question: {
  dataDir: string;
  action: string;
  input: Json;
  onProgress?: (line: string) => void;
}): Promise<Answer | 'not_running'> {
  for (const socketPath of findSockets(question.dataDir)) {
    try {
      return await askAt(socketPath, question);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (notOurs.has(code))
        return { ok: false, error: 'The running shop belongs to another user; run this as that user.' };
      if (!nobody.has(code)) return { ok: false, error: cutOff };
    }
  }
  return 'not_running';
}

const cutOff = 'The running shop ended before it answered; look at its log.';

async function askAt(
  socketPath: string,
  { action, input, onProgress }: Parameters<typeof askRunningShop>[0],
): Promise<Answer> {
  const asking = request({
    socketPath,
    method: 'POST',
    path: `/actions/${encodeURIComponent(action)}`,
    headers: { 'content-type': 'application/json' },
    agent: false,
  });
  // A connection that breaks later shows in the response.
  asking.on('error', () => undefined);
  asking.end(JSON.stringify(input));
  const [response]: IncomingMessage[] = await once(asking, 'response');
  if (!response) throw new Error('no response');
  for await (const text of createInterface({ input: response, crlfDelay: Infinity })) {
    const told = line.parse(JSON.parse(text));
    if (!('progress' in told)) return told;
    onProgress?.(told.progress);
  }
  return { ok: false, error: cutOff };
}

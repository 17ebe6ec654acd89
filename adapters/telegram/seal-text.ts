import { z } from 'zod';
import type { AdapterDeps, Json } from '../adapter.ts';

const typed = z.looseObject({
  message: z.looseObject({ text: z.string(), chat: z.looseObject({ id: z.number() }) }),
});

/** Puts in place of a typed text what the house wants to be kept instead of it; commands and other updates come back as they are. */
export async function sealText(payload: Json, deps: Pick<AdapterDeps, 'seal'>): Promise<Json> {
  const read = typed.safeParse(payload);
  if (!deps.seal || !read.success) return payload;
  const { message } = read.data;
  if (message.text.startsWith('/')) return payload;
  const sealed = await deps.seal(String(message.chat.id), message.text);
  if (sealed === undefined) return payload;
  // The entities would still tell where in the text a link or a number stood.
  const { entities: _entities, ...rest } = message;
  return z.json().parse({ ...read.data, message: { ...rest, text: sealed } });
}

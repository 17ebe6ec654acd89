import { z } from 'zod';
import type { MessageContent } from '../model.ts';
import { mediaContent, readCaption, readFile } from './content.ts';
import type { Backend, Call } from './method.ts';

/** One item of an album or the new media of an edit. docs: InputMedia */
export const inputMedia = z.object({
  type: z.enum(['photo', 'document']),
  media: z.string(),
  caption: z.string().optional(),
  parse_mode: z.string().optional(),
  caption_entities: z.array(z.unknown()).optional(),
});

export type InputMedia = z.infer<typeof inputMedia>;

/** What a message with this media carries. Throws a Refusal. */
export async function readMedia(backend: Backend, call: Call, item: InputMedia): Promise<MessageContent> {
  const payload = { fields: { ...item }, uploads: call.uploads };
  const file = await readFile(backend, payload, 'media', item.type);
  return { ...mediaContent(file), ...readCaption(payload) };
}

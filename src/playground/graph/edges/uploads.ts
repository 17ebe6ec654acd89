import { z } from 'zod';
import { mediaAttachment, readMedia } from './attachments.ts';
import type { Edge } from './edge.ts';
import { json, parameters } from './parse.ts';

const upload = z.object({ message: json(z.object({ attachment: mediaAttachment })) });

/** `POST /{id}/message_attachments`: fetches media once, to be sent by its id. */
export const uploadMedia: Edge = async ({ world, fields }) => {
  const { url, fileId } = await readMedia(world, parameters(upload, fields).message.attachment);
  const id = world.ids.next();
  world.uploads.set(id, { url, fileId });
  return { attachment_id: id };
};

import { z } from 'zod';
import type { FileKind } from '../files.ts';
import { ALBUM_SIZE } from '../limits.ts';
import type { MessageContent } from '../model.ts';
import { readNested } from '../payload.ts';
import { badRequest } from '../refusal.ts';
import { mediaContent, readCaption, readFile, readTextContent } from './content.ts';
import { deliver, openDelivery } from './deliver.ts';
import { inputMedia, readMedia } from './input-media.ts';
import type { Method, MethodTable } from './method.ts';

const sendMessage: Method = (backend, call) => {
  const state = openDelivery(backend, call);
  return deliver(backend, call, state, readTextContent(call, 'message is too long'));
};

function sendFile(kind: FileKind): Method {
  return async (backend, call) => {
    const state = openDelivery(backend, call);
    const file = await readFile(backend, call, kind, kind);
    const caption = kind === 'sticker' ? {} : readCaption(call);
    return deliver(backend, call, state, { ...mediaContent(file), ...caption });
  };
}

const sendMediaGroup: Method = async (backend, call) => {
  const items = readNested(call, 'media', z.array(inputMedia), "can't parse media JSON object");
  if (!items?.length) throw badRequest('there are no messages to send');
  if (items.length > ALBUM_SIZE.max) throw badRequest('too many messages to send as an album');
  if (items.length < ALBUM_SIZE.min) throw badRequest('media must include 2-10 items');
  if (new Set(items.map((item) => item.type)).size > 1)
    throw badRequest("document can't be mixed with other media types");
  const state = openDelivery(backend, call, items.length);
  const contents: MessageContent[] = [];
  for (const item of items) contents.push(await readMedia(backend, call, item));
  const media_group_id = String(backend.world.nextMessageId());
  return contents.map((content) => deliver(backend, call, state, { ...content, media_group_id }));
};

/** Methods that say something new. */
export const sendMethods: MethodTable = {
  sendMessage,
  sendPhoto: sendFile('photo'),
  sendDocument: sendFile('document'),
  sendVoice: sendFile('voice'),
  sendSticker: sendFile('sticker'),
  sendMediaGroup,
};

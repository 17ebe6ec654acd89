import { z } from 'zod';
import { checkUploadSize, namedFile, photoSizes, type FileKind, type StoredFile } from '../files.ts';
import { formatText, textLength } from '../formatted-text.ts';
import { MAX_CAPTION, MAX_TEXT, MAX_URL_FILE_BYTES, MAX_URL_PHOTO_BYTES } from '../limits.ts';
import type { MessageContent, MessageEntity } from '../model.ts';
import { readNested, readText, type Payload, type Upload } from '../payload.ts';
import { badRequest } from '../refusal.ts';
import type { Backend } from './method.ts';

const entityList = z.array(
  z
    .object({
      type: z.string(),
      offset: z.number().int().min(0),
      length: z.number().int().min(1),
      url: z.string().optional(),
    })
    .transform(({ url, ...entity }): MessageEntity => (url === undefined ? entity : { ...entity, url })),
);

/** Text of a message with its entities. Throws a Refusal when it is empty, too long (`tooLong` words it) or wrongly marked up. */
export function readTextContent(payload: Payload, tooLong: string): MessageContent {
  const source = readText(payload, 'text') ?? '';
  const given = readNested(payload, 'entities', entityList, "can't parse entities: expected an Array of MessageEntity");
  const { text, entities } = formatText(source, readText(payload, 'parse_mode'), given);
  if (text === '') throw badRequest('message text is empty');
  if (textLength(text) > MAX_TEXT) throw badRequest(tooLong);
  return entities.length > 0 ? { text, entities } : { text };
}

/** Caption with its entities; nothing when there is none. Throws a Refusal when it is too long or wrongly marked up. */
export function readCaption(payload: Payload): MessageContent {
  const given = readNested(
    payload,
    'caption_entities',
    entityList,
    "can't parse entities: expected an Array of MessageEntity",
  );
  const { text, entities } = formatText(readText(payload, 'caption') ?? '', readText(payload, 'parse_mode'), given);
  if (text === '') return {};
  if (textLength(text) > MAX_CAPTION) throw badRequest('message caption is too long');
  return entities.length > 0 ? { caption: text, caption_entities: entities } : { caption: text };
}

/** The file of a call: uploaded, known by file_id, or fetched from an http(s) address. Throws a Refusal. */
export async function readFile(backend: Backend, payload: Payload, field: string, kind: FileKind): Promise<StoredFile> {
  const value = readText(payload, field);
  const upload = payload.uploads.get(value?.startsWith('attach://') ? value.slice(9) : field);
  if (upload) {
    checkUploadSize(upload);
    return backend.files.add(kind, upload);
  }
  if (!value) throw badRequest(`there is no ${kind} in the request`);
  if (value.startsWith('attach://')) throw badRequest(`wrong file identifier/HTTP URL specified`);
  if (/^https?:\/\//i.test(value)) return backend.files.add(kind, await fetchByAddress(value, kind));
  const known = backend.files.byId(value);
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
  if (known.kind !== kind) throw badRequest(`can't use file of type ${titleOf(known.kind)} as ${titleOf(kind)}`);
  return known;
}

/** The message part that shows a file. */
export function mediaContent(file: StoredFile): MessageContent {
  if (file.kind === 'photo') return { photo: photoSizes(file) };
  if (file.kind === 'voice') return { voice: { ...namedFile(file), duration: 1 } };
  if (file.kind === 'document') return { document: namedFile(file) };
  const { file_id, file_unique_id, file_size } = namedFile(file);
  const shape = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '🙂' };
  return { sticker: { file_id, file_unique_id, file_size, ...shape } };
}

function titleOf(kind: FileKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

async function fetchByAddress(address: string, kind: FileKind): Promise<Upload> {
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (!response?.ok) throw badRequest('failed to get HTTP URL content');
  const mime = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (kind === 'photo' && !mime.startsWith('image/')) throw badRequest('wrong type of the web page content');
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > (kind === 'photo' ? MAX_URL_PHOTO_BYTES : MAX_URL_FILE_BYTES)) {
    throw badRequest('failed to get HTTP URL content');
  }
  return { bytes, mime, name: new URL(address).pathname.split('/').at(-1) || kind };
}

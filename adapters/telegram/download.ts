import { type Api, GrammyError } from 'grammy';
import { MediaTooLarge, type Media } from '../adapter.ts';
import { callTimeoutMs, downloadBytes } from './limits.ts';
import { mediaType } from '../media-type.ts';
import { errorCode } from '../error-code.ts';

/**
 * Fetches a file a customer sent, at most 20 MB; its type is read from the content.
 * @throws {MediaTooLarge} when Telegram or our limit refuses
 * @throws {Error} when it cannot be fetched; the message never holds the file's address, since that holds the token
 */
export async function downloadFile(api: Api, fileId: string, fileRoot: string): Promise<Media> {
  const path = await filePath(api, fileId);
  const bytes = await readLimited(await openFile(`${fileRoot}/${path}`));
  return { bytes, mime: mediaType(bytes), name: path.slice(path.lastIndexOf('/') + 1) };
}

async function filePath(api: Api, fileId: string): Promise<string> {
  const file = await api.getFile(fileId).catch((error: unknown) => {
    if (error instanceof GrammyError && /file is too big/i.test(error.description)) throw tooLarge();
    throw error;
  });
  if ((file.file_size ?? 0) > downloadBytes) throw tooLarge();
  if (file.file_path === undefined) throw new Error('Telegram gave no path for the file');
  return file.file_path;
}

async function openFile(url: string): Promise<ReadableStream<Uint8Array>> {
  const signal = AbortSignal.timeout(callTimeoutMs('getFile', true));
  const response = await fetch(url, { redirect: 'error', signal }).catch((error: unknown) => {
    throw new Error(`The customer's file could not be fetched from Telegram (${errorCode(error)})`);
  });
  if (response.ok && response.body !== null) return response.body;
  await response.body?.cancel();
  throw new Error(`The customer's file could not be fetched from Telegram (HTTP ${response.status})`);
}

async function readLimited(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > downloadBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

function tooLarge(): MediaTooLarge {
  return new MediaTooLarge(`The file is larger than ${downloadBytes / 1024 / 1024} MB`);
}

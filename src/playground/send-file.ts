import type { Context } from 'hono';
import { PAGE_HEADERS } from './page-files.ts';
import { refuse } from './refuse.ts';

const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** Answers with a file of a stand-in. Pictures are shown, everything else is only saved: an uploaded page must never run here. */
export function sendFile(c: Context, file: { bytes: Uint8Array; mime: string; name?: string } | undefined): Response {
  if (!file) return refuse(c, 404, 'no_such_file', 'There is no such file.');
  const isPicture = PICTURE_TYPES.includes(file.mime);
  const name = file.name === undefined ? '' : `; filename*=UTF-8''${encodeURIComponent(file.name)}`;
  return c.body(new Uint8Array(file.bytes), 200, {
    ...PAGE_HEADERS,
    'content-type': isPicture ? file.mime : 'application/octet-stream',
    'content-disposition': `${isPicture ? 'inline' : 'attachment'}${name}`,
    'cache-control': 'private, max-age=86400',
  });
}

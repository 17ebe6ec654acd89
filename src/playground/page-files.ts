import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Everything comes from this server, nothing inline; photos picked by the visitor are shown from memory (blob). */
export const PAGE_HEADERS: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Serves the files of the page folder: `/` is index.html, the others lie under `/playground/page/`, also those of folders. */
export function servePage(): Hono {
  const folder = join(import.meta.dirname, 'page');
  const pages = new Hono();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const mime = MIME[extname(name)];
    if (!mime) continue;
    const body = readFileSync(join(folder, name));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = { ...PAGE_HEADERS, 'content-type': mime, etag, 'cache-control': 'no-cache' };
    pages.get(name === 'index.html' ? '/' : `/playground/page/${name}`, (c) =>
      c.req.header('if-none-match') === etag ? c.body(null, 304, { etag }) : c.body(new Uint8Array(body), 200, headers),
    );
  }
  return pages;
}

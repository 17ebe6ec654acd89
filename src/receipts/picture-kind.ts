/** What a reader opens. HEIC is left out: sharp's own build has no decoder for it. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'pdf';

/** What platforms let a bot fetch is as large at most. */
export const mostBytes = 20 * 1024 * 1024;
// A PDF may have other bytes before its mark (ISO 32000-1, annex H, note 13).
const pdfMarkWithin = 1024;

/** What the first bytes show, whatever the file is called; undefined for all that may not be opened, SVG and GIF among it. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, pdfMarkWithin)).toString(
    'latin1',
  );
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  return head.includes('%PDF-') ? 'pdf' : undefined;
}

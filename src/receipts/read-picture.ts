import { readFile } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import type { ReceiptReading } from '../shop/ports.ts';
import { editorAmong, exifSoftware, pdfSoftware, xmpSoftware } from './editors.ts';
import { firstPageOf } from './first-page.ts';
import { decoding, type PictureSource, Undecodable } from './grey-picture.ts';
import { bestOf, isSure } from './parse/looks.ts';
import { parseReceipt } from './parse/parse-receipt.ts';
import { mostBytes, pictureKindOf } from './picture-kind.ts';
import { type ReadingSettings, takeLooks } from './take-looks.ts';

const mostPixels = 25_000_000;
/** Less than this is a page number or a mark, and the page itself is a picture. */
const leastLetters = 40;

/**
 * Reads a picture or the first page of a PDF that lies in the working folder under a plain name; what it writes beside
 * it, it takes away. Works in the process that calls it, and a hostile picture may take that down.
 */
export async function readPicture(file: string, settings: ReadingSettings): Promise<ReceiptReading> {
  const bytes = await readFile(file);
  if (bytes.length > mostBytes) return { kind: 'refused', why: 'too_large' };
  const kind = pictureKindOf(bytes);
  if (kind === undefined) return { kind: 'refused', why: 'no_picture' };
  if (kind === 'pdf') return readDocument(bytes, settings);
  const source: PictureSource = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
  try {
    const tags = await decoding(source().metadata());
    if (tags.width * tags.height > mostPixels) return { kind: 'refused', why: 'too_large' };
    return await takeLooks(source, editorIn(tags), settings);
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return { kind: 'refused', why: error.message.includes('exceeds pixel limit') ? 'too_large' : 'broken' };
  }
}

async function readDocument(bytes: Buffer, settings: ReadingSettings): Promise<ReceiptReading> {
  const page = await firstPageOf(bytes);
  if (!page) return { kind: 'refused', why: 'broken' };
  const editedBy = editorAmong(pdfSoftware(bytes));
  const { text } = page;
  if (text.trim().length < leastLetters) return takeLooks(page.picture, editedBy, settings);
  const facts = parseReceipt(text, { now: settings.now, timeZone: settings.timeZone, editedBy });
  const seen = isSure(facts) ? undefined : await takeLooks(page.picture, editedBy, settings);
  return { kind: 'read', text, facts: seen?.kind === 'read' ? bestOf([facts, seen.facts]) : facts };
}

/** Editors told by EXIF, XMP and the texts of a PNG. */
function editorIn({ exif, xmp, comments = [] }: Metadata): string | null {
  return editorAmong([
    ...(exif ? exifSoftware(exif) : []),
    ...(xmp ? xmpSoftware(xmp.toString('utf8')) : []),
    ...comments.filter(({ keyword }) => /software|creator/i.test(keyword)).map(({ text }) => text),
  ]);
}

import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import type { ReceiptFacts } from '../shop/payments/receipt-facts.ts';
import type { ReceiptReading } from '../shop/ports.ts';
import { editorAmong, exifSoftware, pdfSoftware, xmpSoftware } from './editors.ts';
import { firstPageOf } from './first-page.ts';
import {
  decoding,
  type GreyPicture,
  type PictureSource,
  onWhiteGround,
  toGrey,
  toPgm,
  turned,
  Undecodable,
} from './grey-picture.ts';
import { type Look, lookAt, type PageMode } from './look.ts';
import { mostBytes, pictureKindOf } from './picture-kind.ts';
import { textAngle } from './text-angle.ts';

/** Makes sense of texts. */
export interface Understanding {
  parse(text: string, given: { now: Date; timeZone: string; editedBy: string | null }): ReceiptFacts;
  /** Nothing that matters is doubtful, so that a further look would be in vain. */
  isSure: (this: void, facts: ReceiptFacts) => boolean;
  /** What several looks at one receipt say together. */
  bestOf(looks: ReceiptFacts[]): ReceiptFacts;
}

/** How one picture is read. */
export interface ReadingSettings {
  /** Its present, for receipts that say "today". */
  now: Date;
  timeZone: string;
  /** Tesseract with what ends it in time; constants alone. */
  command: string;
  /** The longest that one look takes, in seconds. */
  lookSeconds: number;
  /** No further look begins when it could end after this, in ms from the beginning. */
  allLooksMs: number;
}

const mostPixels = 25_000_000;
const usualWidth = 1200;
/** Less than this is a page number or a mark, and the page itself is a picture. */
const leastLetters = 40;
/** With fewer letters and digits than these nothing was said. */
const leastSigns = 12;

/**
 * Reads a picture or the first page of a PDF that lies in the working folder under a plain name; what it writes beside
 * it, it takes away. A second and a third look are taken when the first leaves doubts. Works in the process that calls
 * it, and a hostile picture may take that down.
 */
export async function readPicture(
  file: string,
  settings: ReadingSettings,
  sense: Understanding,
): Promise<ReceiptReading> {
  const bytes = await readFile(file);
  if (bytes.length > mostBytes) return { kind: 'refused', why: 'too_large' };
  const kind = pictureKindOf(bytes);
  if (kind === undefined) return { kind: 'refused', why: 'no_picture' };
  const reader = createLooks(settings, sense);
  if (kind === 'pdf') return readDocument(bytes, reader);
  const source: PictureSource = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
  try {
    const tags = await decoding(source().metadata());
    if (tags.width * tags.height > mostPixels) return { kind: 'refused', why: 'too_large' };
    return await reader.look(source, editorIn(tags));
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return { kind: 'refused', why: error.message.includes('exceeds pixel limit') ? 'too_large' : 'broken' };
  }
}

type Looks = ReturnType<typeof createLooks>;

async function readDocument(bytes: Buffer, reader: Looks): Promise<ReceiptReading> {
  const page = await firstPageOf(bytes);
  if (!page) return { kind: 'refused', why: 'broken' };
  const editedBy = editorAmong(pdfSoftware(bytes));
  if (page.text.trim().length >= leastLetters && reader.understand(page.text, editedBy)) return reader.said();
  return reader.look(page.picture, editedBy);
}

/** Editors told by EXIF, XMP and the texts of a PNG. */
function editorIn({ exif, xmp, comments = [] }: Metadata): string | null {
  return editorAmong([
    ...(exif ? exifSoftware(exif) : []),
    ...(xmp ? xmpSoftware(xmp.toString('utf8')) : []),
    ...comments.filter(({ keyword }) => /software|creator/i.test(keyword)).map(({ text }) => text),
  ]);
}

/** The looks at one receipt and what they said so far. */
function createLooks(settings: ReadingSettings, sense: Understanding) {
  const { now, timeZone, allLooksMs, lookSeconds } = settings;
  const beganMs = performance.now();
  const texts: string[] = [];
  const found: ReceiptFacts[] = [];

  const said = (): ReceiptReading => {
    const sure = found.findIndex(sense.isSure);
    return { kind: 'read', text: texts[Math.max(sure, 0)] ?? '', facts: sense.bestOf(found) };
  };
  const understand = (text: string, editedBy: string | null): boolean => {
    texts.push(text);
    found.push(sense.parse(text, { now, timeZone, editedBy }));
    return sense.isSure(sense.bestOf(found));
  };
  const mayBegin = (): boolean => texts.length === 0 || performance.now() - beganMs + lookSeconds * 1_000 <= allLooksMs;

  return {
    said,
    /** Takes a text for a look; true when nothing is in doubt any more. */
    understand,
    look: async (source: PictureSource, editedBy: string | null): Promise<ReceiptReading> => {
      for await (const view of views(source)) {
        const seen = await tesseract(view, settings);
        if (seen.kind === 'failed') return found.length > 0 ? said() : seen;
        if (understand(seen.text, editedBy) || !mayBegin() || (texts.length > 1 && isBare(texts))) break;
      }
      return said();
    },
  };
}

/** Two looks in different ways saw next to nothing: it is no receipt, and a third one would cost as much again. */
function isBare(texts: readonly string[]): boolean {
  return texts.every((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length < leastSigns);
}

interface View {
  picture: GreyPicture;
  mode: PageMode;
}

/**
 * As it is; then with its lines straight and every letter dark on white, since light letters on a coloured field are
 * taken for a drawing; then straight as a column of sizes, since a big sum is taken for one too.
 */
async function* views(source: PictureSource): AsyncGenerator<View> {
  const usual = await toGrey(source, usualWidth);
  yield { picture: usual, mode: 'block' };
  const downhill = textAngle(usual);
  const straight = downhill === 0 ? usual : await turned(usual, -downhill);
  yield { picture: await onWhiteGround(straight), mode: 'block' };
  yield { picture: straight, mode: 'column' };
}

async function tesseract({ picture, mode }: View, { command, lookSeconds: seconds }: ReadingSettings): Promise<Look> {
  const name = `${randomUUID()}.pgm`;
  try {
    await writeFile(join('.', name), toPgm(picture), { mode: 0o600 });
    return await lookAt(name, { command, seconds, mode });
  } finally {
    await rm(name, { force: true });
  }
}

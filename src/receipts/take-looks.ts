import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReceiptFacts } from '../shop/payments/receipt-facts.ts';
import type { ReceiptReading } from '../shop/ports.ts';
import { type GreyPicture, onWhiteGround, type PictureSource, toGrey, toPgm, turned } from './grey-picture.ts';
import { type Look, lookAt, type WayToLook } from './look.ts';
import { marksIn } from './parse/labels.ts';
import { linesOf } from './parse/lines.ts';
import { bestOf, isSure, refined } from './parse/looks.ts';
import { parseReceipt } from './parse/parse-receipt.ts';
import { lookedAtAgain } from './parse/references.ts';
import { isWeak, type SeenLine, textOf, withLines } from './seen-text.ts';
import { stripsOf } from './strips.ts';
import { textAngle } from './text-angle.ts';
import { unseenPlaces } from './unseen.ts';
import { placeOf } from './value-place.ts';

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

const usualWidth = 1200;
/** With fewer letters and digits than these nothing was said. */
const leastSigns = 12;

/** Tesseract's own confidence in a word that need not be looked at again. */
const clearFrom = 0.75;
/** Ours in a reference. */
const enough = 0.7;

/** What is known of a receipt so far. */
interface Seen {
  text: string;
  lines: SeenLine[];
  facts: ReceiptFacts;
}

/**
 * Reads a picture with its lines made straight. While something is in doubt it looks again, at as little as it can:
 * at the reference alone; at places that look like text and hold no word, since tesseract takes big sums and light
 * letters on a coloured field for drawings; at last at everything, each letter dark on white.
 */
export async function takeLooks(
  source: PictureSource,
  editedBy: string | null,
  settings: ReadingSettings,
): Promise<ReceiptReading> {
  const beganMs = performance.now();
  const looks = createLooks(await straightened(source), { ...settings, editedBy, beganMs });
  const first = await looks.first();
  if ('kind' in first) return first;
  let seen = first;
  if (looks.isReferenceFaint(seen) && looks.mayBegin()) seen = await looks.atReference(seen);
  for (const step of [looks.atUnseen, looks.atReference, looks.atAll]) {
    if (looks.isSure(seen) || !looks.mayBegin()) break;
    seen = await step(seen);
  }
  return { kind: 'read', text: seen.text, facts: seen.facts };
}

async function straightened(source: PictureSource): Promise<GreyPicture> {
  const picture = await toGrey(source, usualWidth);
  const downhill = textAngle(picture);
  return downhill === 0 ? picture : turned(picture, -downhill);
}

function createLooks(picture: GreyPicture, settings: ReadingSettings & { editedBy: string | null; beganMs: number }) {
  const { now, timeZone, editedBy, beganMs, allLooksMs, lookSeconds } = settings;
  const parsed = (text: string): ReceiptFacts => parseReceipt(text, { now, timeZone, editedBy });
  let white: GreyPicture | undefined;
  const onWhite = async (): Promise<GreyPicture> => (white ??= await onWhiteGround(picture));
  // Once all that looks like text was looked at, what no word speaks of is not there.
  let isAllSeen = false;
  let wasReferenceSeen = false;
  // A look at it alone goes before what looks at more than it say.
  let ownReference: ReceiptFacts['reference'] = null;
  const withOwn = (facts: ReceiptFacts): ReceiptFacts => ({ ...facts, reference: ownReference ?? facts.reference });

  return {
    isSure: ({ text, facts }: Seen): boolean => isSure(facts, marksIn(linesOf(text)), isAllSeen),
    mayBegin: (): boolean => performance.now() - beganMs + lookSeconds * 1_000 <= allLooksMs,
    /** A sign of a long number may be wrong and its form be right, and then tesseract's own doubt alone tells. */
    isReferenceFaint: ({ facts: { reference }, lines }: Seen): boolean =>
      reference !== null &&
      (reference.confidence < enough || (placeOf(reference.value, lines)?.confidence ?? 1) < clearFrom),
    first: async (): Promise<Seen | Extract<Look, { kind: 'failed' }>> => {
      const look = await tesseract(picture, 'block', settings);
      return look.kind === 'failed' ? look : seenBy(look, parsed);
    },
    atReference: async (seen: Seen): Promise<Seen> => {
      const { reference } = seen.facts;
      const place = reference && placeOf(reference.value, seen.lines);
      if (!place || ownReference) return seen;
      // What was in vain on the picture as it is may be clearer on white.
      const ground = wasReferenceSeen ? await onWhite() : picture;
      wasReferenceSeen = true;
      const look = await tesseract((await stripsOf(ground, [place.box])).picture, 'number', settings);
      if (look.kind === 'failed') return seen;
      const again = lookedAtAgain(reference, seenBy(look, parsed).text);
      if (again !== reference) ownReference = again;
      return { ...seen, facts: withOwn(seen.facts) };
    },
    atUnseen: async (seen: Seen): Promise<Seen> => {
      const kept = seen.lines.map((line) => line.filter((word) => !isWeak(word))).filter((line) => line.length > 0);
      const places = unseenPlaces(await onWhite(), kept);
      isAllSeen = true;
      if (places.length === 0) return seen;
      const strips = await stripsOf(await onWhite(), places);
      const look = await tesseract(strips.picture, 'block', settings);
      if (look.kind === 'failed' || !look.lines) return seen;
      const lines = withLines(kept, strips.placed(look.lines));
      const text = textOf(lines);
      return { text, lines, facts: withOwn(refined(seen.facts, parsed(text))) };
    },
    atAll: async (seen: Seen): Promise<Seen> => {
      if (isBare(seen.text)) return seen;
      const look = await tesseract(await onWhite(), 'block', settings);
      if (look.kind === 'failed') return seen;
      const all = seenBy(look, parsed);
      return { ...(isSure(all.facts) ? all : seen), facts: withOwn(bestOf([seen.facts, all.facts])) };
    },
  };
}

function seenBy(look: Exclude<Look, { kind: 'failed' }>, parsed: (text: string) => ReceiptFacts): Seen {
  const text = look.lines ? textOf(look.lines) : look.text;
  return { text, lines: look.lines ?? [], facts: parsed(text) };
}

/** Next to nothing was seen: it is no receipt, and looking at all of it anew would cost as much again. */
function isBare(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length < leastSigns;
}

async function tesseract(
  picture: GreyPicture,
  way: WayToLook,
  { command, lookSeconds: seconds }: ReadingSettings,
): Promise<Look> {
  const name = `${randomUUID()}.pgm`;
  try {
    await writeFile(join('.', name), toPgm(picture), { mode: 0o600 });
    return await lookAt(name, { command, seconds, way });
  } finally {
    await rm(name, { force: true });
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** A webhook's body seen in the wild, and the class of each of its events in order. */
export interface MetaSample {
  name: string;
  /** Byte for byte, so that ids without quotes stay as they are. */
  body: string;
  events: string[];
}

const index = z.object({ cases: z.array(z.object({ file: z.string(), events: z.array(z.string()).optional() })) });

/** Where samples are looked for: `META_SAMPLES`, or beside the project. They are other people's and no part of it. */
export const metaSamplesFolder = resolve(
  process.env['META_SAMPLES'] ?? join(import.meta.dirname, '../../../shared/data/meta-payloads'),
);

/** The samples that are webhook bodies; undefined where the folder is not there. */
export function readMetaSamples(): MetaSample[] | undefined {
  const list = join(metaSamplesFolder, 'index.json');
  if (!existsSync(list)) return undefined;
  const { cases } = index.parse(JSON.parse(readFileSync(list, 'utf8')));
  return cases.flatMap(({ file, events }) =>
    events ? [{ name: file, body: payloadOf(readFileSync(join(metaSamplesFolder, file), 'utf8')), events }] : [],
  );
}

/** The text of the `payload` of a sample's file. */
function payloadOf(text: string): string {
  const begin = /"payload"\s*:\s*/.exec(text);
  if (!begin) throw new Error('a sample has no payload');
  const rest = text.slice(begin.index + begin[0].length);
  let depth = 0;
  // Strings are passed over whole: brackets in them do not count.
  for (const { 0: piece, index: at } of rest.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (piece === '{' || piece === '[') depth += 1;
    if (piece === '}' || piece === ']') depth -= 1;
    if (depth === 0) return rest.slice(0, at + piece.length);
  }
  throw new Error('the payload of a sample does not end');
}

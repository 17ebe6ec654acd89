import type { Json } from '../../adapter.ts';
import { nestsDeeperThan } from '../../nesting.ts';
import { parseLossless } from '../lossless-json.ts';
import { deepestNesting } from './limits.ts';

/** An integer outside of quotes that may be too long for a JavaScript number. */
const longInteger = /[:[,\s]-?\d{16}/;

/** A webhook's body: `broken` is no JSON in UTF-8, `too deep` is well-formed and nothing the platform would send. */
export type ReadBody = { body: unknown } | 'broken' | 'too deep';

/** Reads a body without losing a digit of an id, quoted or not. Never throws. */
export function readJson(bytes: Uint8Array): ReadBody {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const plain: Json = JSON.parse(text);
    if (nestsDeeperThan(plain, deepestNesting)) return 'too deep';
    // Reading losslessly takes several times as long.
    return { body: longInteger.test(text) ? parseLossless(text) : plain };
  } catch {
    return 'broken';
  }
}

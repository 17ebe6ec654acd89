import { drawReceipt } from '#src/playground/receipts/draw-receipt.ts';
import type { ReceiptSpec, ReceiptTruth } from '#src/playground/receipts/receipt-spec.ts';
import { pick, seeded, type Chance } from '#src/playground/receipts/seeded.ts';
import { honestSpec } from './specs.ts';
import { worn, type Wear } from './wear.ts';

/** Readers are tuned on seeds 1 to 999 only; what is measured for proof has this seed or a greater one. */
export const proofSeedsFrom = 10_000;

export interface MadeReceipt {
  spec: ReceiptSpec;
  truth: ReceiptTruth;
  wear: Wear;
  /** A JPEG as the shop gets it. */
  bytes: Uint8Array;
  mime: 'image/jpeg';
}

export interface Kinds {
  /** Chosen among for each picture; a mix of screenshots, cuts and photos when left out. */
  wears?: readonly Wear[];
  /** Share of pictures that show a transfer which did not (yet) happen; 0.15 when left out. */
  unfinished?: number;
}

/** What shops get: screenshots first of all, whole or cut, now and then a photo of a screen or of paper. */
const usual: readonly Wear[] = ['screenshot', 'screenshot', 'screenshot', 'cropped', 'cropped', 'screenPhoto'];

/** The n-th spec of a seed: the same one each time. */
export function specAt(seed: number, index: number, kinds: Kinds = {}): { spec: ReceiptSpec; chance: Chance } {
  const chance = seeded(seed * 100_003 + index);
  const honest = honestSpec(chance, index);
  const isUnfinished = chance() < (kinds.unfinished ?? 0.15);
  const status = isUnfinished ? pick(chance, ['pending', 'failed', 'form'] as const) : 'success';
  return { spec: { ...honest, status }, chance };
}

/** The n-th picture of a seed. */
export async function receiptAt(seed: number, index: number, kinds: Kinds = {}): Promise<MadeReceipt> {
  const { spec, chance } = specAt(seed, index, kinds);
  const isPaper = spec.layout === 'cheque' && !kinds.wears;
  const wear = isPaper ? 'screenPhoto' : pick(chance, kinds.wears ?? usual);
  const { bytes, truth } = await drawReceipt(spec);
  return { spec, truth, wear, bytes: await worn(bytes, wear, chance), mime: 'image/jpeg' };
}

/** `count` receipts of a seed, one after the other; the same ones each time on the same machine. */
export async function* generate(count: number, seed: number, kinds: Kinds = {}): AsyncGenerator<MadeReceipt> {
  for (let index = 0; index < count; index++) yield await receiptAt(seed, index, kinds);
}

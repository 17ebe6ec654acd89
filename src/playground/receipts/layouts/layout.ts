import type { Palette } from '../palettes.ts';
import type { Printer } from '../printer.ts';
import type { ReceiptSpec } from '../receipt-spec.ts';
import type { Chance } from '../seeded.ts';
import type { Sheet } from '../sheet.ts';

export interface Tools {
  print: Printer;
  palette: Palette;
  font: string;
  chance: Chance;
}

/** Draws one kind of screen; which facts it shows, and in which words, is its own choice. */
export type Layout = (spec: ReceiptSpec, tools: Tools) => Sheet;

import { judged, type Target } from '../../target.ts';

/** One figure of the pipeline, its ratio to the bare door where it is a rate, and what is asked of it. */
export interface Figure {
  what: string;
  unit: string;
  value: number;
  ratio?: number;
  /** Of the ratio where there is one, else of the figure. */
  target?: Target;
  n: number;
  /** How many things went wrong, in words. */
  order?: string;
}

export const figureColumns = ['engine', 'what', 'figure', 'unit', '/ bare door', 'n', 'asked for', '', 'order'];

/** A figure as a row of the table. */
export function figureRow(engine: string, { what, unit, value, ratio, target, n, order = '-' }: Figure) {
  return [engine, what, value, unit, ratio ?? '-', n, ...judged(ratio ?? value, target), order];
}

import { shown } from './figures.ts';

type Cell = string | number;

/** What one part found. */
export interface Table {
  name: string;
  title: string;
  columns: string[];
  rows: Cell[][];
  /** How it was measured, and what the figures do not say. */
  notes: string[];
}

/** The table as plain text; numbers stand to the right. */
export function render(table: Table): string {
  const cells = table.rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)));
  const widths = table.columns.map((column, at) =>
    Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const isNumber = (row: number, column: number): boolean => typeof table.rows[row]?.[column] === 'number';
  const line = (row: string[], toRight: (column: number) => boolean): string =>
    row
      .map((cell, at) => (toRight(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    table.title,
    line(table.columns, (at) => isNumber(0, at)),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...cells.map((row, index) => line(row, (at) => isNumber(index, at))),
    ...table.notes.map((note) => `  ${note}`),
  ].join('\n');
}

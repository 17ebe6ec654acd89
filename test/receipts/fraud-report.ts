import type { Fate, Outcome } from './fraud-shop.ts';

const fates: readonly Fate[] = ['accepted', 'clean', 'review', 'refused'];

/** A table of what became of each kind, with the reasons that were found most often. */
export function fraudReport(outcomes: readonly Outcome[]): string {
  const kinds = Map.groupBy(outcomes, (one) => one.case.kind);
  const lines = [...kinds].map(([kind, of]) => [kind, ...counted(of), oftenest(of)]);
  const sums = [true, false].map((isFalse) => {
    const of = outcomes.filter((one) => one.case.isFalse === isFalse);
    return [isFalse ? 'all false ones' : 'all honest ones', ...counted(of), ''];
  });
  const table = [['kind', 'cases', ...fates, 'reasons'], ...lines, ...sums];
  const widths = table[0]?.map((_cell, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function counted(outcomes: readonly Outcome[]): string[] {
  const counts = fates.map((fate) => outcomes.filter((one) => one.fate === fate).length);
  return [outcomes.length, ...counts].map(String);
}

function oftenest(outcomes: readonly Outcome[]): string {
  const times = Map.groupBy(
    outcomes.flatMap(({ reasons }) => reasons),
    (reason) => reason,
  );
  const sorted = [...times].map(([reason, { length }]) => ({ reason, length })).toSorted((a, b) => b.length - a.length);
  return sorted
    .slice(0, 4)
    .map(({ reason, length }) => `${reason} ${length}`)
    .join(', ');
}

/** One case in a line. */
export function printedCase({ case: { name, spec, wear }, fate, reasons }: Outcome): string {
  return `${name}: ${fate} (${reasons.join(', ')}) ${spec.layout}, ${spec.writing}, ${wear}`;
}

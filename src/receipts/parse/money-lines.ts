import { marksBetween, type Label, type Mark } from './labels.ts';
import { without, type Line, type Span } from './lines.ts';
import { sumsIn, type Sum } from './sums.ts';

/** What a sum on a receipt is: of the receiver, the fee, of both, or not said. */
export type SumKind = 'net' | 'fee' | 'total' | 'bare';

/** A sum with what its label says it is. */
export interface NamedSum extends Sum {
  kind: SumKind;
  /** Whether its label is a word for sums, and not only for transfers. */
  plain: boolean;
  line: number;
}

// Lines about these carry no sum of the transfer, whatever stands in them.
const foreign: readonly Mark[] = ['reference', 'number', 'date', 'time', 'status'];
const kinds = ['sum', 'fee', 'total', 'net', 'moved', 'other'] satisfies Mark[];
const least = 100;

/** The sums of a receipt by their labels, beside them or in the line above. */
export function namedSums(all: readonly Line[], spans: readonly (readonly Span[])[]): NamedSum[] {
  const lines = all.map(({ text, labels }, at) => {
    const rest = without(text, [...(spans[at] ?? []), ...phonesIn(text)]);
    return { rest, labels, sums: sumsIn(rest) };
  });
  return lines.flatMap(({ rest, labels, sums }, line) => {
    const above = lines[line - 1];
    // `Transfer done` above a sum is no name of it.
    const heading =
      above && above.sums.length === 0 ? headsOf(above.labels.filter((label) => label.mark !== 'moved')) : [];
    return sums.flatMap((sum, at) => {
      const from = sums[at - 1]?.end ?? 0;
      const own = marksBetween(labels, from, sum.start);
      // Three letters are the currency of the sum before.
      const saysNothing = own.size === 0 && !/\p{L}{4}/u.test(rest.slice(from, sum.start));
      const marks = saysNothing ? headFor(heading, at, sums.length) : own;
      return named(sum, marks, line);
    });
  });
}

function named(sum: Sum, marks: ReadonlySet<Mark>, line: number): NamedSum[] {
  const kind = kindOf(marks);
  if (kind === 'none') return [];
  const isBare = kind === 'bare';
  if (isBare && foreign.some((mark) => marks.has(mark))) return [];
  if (isBare && sum.currency === null && !sum.grouped && !sum.signed) return [];
  if (kind !== 'fee' && sum.value < (sum.currency === null || sum.currency === 'UZS' ? least : 1)) return [];
  return [{ ...sum, kind, plain: marks.has('sum') || marks.has('net'), line }];
}

function kindOf(marks: ReadonlySet<Mark>): SumKind | 'none' {
  const has = (mark: Mark): boolean => marks.has(mark);
  if (has('other') && !has('sum') && !has('net')) return 'none';
  if (has('fee') && has('without')) return has('sum') || has('moved') ? 'net' : 'none';
  if (has('fee') && has('with')) return has('sum') || has('total') || has('moved') ? 'total' : 'fee';
  if (has('fee')) return 'fee';
  if (has('total')) return 'total';
  if (has('sum') || has('net')) return 'net';
  return has('moved') && !foreign.some(has) ? 'net' : 'bare';
}

type Head = ReadonlySet<Mark>;

/** The labels of a line without sums, as one heading for each column. */
function headsOf(labels: readonly Label[]): Head[] {
  const columns: Set<Mark>[] = [];
  for (const { mark } of labels) {
    const last = columns.at(-1);
    // `Total with fee` is one.
    const goesOn = mark === 'fee' && (last?.has('with') || last?.has('without'));
    const isNew =
      !goesOn && kinds.some((kind) => kind === mark) && last && kinds.some((kind) => last.has(kind)) && !last.has(mark);
    if (!last || isNew) columns.push(new Set([mark]));
    else last.add(mark);
  }
  return columns;
}

function headFor(heads: readonly Head[], at: number, count: number): Head {
  if (count > 1 && heads.length === count) return heads[at] ?? new Set();
  return count === 1 || at === 0 ? new Set(heads.flatMap((head) => [...head])) : new Set();
}

function phonesIn(text: string): Span[] {
  const phones = /(?:\+ ?|(?<!\d))998[ (-]*[\d*•xX]{2}[ )-]*(?:[\d*•xX][ -]?){7}|(?<!\d)\d{20}(?!\d)/g;
  return [...text.matchAll(phones)].map(({ 0: phone, index }) => ({ start: index, end: index + phone.length }));
}

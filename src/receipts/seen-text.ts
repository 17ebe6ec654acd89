/** A rectangle in pixels of the picture that was looked at. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A word as tesseract saw it. */
export interface SeenWord extends Box {
  text: string;
  /** 0 to 1, by tesseract's own account. */
  confidence: number;
}

/** The words of a line, from left to right. */
export type SeenLine = SeenWord[];

const head = 'level\tpage_num\t';
const wordLevel = '5';

/** Reads tesseract's table of words (its output TSV, a row each); undefined where the text is no such table. */
export function seenLines(output: string): SeenLine[] | undefined {
  if (!output.startsWith(head)) return undefined;
  const lines = new Map<string, SeenLine>();
  for (const row of output.split('\n')) {
    const [level, page, block, paragraph, line, , left, top, width, height, percent, text = ''] = row.split('\t');
    if (level !== wordLevel || text.trim() === '') continue;
    const place = [page, block, paragraph, line].join(' ');
    const words = lines.get(place) ?? [];
    lines.set(place, words);
    words.push({
      text: text.trim(),
      confidence: Number(percent) / 100,
      left: Number(left),
      top: Number(top),
      width: Number(width),
      height: Number(height),
    });
  }
  return [...lines.values()];
}

const weakBelow = 0.7;

/** Whether a word with digits was read so unsurely that it is worth another look. */
export function isWeak({ text, confidence }: SeenWord): boolean {
  return confidence < weakBelow && text.length >= 3 && /\d/.test(text);
}

/** The lines as a text. */
export function textOf(lines: readonly SeenLine[]): string {
  return lines.map((words) => words.map(({ text }) => text).join(' ')).join('\n');
}

/** The lines with those of another look at places that lay between or beside them; from the top down. */
export function withLines(lines: readonly SeenLine[], more: readonly SeenLine[]): SeenLine[] {
  const all = lines.map((words) => [...words]);
  for (const words of more) {
    const row = rowOf(words);
    const beside = all.find((line) => isBeside(rowOf(line), row));
    if (beside) beside.push(...words);
    else all.splice(placeFor(row, all), 0, [...words]);
  }
  return all.map((words) => words.toSorted((one, other) => one.left - other.left));
}

interface Row {
  top: number;
  bottom: number;
}

function rowOf(words: SeenLine): Row {
  const tops = words.map(({ top }) => top);
  return { top: Math.min(...tops), bottom: Math.max(...words.map(({ top, height }) => top + height)) };
}

/** More than half of the lower one's height is common to both. */
function isBeside(one: Row, other: Row): boolean {
  const common = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return common > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

function placeFor(row: Row, lines: readonly SeenLine[]): number {
  const below = lines.findIndex((line) => rowOf(line).top > row.top);
  return below < 0 ? lines.length : below;
}

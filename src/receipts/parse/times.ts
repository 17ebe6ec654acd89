import { daysIn, type Day } from './days.ts';
import { digitLike, digitsOf } from './digits.ts';
import type { Line, Span } from './lines.ts';
import { momentOf, wallTime } from './zone.ts';

/** Where days and times of day stand in each line, and the moment that the receipt names. */
export interface Times {
  spans: Span[][];
  paidAt: { value: string; confidence: number } | null;
}

interface Clock extends Span {
  seconds: number;
  mended: number;
  line: number;
  /** Named as a time, or as a date. */
  labelled: boolean;
}

type PlacedDay = Day & { line: number; labelled: boolean };

const d = `[${digitLike}]`;
const withColons = new RegExp(
  `(?<![\\p{L}\\d:])(${d}{1,2}) ?[:;] ?(${d}{2})(?: ?[:;] ?(${d}{2}))?(?![\\d:])(?: ?([ap])\\.?m\\b)?`,
  'giu',
);
const withDots = new RegExp(
  `^[, ]{0,3}(?:(?:в|at|soat|соат|да|da) )?(${d}{2})[.](${d}{2})(?:[.](${d}{2}))?(?!\\d)`,
  'iu',
);

/** Finds the moment of the transfer. The clock of the telephone, at the top and without a day, is not taken. */
export function findTimes(lines: readonly Line[], given: { now?: Date; timeZone: string }): Times {
  const today = given.now && wallTime(given.now, given.timeZone);
  const days: PlacedDay[] = [];
  const clocks: Clock[] = [];
  for (const [line, { text, labels }] of lines.entries()) {
    const foundDays = daysIn(text, today);
    const labelled = foundDays.length > 0 || labels.some(({ mark }) => mark === 'time');
    const isLabelled = labels.some(({ mark }) => mark === 'date' || mark === 'time');
    days.push(...foundDays.map((day) => ({ ...day, line, labelled: isLabelled })));
    clocks.push(...clocksIn(text, foundDays).map((clock) => ({ ...clock, line, labelled })));
  }
  const spans = lines.map((_, line) => [...days, ...clocks].filter((found) => found.line === line));
  return { spans, paidAt: momentIn(days, clocks, lines, given) };
}

function clocksIn(text: string, days: readonly Day[]): Omit<Clock, 'line' | 'labelled'>[] {
  const plain = [...text.matchAll(withColons)].flatMap((match) => clockOf(match, match.index));
  const free = plain.filter(({ start, end }) => days.every((day) => end <= day.start || start >= day.end));
  if (free.length > 0) return free;
  return days.flatMap(({ end }) => {
    const match = withDots.exec(text.slice(end));
    return match ? clockOf(match, end) : [];
  });
}

function clockOf(match: RegExpExecArray, start: number): Omit<Clock, 'line' | 'labelled'>[] {
  const [hour, minute, second] = [match[1], match[2], match[3] ?? '00'].map((text) => digitsOf(text ?? ''));
  if (!hour?.text || !minute?.text || !second?.text) return [];
  const half = match[4]?.toLowerCase();
  const hours = half === undefined ? Number(hour.text) : (Number(hour.text) % 12) + (half === 'p' ? 12 : 0);
  if (hours > 23 || Number(minute.text) > 59 || Number(second.text) > 59) return [];
  const mended = hour.mended + minute.mended + second.mended;
  const seconds = hours * 3600 + Number(minute.text) * 60 + Number(second.text);
  return [{ seconds, mended, start, end: start + match[0].length }];
}

function momentIn(
  days: readonly PlacedDay[],
  clocks: readonly Clock[],
  lines: readonly Line[],
  { now, timeZone }: { now?: Date; timeZone: string },
): Times['paidAt'] {
  const pairs = days.flatMap((day) => {
    const clock = clockFor(day, clocks, lines);
    if (!clock) return [];
    const midnight = Date.UTC(day.year, day.month - 1, day.day);
    const moment = momentOf(new Date(midnight + clock.seconds * 1000), timeZone);
    const doubt =
      0.12 * (day.mended + clock.mended) + (clock.line === day.line ? 0 : 0.05) + (isOff(moment, now) ? 0.4 : 0);
    const value = moment.toISOString().replace('.000Z', 'Z');
    return [{ value, labelled: day.labelled, confidence: Math.max(0.1, (day.labelled ? 0.95 : 0.92) - doubt) }];
  });
  const best = pairs.toSorted((one, other) => other.confidence - one.confidence)[0];
  if (!best) return null;
  const minutes = new Set(
    pairs.filter(({ labelled }) => labelled || !best.labelled).map(({ value }) => value.slice(0, 16)),
  );
  return { value: best.value, confidence: minutes.size > 1 ? Math.min(best.confidence, 0.6) : best.confidence };
}

/** The time of day that belongs to a day: in its line, else in a line near by that is no other thing. */
function clockFor(day: PlacedDay, clocks: readonly Clock[], lines: readonly Line[]): Clock | undefined {
  const here = clocks.filter(({ line }) => line === day.line);
  const behind = here.find(({ start }) => start >= day.end);
  if (behind ?? here[0]) return behind ?? here[0];
  const named = clocks.find(({ line, labelled }) => labelled && Math.abs(line - day.line) <= 3);
  if (named) return named;
  const below = clocks.find(({ line }) => line > day.line && line <= day.line + 2);
  if (below) return below;
  return clocks.find(({ line, end }) => line === day.line - 1 && line > 0 && (lines[line]?.text.length ?? 0) - end < 4);
}

/** A time in the future, or years ago, was hardly read right. */
function isOff(moment: Date, now: Date | undefined): boolean {
  if (!now) return false;
  const ageMs = now.getTime() - moment.getTime();
  return ageMs < -2 * 86_400_000 || ageMs > 3 * 366 * 86_400_000;
}

import { digitLike, digitsOf, type Digits } from './digits.ts';
import type { Span } from './lines.ts';
import { monthOf } from './months.ts';

/** A day in a line. */
export interface Day extends Span {
  year: number;
  month: number;
  day: number;
  /** Letters that stood for digits in it. */
  mended: number;
}

const d = `[${digitLike}]`;
const free = '(?<![\\p{L}\\d.,:])';
const between = '(?: ?[./-] ?|,)';
const numeric = new RegExp(`${free}(${d}{1,2})${between}(${d}{1,2})${between}(${d}{4}|${d}{2})(?![\\d:])`, 'gu');
const backwards = new RegExp(`${free}(${d}{4})[./-](${d}{2})[./-](${d}{2})(?!\\d)`, 'gu');
const dayMonth = new RegExp(`${free}(${d}{1,2})(?:st|nd|rd|th)?[ .-]{1,2}(\\p{L}{3,11})\\.?,?[ -]*(\\d{4})?`, 'gu');
const yearDayMonth = new RegExp(`${free}(\\d{4})[ -]*(?:yil|йил|y\\.)?,? *(${d}{1,2})[ -](\\p{L}{3,11})`, 'gu');
const monthDay = new RegExp(
  `(?<!\\p{L})(\\p{L}{3,11})\\.? (${d}{1,2})(?:st|nd|rd|th)?(?:,? +(\\d{4}))?(?![\\d:])`,
  'gu',
);
const close = /(?<!\p{L})(bugun|бугун|сегодня|today|kecha|кеча|вчера|yesterday)(?!\p{L})/giu;
const yesterday = /^(?:kecha|кеча|вчера|yesterday)$/i;

/** The days of a line. `today` is the day of the shop, for words such as yesterday and for dates without a year. */
export function daysIn(line: string, today: Date | undefined): Day[] {
  const found = [
    ...read(line, backwards, ([year, month, day]) => dayOf(year, month, day)),
    ...read(line, numeric, ([day, month, year]) => dayOf(year, month, day) ?? dayOf(year, day, month)),
    ...read(line, yearDayMonth, ([year, day, month]) => dayOf(year, numberOf(month), day)),
    ...read(line, dayMonth, ([day, month, year]) => dayOf(year ?? guessYear(today), numberOf(month), day)),
    ...read(line, monthDay, ([month, day, year]) => dayOf(year ?? guessYear(today), numberOf(month), day)),
    ...read(line, close, ([word]) => (today ? dayBefore(today, yesterday.test(word ?? '') ? 1 : 0) : undefined)),
  ];
  return found.filter(({ start, end }, at) =>
    found.slice(0, at).every((earlier) => end <= earlier.start || start >= earlier.end),
  );
}

type Found = Omit<Day, 'start' | 'end'>;

function read(line: string, shape: RegExp, meaning: (parts: (string | undefined)[]) => Found | undefined): Day[] {
  return [...line.matchAll(shape)].flatMap((match) => {
    const found = meaning(match.slice(1));
    return found ? [{ ...found, start: match.index, end: match.index + match[0].length }] : [];
  });
}

function numberOf(month: string | undefined): string | undefined {
  return monthOf(month ?? '')?.toString();
}

function guessYear(today: Date | undefined): string | undefined {
  return today?.getUTCFullYear().toString();
}

function dayOf(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
): Found | undefined {
  const [year, month] = [yearText, monthText].map((text) => digitsOf(text ?? ''));
  const day = digitsOf(dayText ?? '') ?? loneDigit(dayText ?? '');
  if (!year?.text || !month?.text || !day?.text) return undefined;
  const found = {
    year: year.text.length === 2 ? 2000 + Number(year.text) : Number(year.text),
    month: Number(month.text),
    day: Number(day.text),
    mended: year.mended + month.mended + day.mended,
  };
  return isDay(found) ? found : undefined;
}

/** `З` for `3`: more letters than digits, but there is one sign alone. */
function loneDigit(text: string): Digits | undefined {
  const digits = text.length === 1 ? digitsOf(`0${text}`) : undefined;
  return digits && { ...digits, mended: 2 };
}

function isDay({ year, month, day }: Found): boolean {
  if (year < 2015 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayBefore(today: Date, days: number): Found {
  const date = new Date(today.getTime() - days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), mended: 0 };
}

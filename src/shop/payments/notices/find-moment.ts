import { takeOut } from './take-out.ts';

/** Dates with the day or the year in front, and with the month as a word. */
const datePatterns = [
  /(?<![\d.,])(?<a>\d{4}|\d{1,2})[./-](?<b>\d{1,2})[./-](?<c>\d{4}|\d{2})(?!\d|[.,]\d)/g,
  /(?<!\d)(?<a>\d{1,2})[ -]?(?<word>yan|jan|fev|feb|mar|apr|may|maya|iyun|jun|iyul|jul|avg|aug|sen|sep|okt|oct|noy|nov|dek|dec)[a-z]*[ ,]*(?<c>20\d{2})?/g,
];
const clockPattern = /(?<![\d:.])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::[0-5]\d)?(?!\d)/g;
/** A day without its year counts only beside a time; elsewhere it may be a sum. */
const dayPattern = /(?<![\d.,])(?<a>\d{2})\.(?<b>\d{2})(?=[ ,]+\d{1,2}:\d{2})/g;

const months = ['yan|jan', 'fe', 'mar', 'ap', 'ma', 'iyun|jun', 'iyul|jul', 'av|au', 'se', 'ok|oc', 'no', 'de'];

type Day = { year: number; month: number; day: number };
type Given = { receivedAt: Date; timeZone: string };

/**
 * When the text says it was, in UTC; undefined where it names no hour. A day that can be read in two ways is the one
 * nearest to the time of receipt, and a time without a day the last such one before it.
 */
export function findMoment(text: string, given: Given): Date | undefined {
  const day = findDay(text, given);
  const clock = clockBeside(text, day?.at);
  if (!clock) return undefined;
  const at = (date: Day): Date => inZone({ ...date, ...clock.time }, given.timeZone);
  if (day) return at(day.day);
  const today = at(dayOf(given.receivedAt, given.timeZone));
  // A phone's clock may be a little behind the bank's.
  const isAhead = today.getTime() > given.receivedAt.getTime() + 15 * 60_000;
  return new Date(today.getTime() - (isAhead || saysYesterday(text) ? 86_400_000 : 0));
}

/** The text without its dates and times. */
export function withoutMoments(text: string): string {
  return [...datePatterns, dayPattern, clockPattern].reduce(takeOut, text);
}

function findDay(text: string, given: Given): { day: Day; at: number } | undefined {
  for (const pattern of [...datePatterns, dayPattern]) {
    for (const { groups = {}, index } of text.matchAll(pattern)) {
      const readings = readingsOf(groups, given).filter(isDay);
      const [day] = readings.toSorted((a, b) => distance(a, given) - distance(b, given));
      if (day) return { day, at: index };
    }
  }
  return undefined;
}

function readingsOf({ a = '', b = '', c, word }: { [name: string]: string | undefined }, given: Given): Day[] {
  const month = word === undefined ? Number(b) : monthOf(word);
  const thisYear = dayOf(given.receivedAt, given.timeZone).year;
  if (c === undefined) return [thisYear, thisYear - 1].map((year) => ({ year, month, day: Number(a) }));
  if (a.length === 4) return [{ year: Number(a), month, day: Number(c) }];
  const dayFirst = { year: fullYear(c), month, day: Number(a) };
  return c.length === 4 || word !== undefined ? [dayFirst] : [dayFirst, { year: fullYear(a), month, day: Number(c) }];
}

function monthOf(word: string): number {
  // May is a beginning of nothing else, but so is March of "ma".
  if (word.startsWith('may')) return 5;
  return months.findIndex((names) => names.split('|').some((name) => word.startsWith(name))) + 1;
}

function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : 2000 + Number(text);
}

function isDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function distance({ year, month, day }: Day, { receivedAt }: Given): number {
  return Math.abs(Date.UTC(year, month - 1, day) - receivedAt.getTime());
}

/** The time that stands nearest to the day; the first where there is no day. */
function clockBeside(text: string, dayAt = 0): { time: { hour: number; minute: number } } | undefined {
  const [nearest] = [...text.matchAll(clockPattern)].toSorted(
    (a, b) => Math.abs(a.index - dayAt) - Math.abs(b.index - dayAt),
  );
  if (!nearest) return undefined;
  return { time: { hour: Number(nearest.groups?.['hour']), minute: Number(nearest.groups?.['minute']) } };
}

function saysYesterday(text: string): boolean {
  return /\b(?:kecha|vchera|yesterday)\b/.test(text);
}

function dayOf(at: Date, timeZone: string): Day {
  const shifted = new Date(at.getTime() + offsetMs(at, timeZone));
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() };
}

function inZone({ year, month, day, hour, minute }: Day & { hour: number; minute: number }, timeZone: string): Date {
  const asUtc = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return new Date(asUtc.getTime() - offsetMs(asUtc, timeZone));
}

function offsetMs(at: Date, timeZone: string): number {
  const written = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = (written.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at.getTime() / 60_000) * 60_000;
}

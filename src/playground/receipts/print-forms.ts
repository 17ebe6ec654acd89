import { pick, type Chance } from './seeded.ts';
import type { ReceiptWriting } from './receipt-spec.ts';
import { words } from './words.ts';

const MINUTE_MS = 60_000;
/** Asia/Tashkent keeps no summer time. */
const TASHKENT_MS = 5 * 60 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type PrintSum = (sum: number) => string;

const grouped = (whole: string, separator: string) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separator);

/** How one receipt writes its sums: blanks, points or commas between thousands, with or without decimals and a unit. */
export function sumForm(chance: Chance, writing: ReceiptWriting, currency: string): PrintSum {
  const form = pick(chance, [
    { thousands: ' ', point: ',', decimals: false },
    { thousands: ' ', point: ',', decimals: false },
    { thousands: ' ', point: ',', decimals: true },
    { thousands: ' ', point: '.', decimals: true },
    { thousands: '.', point: ',', decimals: true },
    { thousands: ',', point: '.', decimals: true },
  ]);
  const unit = currency === 'UZS' ? pick(chance, words[writing].units) : currency;
  return (sum) => {
    const [whole = '0', cents = '00'] = sum.toFixed(2).split('.');
    const tail = form.decimals || cents !== '00' ? `${form.point}${cents}` : '';
    return `${grouped(whole, form.thousands)}${tail} ${unit}`;
  };
}

/** How one receipt hides the middle of a card's number. */
export function maskForm(chance: Chance): (card: string) => string {
  const bullet = pick(chance, ['•', '*', '*']);
  const two = bullet.repeat(2);
  const four = bullet.repeat(4);
  return pick<(card: string) => string>(chance, [
    (card) => `${card.slice(0, 4)} ${card.slice(4, 6)}${two} ${four} ${card.slice(-4)}`,
    (card) => `${card.slice(0, 4)} ${card.slice(4, 6)}${two} ${four} ${card.slice(-4)}`,
    (card) => `${card.slice(0, 4)} ${four} ${four} ${card.slice(-4)}`,
    (card) => `${card.slice(0, 6)}${bullet.repeat(6)}${card.slice(-4)}`,
    (card) => `${four} ${card.slice(-4)}`,
    (card) => `•• ${card.slice(-4)}`,
  ]);
}

const two = (number: number) => String(number).padStart(2, '0');

/** The day and minute of an instant as clocks in Tashkent show it. */
function localParts(at: Date) {
  const local = new Date(at.getTime() + TASHKENT_MS);
  return {
    day: two(local.getUTCDate()),
    month: two(local.getUTCMonth() + 1),
    monthIndex: local.getUTCMonth(),
    year: String(local.getUTCFullYear()),
    clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
    second: two(local.getUTCSeconds()),
    dayNumber: Math.floor(local.getTime() / DAY_MS),
  };
}

/** Hours and minutes in Tashkent, as in the top line of a phone. */
export function clockOf(at: Date): string {
  return localParts(at).clock;
}

/** The day in Tashkent as dd.mm.yyyy. */
export function dateOf(at: Date): string {
  const { day, month, year } = localParts(at);
  return `${day}.${month}.${year}`;
}

export interface PrintedTime {
  text: string;
  /** ISO 8601 in UTC, without what is not printed. */
  value: string;
}

/** Prints the time of a transfer in one of the forms of the apps; with "today" where it is today. */
export function printTime(chance: Chance, writing: ReceiptWriting, paidAt: Date, takenAt: Date): PrintedTime {
  const at = localParts(paidAt);
  const said = words[writing];
  const toMinute = new Date(Math.floor(paidAt.getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
  const toSecond = new Date(Math.floor(paidAt.getTime() / 1000) * 1000).toISOString();
  const monthName = said.months[at.monthIndex] ?? '';
  const bare = String(Number(at.day));
  const worded = writing.startsWith('uz') ? `${bare}-${monthName}` : `${bare} ${monthName}`;
  const forms = [
    { text: `${at.day}.${at.month}.${at.year} ${at.clock}`, value: toMinute },
    { text: `${at.day}.${at.month}.${at.year} ${at.clock}:${at.second}`, value: toSecond },
    { text: `${at.day}.${at.month}.${at.year}, ${at.clock}`, value: toMinute },
    { text: `${at.clock}, ${at.day}.${at.month}.${at.year}`, value: toMinute },
    { text: `${at.day}/${at.month}/${at.year} ${at.clock}`, value: toMinute },
    { text: `${at.year}-${at.month}-${at.day} ${at.clock}:${at.second}`, value: toSecond },
    { text: `${bare} ${monthName} ${at.year}, ${at.clock}`, value: toMinute },
    { text: `${worded} ${at.year}, ${at.clock}`, value: toMinute },
    { text: `${bare} ${monthName}, ${at.clock}`, value: toMinute },
  ];
  const daysAgo = localParts(takenAt).dayNumber - at.dayNumber;
  const dayName = [said.today, said.yesterday][daysAgo];
  const named = { text: `${dayName}, ${at.clock}`, value: toMinute };
  return chance() < 0.3 && dayName ? named : pick(chance, forms);
}

import type { TodayNumbers } from '#src/shop/stats/today-numbers.ts';
import { inRows, lines, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton } from './buttons.ts';
import { openStatuses } from './callback-data.ts';

/** What of money waits for the owner: receipts to check, and notices of a bank to place. */
export type MoneyToDo = { receipts: number; notices: number };

/** Where the owner begins: the day in one line, and the ways to everything that wants doing. */
export function deskScreen(
  words: Words,
  { numbers, toDo, paused }: { numbers: TodayNumbers; toDo: MoneyToDo; paused: boolean },
  above?: string,
): Screen {
  const counts = new Map(numbers.open.map(({ status, count }) => [status, count]));
  const orders = openStatuses.map((status) =>
    ownerButton(words, `orders-${status}`, { kind: 'orders', status, page: 0 }, { count: counts.get(status) ?? 0 }),
  );
  return {
    text: lines(
      above,
      words.html('owner-desk-title'),
      paused && words.html('owner-settings-paused'),
      words.html('owner-desk-today', {
        placed: numbers.placed,
        paid: numbers.paid,
        sum: words.money(numbers.revenueSom),
      }),
    ),
    buttons: [
      [
        ownerButton(words, 'receipts', { kind: 'receipts', page: 0 }, { count: toDo.receipts }),
        ownerButton(words, 'notices-count', { kind: 'notices', page: 0 }, { count: toDo.notices }),
      ],
      ...inRows(orders, 2),
      [
        ownerButton(words, 'products', { kind: 'shelf', id: 0, page: 0 }),
        ownerButton(words, 'settings', { kind: 'settings' }),
      ],
      [ownerButton(words, 'numbers', { kind: 'numbers' }), ownerButton(words, 'leave', { kind: 'leave' })],
    ],
  };
}

/** The shop's day so far. */
export function numbersScreen(words: Words, numbers: TodayNumbers): Screen {
  const { placed, paid, cancelled } = numbers;
  return {
    text: lines(
      words.html('owner-numbers-title'),
      words.html('owner-numbers-placed', { count: placed }),
      words.html('owner-numbers-paid', { count: paid }),
      words.html('owner-numbers-cancelled', { count: cancelled }),
      words.html('owner-numbers-revenue', { sum: words.money(numbers.revenueSom) }),
      words.html('owner-numbers-average', { sum: words.money(numbers.averageSom) }),
    ),
    buttons: [[ownerButton(words, 'numbers-again', { kind: 'numbers' }), deskButton(words)]],
  };
}

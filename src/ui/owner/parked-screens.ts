import type { ParkedWork } from '#src/shop/notices/parked-work.ts';
import { gap, lines, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton, pageButtons } from './buttons.ts';

export const parkedPerPage = 5;

/** Work that was given up, newest first, with what can be done about each. `page` counts from 0. */
export function parkedScreen(
  words: Words,
  { page, total, works }: { page: number; total: number; works: readonly ParkedWork[] },
  above?: string,
): Screen {
  if (total === 0) return { text: lines(above, words.html('owner-parked-none')), buttons: [[deskButton(words)]] };
  const first = page * parkedPerPage + 1;
  return {
    text: lines(
      above,
      words.html('owner-parked-title', { count: total }),
      ...works.flatMap((work, at) => [gap, ...workLines(words, work, first + at)]),
    ),
    buttons: [
      ...works.map((work, at) => workButtons(words, work, first + at)),
      [ownerButton(words, 'retry-all', { kind: 'retryall' })],
      pageButtons(words, { page, perPage: parkedPerPage, total }, (to) => ({ kind: 'parked', page: to })),
      [deskButton(words)],
    ],
  };
}

/** Asks before a piece of work is thrown away. */
export function forgetScreen(words: Words, job: string): Screen {
  return {
    text: words.html('owner-parked-forget-ask'),
    buttons: [
      [ownerButton(words, 'forget-now', { kind: 'forgetnow', job })],
      [ownerButton(words, 'parked', { kind: 'parked', page: 0 })],
    ],
  };
}

function workLines(words: Words, work: ParkedWork, place: number): string[] {
  const { kind, lane, error } = work;
  const what = words.plain(`owner-parked-${work.queue}`);
  return [
    words.html('owner-parked-work', { place, time: words.dayAndTime(work.parkedAt), what, kind, lane }),
    words.html('owner-parked-error', { error }),
  ];
}

function workButtons(words: Words, { id: job }: ParkedWork, place: number): Button[] {
  return [
    ownerButton(words, 'retry', { kind: 'retry', job }, { place }),
    ownerButton(words, 'forget', { kind: 'forget', job }, { place }),
  ];
}

import type { BooksReport, Fault, Finding } from '#src/shop/books/report.ts';
import { gap, lines, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton } from './buttons.ts';

const shownExamples = 3;

/** What the check of the whole shop came to, in plain words. */
export function booksScreen(words: Words, report: BooksReport): Screen {
  const { variants, orders, queuedNotices: queued } = report.counted;
  return {
    text: lines(
      words.html(report.ok ? 'owner-books-ok' : 'owner-books-wrong'),
      ...report.findings.flatMap((finding) => [gap, findingLines(words, finding)]),
      gap,
      words.html('owner-books-counted', { variants, orders, queued }),
      report.standingCount > 0 && words.html('owner-books-standing', { count: report.standingCount }),
      !report.ok && words.html('owner-books-help'),
    ),
    buttons: [
      [ownerButton(words, 'check', { kind: 'check' }), deskButton(words)],
      ...(report.standingCount > 0 ? [[ownerButton(words, 'parked', { kind: 'parked', page: 0 })]] : []),
    ],
  };
}

/** News of one finding of the nightly check. */
export function booksWrongNews(words: Words, finding: Omit<Finding, 'fingerprint'>): Screen {
  return {
    text: lines(
      words.html('owner-books-wrong'),
      gap,
      findingLines(words, finding),
      gap,
      words.html('owner-books-help'),
    ),
    buttons: [[ownerButton(words, 'check', { kind: 'check' }), deskButton(words)]],
  };
}

function findingLines(words: Words, { check, count, examples }: Omit<Finding, 'fingerprint'>): string {
  const shown = examples.slice(0, shownExamples);
  return lines(
    words.html(`owner-books-${check}`, { count }),
    ...shown.map((fault) => exampleLine(words, fault)),
    count > shown.length && words.html('owner-books-more', { count: count - shown.length }),
  );
}

function exampleLine(words: Words, { name, facts }: Fault): string {
  const { stock, byMoves, byOrders } = facts;
  if (typeof stock !== 'number' || typeof byMoves !== 'number' || typeof byOrders !== 'number')
    return words.html('owner-books-example', { name });
  return words.html('owner-books-stock', { name, stock, moves: byMoves, orders: byOrders });
}

import { t } from './strings.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

const AFTER_WRITING = /** @type {const} */ ([
  { key: 'to2350', minutes: DAY_MINUTES - 10 },
  { key: 'to2410', minutes: DAY_MINUTES + 10 },
  { key: 'to8days', minutes: 8 * DAY_MINUTES },
]);

/**
 * Where the clock can jump: plainly forward, and to the moments at which a reply window ends.
 * @param {{ openUntil: string | null }} person whose window it is
 * @param {Date} now
 * @returns {{ label: string, name: string, minutes: number, problem?: string }[]} `problem`: why it can't jump there
 */
export function windowJumps({ openUntil }, now) {
  const plain = /** @type {const} */ (['plus10', 'plus60']).map((key) => ({
    label: t(key),
    name: key,
    minutes: key === 'plus10' ? 10 : 60,
  }));
  const jumps = AFTER_WRITING.map(({ key, minutes: afterWriting }) => {
    if (openUntil === null) return { label: t(key), name: key, minutes: 0, problem: t('neverWrote') };
    const wroteMs = Date.parse(openUntil) - DAY_MINUTES * MINUTE_MS;
    const minutes = Math.ceil((wroteMs + afterWriting * MINUTE_MS - now.getTime()) / MINUTE_MS);
    return { label: t(key), name: key, minutes, ...(minutes < 1 ? { problem: t('passed') } : {}) };
  });
  return [...plain, ...jumps];
}

import type { Outcome } from './scenario.ts';

/** One scenario on one engine, with what came of it. */
export interface Result {
  scenario: string;
  engine: string;
  seconds: number;
  outcome: Outcome | { skipped: string } | { broke: string };
}

const mostFaults = 8;

/** The result as lines for people: one an invariant, then the figures. */
export function render({ scenario, engine, seconds, outcome }: Result): string {
  const head = `${scenario} (${engine}), ${seconds.toFixed(0)} s`;
  if ('skipped' in outcome) return `${head}: SKIPPED, ${outcome.skipped}`;
  if ('broke' in outcome) return `${head}: BROKE, ${outcome.broke}`;
  const lines = outcome.verdicts.flatMap(({ name, looked, faults }) => [
    `  ${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${faults.length} faults of ${looked}`,
    ...faults.slice(0, mostFaults).map((fault) => `         ${fault}`),
    ...(faults.length > mostFaults ? [`         and ${faults.length - mostFaults} more`] : []),
  ]);
  const figures = Object.entries(outcome.figures).map(([name, value]) => `${name} ${shownFigure(value)}`);
  return [head, ...lines, `  ${figures.join('; ')}`].join('\n');
}

/** True when all was well or could not be tried here. */
export function isGood({ outcome }: Result): boolean {
  if ('skipped' in outcome) return true;
  return 'verdicts' in outcome && outcome.verdicts.every(({ faults }) => faults.length === 0);
}

function shownFigure(value: number | string): string {
  return typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toFixed(1);
}

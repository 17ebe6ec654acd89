import { setTimeout as pause } from 'node:timers/promises';

/** With LEDGER_LONG=1 outages last a minute and lines are as late as reliability demands; else a moment, and a little. */
export const isLong = process.env['LEDGER_LONG'] === '1';

/** How long an outage of a test lasts. */
export const outageMs = isLong ? 60_000 : 1_500;

/** How late every answer of a slow store is. */
export const latenessMs = isLong ? 5_000 : 150;

/** Lets the outage last. */
export async function outageLasts(): Promise<void> {
  await pause(outageMs);
}

/** Prints a figure of a long run, for its record. */
export function note(what: string, figure: object): void {
  if (isLong) process.stdout.write(`${what}: ${JSON.stringify(figure)}\n`);
}

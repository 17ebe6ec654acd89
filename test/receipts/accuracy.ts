// Measures how well receipts are read: `node test/receipts/accuracy.ts [--count N] [--seed N] [--hard] [--misses]`.
import { parseArgs } from 'node:util';
import { openProgress } from '#src/cli/progress.ts';
import { environmentOfPrograms } from '#src/config.ts';
import { createReceiptReader } from '#src/receipts/reader.ts';
import { generate, proofSeedsFrom } from '#test/support/receipts/generator.ts';
import { count, emptyTally, missedIn, tallyHead, tallyLine, type Tally } from './accuracy-tally.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(proofSeedsFrom) },
    /** Turned, crumpled and glaring photos alone. */
    hard: { type: 'boolean', default: false },
    /** Names the pictures that were not read right. */
    misses: { type: 'boolean', default: false },
  },
});

let now = new Date();
const reader = createReceiptReader({
  clock: { now: () => now },
  timeZone: 'Asia/Tashkent',
  environment: environmentOfPrograms(),
  log: { warn: (fields, message) => console.warn(message, fields) },
});
const progress = openProgress(process.stderr);
const tallies = new Map<string, Tally>();
const tallyOf = (name: string): Tally => {
  const tally = tallies.get(name) ?? emptyTally();
  tallies.set(name, tally);
  return tally;
};
const times: number[] = [];
const wanted = Number(values.count);

for await (const made of generate(wanted, Number(values.seed), values.hard ? { wears: ['hard'] } : {})) {
  const { spec, truth, wear, bytes, mime } = made;
  now = new Date(spec.takenAt);
  const beganMs = performance.now();
  const reading = await reader.read({ bytes, mime }, 'accuracy');
  times.push(performance.now() - beganMs);
  const facts = reading.kind === 'read' ? reading.facts : null;
  for (const name of ['all', `as ${wear}`, `layout ${spec.layout}`, spec.writing]) count(tallyOf(name), truth, facts);
  const missed = missedIn(truth, facts);
  if (values.misses && missed.length > 0)
    console.warn(times.length - 1, spec.layout, spec.writing, wear, missed.join(' '));
  progress.show(`${times.length} of ${wanted}`);
}
progress.clear();
reader.close();

const sorted = times.toSorted((one, other) => one - other);
const share = (part: number): string => `${Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0)} ms`;
const lines = [...tallies]
  .toSorted(([one], [other]) => one.localeCompare(other))
  .map(([name, tally]) => tallyLine(name, tally));
console.log([...tallyHead, ...lines, '', `p50 ${share(0.5)}, p95 ${share(0.95)} a picture`].join('\n'));

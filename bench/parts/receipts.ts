import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { environmentOfPrograms } from '#src/config.ts';
import { languages } from '#src/receipts/programs.ts';
import { createReceiptReader, type RunningReader } from '#src/receipts/reader.ts';
import { generate, type MadeReceipt } from '#test/support/receipts/generator.ts';
import { engines, type Bench, type Engine } from '../bench.ts';
import { median, monotonicMs, percentile } from '../figures.ts';
import { fillShop } from '../fill/fill-shop.ts';
import { gather, walk, type Round } from '../load/buyers.ts';
import { descendantsMb } from '../load/descendants.ts';
import { startMeasuredShop } from '../load/running-shop.ts';
import { browseSteps, saleSteps } from '../load/steps.ts';
import type { Table } from '../table.ts';
import { judged } from '../target.ts';

const run = promisify(execFile);
const seed = 500;
const burst = 30;
const tappers = 5;

/** What reading a receipt costs beside tesseract alone, and what people who tap feel of many receipts at once. */
export async function* measureReceipts(bench: Bench): AsyncGenerator<Table> {
  yield await measureReading(bench);
  for (const engine of engines) {
    const table = await measureBurst(bench, engine);
    if (table) yield table;
  }
}

async function measureReading(bench: Bench): Promise<Table> {
  const count = bench.quick ? 8 : 60;
  const folder = bench.folder('receipts');
  const environment = environmentOfPrograms();
  const log = { warn: (_fields: object, what: string): void => bench.progress(what) };
  const reader = createReceiptReader({ clock: { now: () => new Date() }, timeZone: 'Asia/Tashkent', environment, log });
  bench.onEnd(() => reader.close());
  const [bare, ours, memory]: [number[], number[], number[]] = [[], [], []];
  let place = 0;
  for await (const { bytes, mime } of generate(count, seed)) {
    if (place % 10 === 0) bench.progress(`receipts: ${place} of ${count}`);
    const file = join(folder, `${(place += 1)}.${mime.split('/')[1]}`);
    writeFileSync(file, bytes);
    // In turns, so that what else the machine does meets both alike.
    const measured = [
      () => bareMs(file).then((ms) => bare.push(ms)),
      () => readMs(reader, bytes, mime, { ours, memory }),
    ];
    for (const measure of place % 2 === 0 ? measured : measured.toReversed()) await measure();
  }
  reader.close();
  return readingTable(bare, ours, memory);
}

async function bareMs(file: string): Promise<number> {
  const beganMs = monotonicMs();
  const env = { ...environmentOfPrograms(), OMP_THREAD_LIMIT: '1' };
  await run('tesseract', [file, 'stdout', '-l', languages.join('+'), '--psm', '6'], { env });
  return monotonicMs() - beganMs;
}

async function readMs(
  reader: RunningReader,
  bytes: Uint8Array,
  mime: string,
  { ours, memory }: { ours: number[]; memory: number[] },
): Promise<void> {
  const beganMs = monotonicMs();
  const watching = setInterval(() => memory.push(descendantsMb()), 100);
  const reading = await reader.read({ bytes, mime }, 'bench');
  clearInterval(watching);
  if (reading.kind !== 'read') throw new Error(`A receipt was not read: ${reading.kind}, ${reading.why}.`);
  ours.push(monotonicMs() - beganMs);
}

function readingTable(bare: number[], ours: number[], memory: number[]): Table {
  const ratio = median(ours) / median(bare);
  return {
    name: 'receipts',
    title: 'One receipt after the other: the reader beside the tesseract command',
    columns: ['what', 'figure', 'asked for', ''],
    rows: [
      ['tesseract alone, p50 ms', median(bare), ...judged(median(bare), undefined)],
      ['tesseract alone, p95 ms', percentile(bare, 0.95), ...judged(0, undefined)],
      ['the reader, p50 ms', median(ours), ...judged(median(ours), { most: 1_200 })],
      ['the reader, p95 ms', percentile(ours, 0.95), ...judged(percentile(ours, 0.95), { most: 3_000 })],
      ['reader / tesseract, p50', ratio, ...judged(ratio, { most: 1.5 })],
      ['MB at most, workers and tesseract', percentile(memory, 1), ...judged(0, undefined)],
    ],
    notes: [
      `n = ${ours.length} receipts of the tests' own generator (seed ${seed}), screenshots and photos, each read by both in turns, the reader's first start among them.`,
      'Tesseract alone: the same languages, page mode and one thread, on the picture as it came. The reader: preparing it, tesseract, its facts, and further looks where they are in doubt.',
    ],
  };
}

async function measureBurst(bench: Bench, engine: Engine): Promise<Table | undefined> {
  const settings = await bench.settings(engine);
  if (!settings) return undefined;
  bench.progress(`receipts on ${engine}: ${burst} people with an order each`);
  await fillShop(settings, 0);
  const { PATH = '' } = environmentOfPrograms();
  const shop = await startMeasuredShop({ ...settings, PATH });
  const buyers = await gather(shop, burst);
  await walk(shop, buyers, saleSteps);
  const people = await gather(shop, tappers);
  const pictures: MadeReceipt[] = [];
  for await (const receipt of generate(burst, seed)) pictures.push(receipt);
  const rounds = Array.from({ length: bench.quick ? 5 : 25 }, () => browseSteps).flat();
  bench.progress(`receipts on ${engine}: taps alone`);
  const calm = await walk(shop, people, rounds);
  bench.progress(`receipts on ${engine}: taps beside ${burst} receipts`);
  const busyWalk = walk(shop, people, rounds);
  await pause(500);
  const beganMs = monotonicMs();
  buyers.forEach((buyer, at) => buyer.sendsPicture(pictures[at]?.bytes));
  const busy = await busyWalk;
  const readSeconds = (monotonicMs() - beganMs) / 1_000;
  await shop.close();
  return {
    name: `burst on ${engine}`,
    title: `Taps on ${engine}, alone and beside ${burst} receipts that came at once`,
    columns: ['taps', 'p50 ms', 'p95 ms', 'longest ms', 'n', 'p95 asked for', ''],
    rows: [tapsRow('alone', calm), tapsRow('beside receipts', busy)],
    notes: [
      `From stored to answered; ${tappers} people who browse without a pause. All was quiet ${readSeconds.toFixed(0)} s after the receipts were sent.`,
    ],
  };
}

function tapsRow(what: string, { samples }: Round): Table['rows'][number] {
  const ms = samples.map((sample) => sample.ms);
  const p95 = percentile(ms, 0.95);
  return [what, percentile(ms, 0.5), p95, percentile(ms, 1), ms.length, ...judged(p95, { most: 1_000 })];
}

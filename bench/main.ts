import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createBench, type Bench } from './bench.ts';
import { describeMachine } from './machine.ts';
import { measureCeilings } from './parts/ceilings.ts';
import { measureDoor } from './parts/door/index.ts';
import { measureGrowth } from './parts/growth.ts';
import { measurePipeline } from './parts/pipeline/index.ts';
import { measureReceipts } from './parts/receipts.ts';
import { measureSpeed } from './parts/speed.ts';
import { measureStart } from './parts/start.ts';
import { render, type Table } from './table.ts';

const partNames = ['start', 'ceilings', 'speed', 'pipeline', 'door', 'growth', 'receipts'] as const;
type PartName = (typeof partNames)[number];

const usage = `npm run bench -- [--quick] [--only ${partNames.join('|')}] [--minutes N] [--json FILE]
  --quick   about a minute, rougher figures
  --only    this part alone; may be given several times
  --minutes how long the door is under each load; 1 where not given
  --json    also writes the figures to this file`;

interface Options {
  quick: boolean;
  parts: readonly PartName[];
  minutes: number;
  json: string | undefined;
}

const options = readOptions();
if (options) await run(options);
else process.exitCode = 2;

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        minutes: { type: 'string', default: '1' },
        json: { type: 'string' },
      },
    });
    const wrong = values.only.find((name) => !partNames.some((part) => part === name));
    if (wrong !== undefined) throw new Error(`There is no part "${wrong}".`);
    const minutes = Number(values.minutes);
    if (!(minutes > 0 && minutes <= 60)) throw new Error('The minutes are a number up to 60.');
    const parts = partNames.filter((part) => values.only.length === 0 || values.only.includes(part));
    return { quick: values.quick, parts, minutes, json: values.json };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return undefined;
  }
}

async function run({ quick, parts, minutes, json }: Options): Promise<void> {
  const machine = describeMachine();
  const { cpu, cores, memoryGb, node, loadBefore } = machine;
  process.stdout.write(`${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, load before ${loadBefore.toFixed(1)}\n`);
  const bench = createBench({ quick });
  // A run that is broken off leaves no server behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void bench.close().finally(() => process.exit(130)));
  }
  const tables: Table[] = [];
  try {
    for await (const table of measure(bench, { parts, minutes })) {
      const [load = 0] = loadavg();
      table.notes.push(`Load of the machine over the last minute: ${load.toFixed(1)}.`);
      tables.push(table);
      process.stdout.write(`\n${render(table)}\n`);
    }
  } finally {
    await bench.close();
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine, quick, tables }, null, 2)}\n`);
}

/** Ceilings belong to the speed of the shop: both are measured in the same run. */
async function* measure(bench: Bench, { parts, minutes }: Pick<Options, 'parts' | 'minutes'>): AsyncGenerator<Table> {
  if (parts.includes('start')) yield await measureStart(bench);
  if (parts.includes('ceilings') || parts.includes('speed')) {
    const ceilings = await measureCeilings(bench);
    yield ceilings.table;
    if (parts.includes('speed')) yield* measureSpeed(bench, ceilings);
  }
  if (parts.includes('pipeline')) yield* measurePipeline(bench);
  if (parts.includes('door')) yield* measureDoor(bench, minutes);
  if (parts.includes('growth')) yield* measureGrowth(bench);
  if (parts.includes('receipts')) yield* measureReceipts(bench);
}

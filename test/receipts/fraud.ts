import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openProgress } from '#src/cli/progress.ts';
import { environmentOfPrograms } from '#src/config.ts';
import { createReceiptReader } from '#src/receipts/reader.ts';
import { openDatabase } from '#src/storage/database.ts';
import { migrate } from '#src/storage/migrate.ts';
import { silentLog } from '#test/support/log.ts';
import { pictureOf } from './fraud-picture.ts';
import { fraudReport, printedCase } from './fraud-report.ts';
import { epoch, fraudSet } from './fraud-set.ts';
import { openFraudShop } from './fraud-shop.ts';

const usage = `node test/receipts/fraud.ts [--every N] [--kind KIND] [--cases]
Draws 200 forged and 100 honest receipts, and sends them through reader, judge and ledger of a shop of its own whose bank
is silent and whose settings are those of a new shop. Prints what became of each kind.
  --every N     only each N-th case
  --kind KIND   only the cases of this kind
  --cases       also prints every case by itself`;

const options = readOptions();
if (options) await run(options);
else process.exitCode = 2;

interface Options {
  every: number;
  kind: string | undefined;
  cases: boolean;
}

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        every: { type: 'string', default: '1' },
        kind: { type: 'string' },
        cases: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const every = Number(values.every);
    if (!values.help && Number.isInteger(every) && every > 0) return { every, kind: values.kind, cases: values.cases };
  } catch {
    // An option that there is not is answered below.
  }
  process.stderr.write(`${usage}\n`);
  return undefined;
}

async function run({ every, kind, cases }: Options): Promise<void> {
  const set = fraudSet().filter((one, at) => at % every === 0 && (kind === undefined || one.kind === kind));
  const dataDir = await mkdtemp(join(tmpdir(), 'sotuv-fraud-'));
  const database = await openDatabase({ dataDir, log: silentLog });
  await migrate(database);
  const reader = createReceiptReader({
    clock: { now: () => epoch },
    timeZone: 'Asia/Tashkent',
    environment: environmentOfPrograms(),
    log: silentLog,
    // What is read matters here, not how fast: a machine that is busy with other things gives the same table.
    limits: { lookSeconds: 30, allLooksMs: 90_000, pictureMs: 120_000 },
  });
  const progress = openProgress(process.stderr);
  const began = performance.now();
  const shop = await openFraudShop(database, async (shown) => {
    return reader.read({ bytes: await pictureOf(shown), mime: 'image/jpeg' }, shown.name);
  });
  for (const [at, one] of set.entries()) {
    progress.show(`${at + 1} of ${set.length}: ${one.name}`);
    await shop.play(one);
  }
  progress.clear();
  const outcomes = await shop.outcomes();
  if (cases) process.stdout.write(`${outcomes.map(printedCase).join('\n')}\n\n`);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${fraudReport(outcomes)}\n\n${set.length} cases in ${seconds} s\n`);
  reader.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}

import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createBench, type Bench } from '../../bench/bench.ts';
import { isGood, render, type Result } from './report.ts';
import type { Setting, Size } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import type { Engine } from './stand.ts';

const engineNames = { embedded: 'PGlite', servers: 'PostgreSQL + Redis' } as const;

const usage = `npm run test:ledger -- [options]
  --engine embedded|servers|both   on what the shop runs (both)
  --scenario NAME                  this one alone; may be given several times: ${Object.keys(scenarios).join(', ')}
  --kills N                        kills of the scenario "kills", stops of "sigterm" (200, 50)
  --seconds N                      how long the timed scenarios last (their own)
  --rate N                         updates a second over all chats (20)
  --chats N                        chats that buy (50)
  --instagram N                    of a hundred of them so many by Instagram (33)
  --seed N                         of the random numbers (1)
  --json FILE                      also writes what was found to this file`;

interface Options {
  engines: Engine[];
  names: (keyof typeof scenarios)[];
  size: Partial<Size>;
  json: string | undefined;
}

const abortWithinMs = 15_000;
const scenarioLimitMs = 60 * 60_000;

const options = readOptions();
if (options === 'help') process.stdout.write(`${usage}\n`);
else if (options) await run(options);
else process.exitCode = 2;

function readOptions(): Options | 'help' | undefined {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        engine: { type: 'string', default: 'both' },
        scenario: { type: 'string', multiple: true, default: [] },
        kills: { type: 'string' },
        seconds: { type: 'string' },
        rate: { type: 'string' },
        chats: { type: 'string' },
        instagram: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'string' },
      },
    });
    if (values.help) return 'help';
    const { engine, scenario, json, kills, seconds, rate, chats, instagram, seed } = values;
    return {
      engines: enginesOf(engine),
      names: namesOf(scenario),
      size: sizeOf({ kills, seconds, rate, chats, instagram, seed }),
      json,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return undefined;
  }
}

function enginesOf(name: string): Engine[] {
  const all: Engine[] = ['embedded', 'servers'];
  const found = name === 'both' ? all : all.filter((engine) => engine === name);
  if (found.length === 0) throw new Error(`There is no engine "${name}".`);
  return found;
}

function namesOf(given: string[]): Options['names'] {
  const all = Object.keys(scenarios);
  const wrong = given.find((name) => !all.includes(name));
  if (wrong !== undefined) throw new Error(`There is no scenario "${wrong}".`);
  return isNames(given) && given.length > 0 ? given : all.filter(isName);
}

function isName(name: string): name is keyof typeof scenarios {
  return Object.hasOwn(scenarios, name);
}

function isNames(names: string[]): names is Options['names'] {
  return names.every(isName);
}

function sizeOf(given: { [Name in keyof Size]: string | undefined }): Partial<Size> {
  const size: Partial<Size> = {};
  for (const name of ['kills', 'seconds', 'rate', 'chats', 'instagram', 'seed'] as const) {
    const text = given[name];
    if (text === undefined) continue;
    const value = Number(text);
    const isFine = name === 'instagram' ? value >= 0 && value <= 100 : value > 0;
    if (!isFine)
      throw new Error(`--${name} must be ${name === 'instagram' ? 'from 0 to 100' : 'above 0'}, and is "${text}".`);
    size[name] = value;
  }
  return size;
}

async function run({ engines, names, size, json }: Options): Promise<void> {
  const bench = createBench({ quick: false });
  const aborting = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      aborting.abort();
      // What does not end by itself is left behind; the servers are not.
      setTimeout(() => void bench.close().finally(() => process.exit(130)), abortWithinMs).unref();
    });
  }
  const results: Result[] = [];
  try {
    for (const name of names) {
      for (const engine of engines) {
        if (aborting.signal.aborted) break;
        const result = await tryOne(bench, { name, engine, size, signal: aborting.signal });
        results.push(result);
        process.stdout.write(`${render(result)}\n`);
      }
    }
  } finally {
    await bench.close();
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
  process.exitCode = aborting.signal.aborted ? 130 : results.every(isGood) ? 0 : 1;
}

async function tryOne(
  bench: Bench,
  given: { name: keyof typeof scenarios; engine: Engine; size: Partial<Size>; signal: AbortSignal },
): Promise<Result> {
  const { name, engine, signal } = given;
  const { usual, run: scenario } = scenarios[name];
  const setting: Setting = {
    engine,
    signal,
    size: { ...usual, ...given.size },
    settings: async () => {
      const settings = await bench.settings(engineNames[engine]);
      if (!settings) throw new Error('PostgreSQL or Redis is missing on this machine.');
      return settings;
    },
    progress: (what) => bench.progress(`${name} (${engine}): ${what}`),
  };
  const began = performance.now();
  const limit = new AbortController();
  const late = pause(scenarioLimitMs, undefined, { signal: limit.signal }).then(() => ({
    broke: 'it took over an hour',
  }));
  late.catch(() => undefined);
  const work = scenario(setting).catch((error: unknown) => ({
    broke: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  const outcome = await Promise.race([work, late]);
  limit.abort();
  return { scenario: name, engine, seconds: (performance.now() - began) / 1000, outcome };
}

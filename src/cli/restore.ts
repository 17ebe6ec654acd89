import { parseArgs } from 'node:util';
import { sentenceOf } from '../backup/sentences.ts';
import { readConfig, readEnvironment } from '../config.ts';
import type { Answer } from '../control/action.ts';
import { createLog } from '../log.ts';
import { exitCodes, say, type Run } from './command.ts';
import { report } from './in-shop.ts';
import { openProgress } from './progress.ts';

/** `sotuv restore FILE [--replace]`: brings a shop back from a backup, on either engine. */
export const restore: Run = async (args) => {
  const asked = parse(args);
  if (!asked) {
    say(
      'Usage: sotuv restore FILE [--replace]\nBrings back what `sotuv backup` wrote, on the database of the settings.' +
        '\n--replace puts it in the place of a shop that is there already.',
    );
    return exitCodes.usage;
  }
  return report(await restored(asked));
};

function parse(args: readonly string[]): { file: string; replace: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? undefined : { file, replace: values.replace };
  } catch {
    return undefined;
  }
}

async function restored(asked: { file: string; replace: boolean }): Promise<Answer> {
  const progress = openProgress(process.stderr);
  try {
    const { dataDir, databaseUrl, dataKey } = readConfig(readEnvironment());
    const log = createLog({ level: 'warn', destination: process.stderr });
    // Loaded now: whoever asked wrongly, or set something wrong, is told so at once.
    const { restoreShop } = await import('../backup/restore-shop.ts');
    const done = await restoreShop({ ...asked, dataDir, databaseUrl, dataKey, log, say: progress.show });
    return done.ok ? { ok: true, result: { ...done.value } } : { ok: false, error: sentenceOf(done) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  } finally {
    progress.clear();
  }
}

import { parseArgs } from 'node:util';
import { examineShop } from '../app/doctor.ts';
import { readEnvironment } from '../config.ts';
import type { Finding } from '../doctor/finding.ts';
import { createLog } from '../log.ts';
import { exitCodes, say, type Run } from './command.ts';

/** `sotuv doctor [--json]`: examines the shop and says of each part how it is, and what mends it. */
export const doctor: Run = async (args) => {
  const json = wantsJson(args);
  if (json === undefined) {
    say('Usage: sotuv doctor [--json]');
    return exitCodes.usage;
  }
  const found = await examineShop(readEnvironment(), createLog({ level: 'silent' }));
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : `${found.map(toLines).join('\n')}\n`);
  return found.some(({ status }) => status === 'fail') ? exitCodes.failed : exitCodes.ok;
};

function wantsJson(args: readonly string[]): boolean | undefined {
  try {
    return parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch {
    return undefined;
  }
}

function toLines({ check, status, detail, fix }: Finding): string {
  const line = `${status.padEnd(4)}  ${check}: ${detail}`;
  return fix === undefined ? line : `${line}\n      -> ${fix}`;
}

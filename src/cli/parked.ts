import type { Json } from '../shop/ports.ts';
import { exitCodes, say, type Run } from './command.ts';
import { report, runAction } from './in-shop.ts';

const usage = `Usage: sotuv parked [list] [--offset N] [--limit N]
       sotuv parked retry ID | --all
       sotuv parked drop ID
Prints JSON; retry and drop end with 1 when there is no such work any more.
ID is what the list names \`id\`; N of --limit is 1 to 1000.`;

const idShape = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ranges = new Map([
  ['--offset', { least: 0, most: Number.MAX_SAFE_INTEGER }],
  ['--limit', { least: 1, most: 1000 }],
]);

/** `sotuv parked`: lists the work that was given up, sets it going again, throws it away. */
export const parked: Run = async (args) => {
  const input = inputOf(args);
  if (!input) {
    say(usage);
    return exitCodes.usage;
  }
  const answer = await runAction('parked', input);
  const code = report(answer);
  if (!answer.ok || input.do === 'list' || input.do === 'retry_all') return code;
  const { result } = answer;
  const isChanged = typeof result === 'object' && result !== null && 'changed' in result && result['changed'] === 1;
  if (isChanged) return code;
  say('No such work is parked; it may be under way again, or thrown away.');
  return exitCodes.failed;
};

type Input = { do: string; [field: string]: Json };

function inputOf([verb = 'list', ...rest]: readonly string[]): Input | undefined {
  const [first, ...more] = rest;
  if (verb === 'list' || verb.startsWith('--')) return pageOf(verb === 'list' ? rest : [verb, ...rest]);
  if (first === undefined || more.length > 0) return undefined;
  if (verb === 'retry' && first === '--all') return { do: 'retry_all' };
  return (verb === 'retry' || verb === 'drop') && idShape.test(first) ? { do: verb, id: first } : undefined;
}

function pageOf(args: readonly string[]): Input | undefined {
  const input: Input = { do: 'list' };
  for (let at = 0; at < args.length; at += 2) {
    const option = args[at] ?? '';
    const range = ranges.get(option);
    const count = Number(args[at + 1] ?? 'none');
    if (!range || !Number.isInteger(count) || count < range.least || count > range.most) return undefined;
    input[option.slice(2)] = count;
  }
  return input;
}

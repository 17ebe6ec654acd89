import type { Json } from '../shop/ports.ts';
import { exitCodes, say, type Run } from './command.ts';
import { report, runAction } from './in-shop.ts';

const usage = `Usage: sotuv parked [list] [--offset N] [--limit N]
       sotuv parked retry ID | --all
       sotuv parked drop ID
Prints JSON; retry and drop end with 1 when there is no such work any more.`;

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
  return isChanged ? code : exitCodes.failed;
};

type Input = { do: string; [field: string]: Json };

function inputOf([verb = 'list', ...rest]: readonly string[]): Input | undefined {
  const [first, ...more] = rest;
  if (verb === 'list' || verb.startsWith('--')) return pageOf(verb === 'list' ? rest : [verb, ...rest]);
  if (first === undefined || more.length > 0) return undefined;
  if (verb === 'retry') return first === '--all' ? { do: 'retry_all' } : { do: 'retry', id: first };
  return verb === 'drop' ? { do: 'drop', id: first } : undefined;
}

function pageOf(args: readonly string[]): Input | undefined {
  const input: Input = { do: 'list' };
  for (let at = 0; at < args.length; at += 2) {
    const name = /^--(offset|limit)$/.exec(args[at] ?? '')?.[1];
    const count = Number(args[at + 1] ?? 'none');
    if (name === undefined || !Number.isInteger(count)) return undefined;
    input[name] = count;
  }
  return input;
}

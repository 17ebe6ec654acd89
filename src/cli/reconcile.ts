import { exitCodes, say, type Run } from './command.ts';
import { report, runAction } from './in-shop.ts';

/** `sotuv reconcile`: checks the whole shop, prints the report, and fails when something does not add up. */
export const reconcile: Run = async (args) => {
  if (args.length > 0) {
    say('Usage: sotuv reconcile\nPrints the report as JSON; ends with 1 when something does not add up.');
    return exitCodes.usage;
  }
  const answer = await runAction('reconcile', {});
  const code = report(answer);
  if (!answer.ok) return code;
  const { result } = answer;
  const addsUp = typeof result === 'object' && result !== null && 'ok' in result && result['ok'] === true;
  return addsUp ? code : exitCodes.failed;
};

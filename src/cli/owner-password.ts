import { hashPassword, longestPassword } from '../shop/owners/password.ts';
import { shortestPassword, weaknessOf, type Weakness } from '../shop/owners/weak-password.ts';
import { exitCodes, say, type Run } from './command.ts';
import { openSecretLines } from './secret-lines.ts';

const reasons: { [why in Weakness]: string } = {
  too_short: `It is too short: take at least ${shortestPassword} characters, such as four words that do not belong together.`,
  too_long: `It is too long: take at most ${longestPassword} characters.`,
  common: 'It is made of words that are tried first. Take words that do not belong together.',
  repeated: 'It repeats the same characters.',
  sequence: 'It follows the keyboard, the alphabet or the numbers.',
  number: 'It is a number: a phone or a date is soon found out.',
  shop_name: 'It is made of the name of the shop.',
};

/** `sotuv owner password`: asks twice, and prints the line for the settings. The password itself is kept nowhere. */
export const ownerPassword: Run = async (args) => {
  if (args.length > 0) {
    say('Usage: sotuv owner password\nThe password is asked for; on the command line others could read it.');
    return exitCodes.usage;
  }
  const password = await askTwice();
  if (password === undefined) return exitCodes.failed;
  process.stdout.write(`OWNER_PASSWORD_HASH=${await hashPassword(password)}\n`);
  say('Put this line into .env, beside OWNER_TELEGRAM_IDS, and start the shop again.');
  return exitCodes.ok;
};

/** The password, once it is a good one and was given the same twice; else says what is wrong. */
async function askTwice(): Promise<string | undefined> {
  const lines = openSecretLines(process.stdin, process.stderr);
  try {
    const password = await lines.ask('New password: ');
    if (password === undefined) return refuse('No password was given.');
    const weakness = weaknessOf(password);
    if (weakness) return refuse(reasons[weakness]);
    const again = await lines.ask('The same again: ');
    if (again === undefined) return refuse('The password must be given twice.');
    return again === password ? password : refuse('The two are not the same.');
  } finally {
    lines.close();
  }
}

function refuse(why: string): undefined {
  say(why);
}

import { resolve } from 'node:path';
import { backupActionName } from '../backup/backup-action.ts';
import { exitCodes, say, type Run } from './command.ts';
import { report, runAction } from './in-shop.ts';

/** `sotuv backup FILE`: the whole shop in one encrypted file, also while it runs. */
export const backup: Run = async (args) => {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0 || file.startsWith('-')) {
    say(
      'Usage: sotuv backup FILE\nWrites database, waiting work and pictures. Opening it takes the DATA_KEY of the shop,' +
        '\nwhich is not in it: keep a copy of the file `secrets` of the data folder in another place.',
    );
    return exitCodes.usage;
  }
  return report(await runAction(backupActionName, { file: resolve(file) }));
};

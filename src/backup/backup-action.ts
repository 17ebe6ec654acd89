import { z } from 'zod';
import { ActionRefused, type Action } from '../control/action.ts';
import type { Backup } from './create-backup.ts';
import { sentenceOf } from './sentences.ts';

/** The name by which `sotuv backup` asks for it. */
export const backupActionName = 'backup';

/** `{file}` with the whole path -> what the backup holds. */
export function backupAction(backup: Backup): Action<{ file: string }> {
  return {
    input: z.object({ file: z.string().min(1) }),
    run: async ({ file }, say) => {
      const made = await backup.write(file, say);
      if (!made.ok) throw new ActionRefused(sentenceOf(made));
      return { ...made.value };
    },
  };
}

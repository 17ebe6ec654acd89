import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../shop/ports.ts';
import { unfinishedEnding, type Backup } from './create-backup.ts';
import { sentenceOf } from './sentences.ts';

export interface NightlyBackups {
  /** Makes one and removes the oldest ones. Throws when it could not be made; those that are there stay. */
  make(): Promise<void>;
}

const backupName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.backup$/;

/** Backups in `<dataDir>/backups`, the newest `keep` of them: what a power cut can destroy. */
export function createNightlyBackups(deps: {
  backup: Backup;
  dataDir: string;
  keep: number;
  clock: Clock;
  log: { info(fields: object, message: string): void };
}): NightlyBackups {
  const folder = join(deps.dataDir, 'backups');
  return {
    make: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${deps.clock.now().toISOString().slice(0, 19).replaceAll(':', '-')}.backup`;
      const made = await deps.backup.write(join(folder, name));
      if (!made.ok) throw new Error(sentenceOf(made));
      const files = await readdir(folder);
      const old = files
        .filter((file) => backupName.test(file))
        .toSorted()
        .toReversed()
        .slice(deps.keep);
      const unfinished = files.filter((file) => file.endsWith(unfinishedEnding));
      for (const file of [...old, ...unfinished]) await rm(join(folder, file), { force: true });
      deps.log.info({ backup: name, bytes: made.value.bytes, rows: made.value.rows }, 'made a backup');
    },
  };
}

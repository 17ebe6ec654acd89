import type { Refusal } from '../shop/result.ts';
import type { BackupRefusal } from './create-backup.ts';
import type { RestoreRefusal } from './restore-shop.ts';

const sentences: { [why in BackupRefusal | RestoreRefusal]: string } = {
  busy: 'A backup is being made already; wait until it is done.',
  not_written: 'The backup could not be written',
  not_readable: 'The backup could not be read',
  not_a_backup: 'This file is no backup of a shop.',
  foreign_key:
    'This backup was made with another DATA_KEY. Give the one of the shop that made it: ' +
    'the file `secrets` of its data folder, or its setting DATA_KEY.',
  no_key:
    'There is no DATA_KEY to open a backup with. Put the file `secrets` of the shop that made it into the data folder, ' +
    'or set its DATA_KEY.',
  cut: 'This backup is not whole: its end is missing. Take another copy.',
  damaged: 'This backup was damaged or altered. Take another copy.',
  other_version:
    'This backup was made by another version of the program, whose tables are different. ' +
    'Restore it with that version, then update.',
  shop_not_empty: 'There is a shop already. To put the backup in its place, which deletes it: --replace',
  shop_running: 'The shop is running on this database. Stop every process of it first',
};

/** Why there is no backup, or nothing was restored, as a sentence for the person who asked. */
export function sentenceOf({ why, with: details }: Refusal<BackupRefusal | RestoreRefusal>): string {
  const more = details?.['reason'];
  return typeof more === 'string' ? `${sentences[why]}: ${more}.` : sentences[why];
}

/** Why a file can't be read as a backup. */
export type Unreadable = 'not_a_backup' | 'foreign_key' | 'cut' | 'damaged';

/** Carries the reason out of the streams that read a backup. */
export class BackupUnreadable extends Error {
  override name = 'BackupUnreadable' as const;
  readonly why: Unreadable;

  constructor(why: Unreadable) {
    super(why);
    this.why = why;
  }
}

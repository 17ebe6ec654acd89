import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own that can be filled to the last byte. */
export interface SmallDisk {
  folder: string;
  fill(): void;
  makeRoom(): void;
  /** Takes the disk away. */
  remove(): void;
}

/** Mounts one at this folder; undefined where mounting is not allowed. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (mounted.status !== 0 && process.env['CI'])
    throw new Error('No small disk can be mounted: run the tests as root.');
  if (mounted.status !== 0) return undefined;
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    makeRoom: () => rmSync(ballast),
    remove: () => void spawnSync('umount', ['-l', folder]),
  };
}

/** From now on the process can make no file longer than this, as if its disk were full; undefined lifts it. */
export function limitFiles(pid: number, bytes: number | undefined): void {
  const limited = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`]);
  if (limited.status !== 0) throw new Error(`prlimit failed: ${limited.stderr.toString()}`);
}

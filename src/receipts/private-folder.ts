import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'sotuv-reading-';

/** Makes a folder for pictures on their way, open to this user alone. */
export function makePrivateFolder(): string {
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Takes away such folders of processes that are dead by now. */
export function removeLeftFolders(): void {
  if (!existsSync(tmpdir())) return;
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined) removeLeft(join(tmpdir(), name), Number(owner));
  }
}

function removeLeft(folder: string, owner: number): void {
  try {
    if (!isAlive(owner) || (owner === process.pid && isOlderThanWe(folder)))
      rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's, or another process was quicker.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** In a container every start has the same number. */
function isOlderThanWe(folder: string): boolean {
  return statSync(folder).ctimeMs < Date.now() - process.uptime() * 1_000;
}

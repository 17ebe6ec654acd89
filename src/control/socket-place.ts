import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where a running shop listens. */
export interface SocketPlace {
  /** The path to bind. */
  path: string;
  /** Makes the bound socket ours alone and the one that is found; takes the place of one left by a dead process. */
  publish(): void;
  /** Takes it away again, unless another process has published its own since. */
  remove(): void;
}

const socketName = 'control.sock';
const pathName = 'control.path';
// The address of a socket holds 108 bytes on Linux and 104 on macOS, its ending zero included.
const longestPathBytes = 100;

/** A place in the data folder; where that path is too long, one in a temporary folder that the data folder names. */
export function placeSocket(dataDir: string): SocketPlace {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const known = resolve(dataDir, socketName);
  const beside = `${known}.${process.pid}`;
  return Buffer.byteLength(beside) <= longestPathBytes
    ? inFolder(known, beside)
    : elsewhere(resolve(dataDir, pathName));
}

/** Bound beside and renamed: whoever finds it finds it with its mode, and never none. */
function inFolder(known: string, beside: string): SocketPlace {
  rmSync(beside, { force: true });
  let inode = 0n;
  return {
    path: beside,
    publish: () => {
      chmodSync(beside, 0o600);
      inode = inodeOf(beside) ?? 0n;
      renameSync(beside, known);
    },
    remove: () => {
      if (inodeOf(known) === inode) rmSync(known, { force: true });
    },
  };
}

function elsewhere(pathFile: string): SocketPlace {
  const folder = mkdtempSync(join(tmpdir(), 'sotuv-'));
  const path = join(folder, socketName);
  return {
    path,
    publish: () => {
      chmodSync(path, 0o600);
      const beside = `${pathFile}.${process.pid}`;
      writeFileSync(beside, path, { mode: 0o600 });
      renameSync(beside, pathFile);
    },
    remove: () => {
      if (readIfThere(pathFile) === path) rmSync(pathFile, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Paths where a shop on this folder may listen, the likelier one first. Nobody need be there. */
export function findSockets(dataDir: string): string[] {
  const known = resolve(dataDir, socketName);
  const named = readIfThere(resolve(dataDir, pathName));
  const near = Buffer.byteLength(known) <= longestPathBytes ? [known] : [];
  return named === undefined ? near : [...near, named];
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fine, type Check, type Finding } from './finding.ts';

type Found = Omit<Finding, 'check'>;

const gigabyte = 1024 ** 3;
const littleBytes = 2 * gigabyte;
const leastBytes = 256 * 1024 ** 2;
const wantedNode = 24;

/** Node, the data folder with its keys, and the room on its disk. */
export function machineChecks({ dataDir, hasDataKey }: { dataDir: string; hasDataKey: boolean }): Check[] {
  const folder = resolve(dataDir);
  return [
    { name: 'node', look: async () => nodeVersion(process.versions.node) },
    { name: 'data folder', look: async () => dataFolder(folder) },
    { name: 'keys', look: async () => keys(folder, hasDataKey) },
    { name: 'disk', look: async () => disk(folder) },
  ];
}

function nodeVersion(version: string): Found {
  if (Number.parseInt(version, 10) >= wantedNode) return fine(version);
  const fix = 'Start the shop by `npm start`, which brings its own Node.';
  return { status: 'fail', detail: `${version}, and ${wantedNode} is needed`, fix };
}

function dataFolder(folder: string): Found {
  if (!existsSync(folder)) return fine(`${folder} is made at the first start`);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return fine(folder);
  } catch {
    const fix = `Give the user that runs the shop the right to write into ${folder}.`;
    return { status: 'fail', detail: `${folder} can't be written by this user`, fix };
  }
}

function keys(folder: string, hasDataKey: boolean): Found {
  const file = join(folder, 'secrets');
  if (hasDataKey) return fine('DATA_KEY is set');
  if (!existsSync(file)) return fine('made at the first start');
  const others = statSync(file).mode & 0o077;
  if (others === 0) return fine('in the data folder, for this user alone; keep a copy elsewhere');
  return { status: 'fail', detail: `${file} can be read by other users`, fix: `chmod 600 ${file}` };
}

function disk(folder: string): Found {
  const { bavail, bsize } = statfsSync(existing(folder));
  const free = bavail * bsize;
  const detail = `${(free / gigabyte).toFixed(1)} GB free`;
  if (free >= littleBytes) return fine(detail);
  const fix = 'Make room on the disk of DATA_DIR: a full disk stops the shop.';
  return { status: free < leastBytes ? 'fail' : 'warn', detail, fix };
}

function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

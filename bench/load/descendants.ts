import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { residentMb } from './memory.ts';

/** Resident memory, in MB, of all that this process has started and what those have started, as Linux tells it; 0 elsewhere. */
export function descendantsMb(): number {
  if (!existsSync('/proc')) return 0;
  const parents = new Map(
    readdirSync('/proc')
      .filter(isPid)
      .map((name) => [Number(name), parentOf(name)]),
  );
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs).reduce((sum, pid) => sum + (residentMb(pid) ?? 0), 0);
}

function isPid(name: string): boolean {
  return /^\d+$/.test(name);
}

/** Undefined where it ended meanwhile. */
function parentOf(pid: string): number | undefined {
  try {
    const parent = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    return parent === undefined ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

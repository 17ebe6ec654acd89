import { existsSync, readFileSync } from 'node:fs';

/** Resident memory of a process in MB, as Linux tells it under /proc; undefined elsewhere. */
export function residentMb(pid: number | undefined, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number | undefined {
  const file = `/proc/${pid ?? 0}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

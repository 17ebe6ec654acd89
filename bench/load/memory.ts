import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB, as Linux tells it under /proc; undefined elsewhere, and where the process has ended. */
export function residentMb(pid: number | undefined, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number | undefined {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(statusOf(pid ?? 0))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

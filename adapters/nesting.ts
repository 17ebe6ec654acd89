import type { Json } from './adapter.ts';

/** Whether a list or an object lies inside `levels` others. Looks no deeper, so it never throws. */
export function nestsDeeperThan(data: Json, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if (levels === 0) return true;
  const parts = Array.isArray(data) ? data : Object.values(data);
  return parts.some((part) => nestsDeeperThan(part, levels - 1));
}

// The platform's times lie between 2001 and 5138 when read in their own unit.
const firstMs = 1e11;
const firstUs = 1e14;

/**
 * Time of an event in whole milliseconds. `entry.time` is in seconds beside `changes` and in milliseconds beside
 * `messaging`, and dates in ISO form were seen too (Graph API writes `+0000`), so the magnitude decides.
 * Undefined when it is no time.
 */
export function timeMs(time: unknown): number | undefined {
  if (typeof time === 'number') return byMagnitude(time);
  if (typeof time !== 'string') return undefined;
  if (/^\d{1,17}$/.test(time)) return byMagnitude(Number(time));
  return byMagnitude(Date.parse(time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')), true);
}

function byMagnitude(time: number, isMs = false): number | undefined {
  if (!Number.isFinite(time) || time < 0) return undefined;
  if (time >= firstUs) return time < firstUs * 1000 ? Math.floor(time / 1000) : undefined;
  return Math.floor(time < firstMs && !isMs ? time * 1000 : time);
}

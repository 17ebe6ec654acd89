import type { ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { readSettings, writeSettings } from './read-settings.ts';

/** Shortest and longest time for which goods are held for payment. */
export const holdLimitsMinutes = { least: 5, most: 24 * 60 } as const;

/** Sets how long goods are held for payment, in minutes; orders that are placed keep their time. */
export async function changeHold(
  ctx: ShopContext,
  holdMinutes: number,
): Promise<Result<{ holdMinutes: number }, 'not_allowed' | 'bad_minutes'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const { least, most } = holdLimitsMinutes;
  if (!Number.isInteger(holdMinutes) || holdMinutes < least || holdMinutes > most) {
    return failed('bad_minutes', { least, most });
  }
  const { reminderMinutes } = await readSettings(ctx);
  // A reminder in the moment of the order would be noise.
  const reminder = Math.min(reminderMinutes, Math.floor(holdMinutes / 2));
  await writeSettings(ctx.em, { holdMinutes, reminderMinutes: reminder });
  return ok({ holdMinutes });
}

import type { ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { writeSettings } from './read-settings.ts';

/** While paused the shop shows its goods but takes no orders; placed ones go on. */
export async function pauseShop(
  ctx: ShopContext,
  paused: boolean,
): Promise<Result<{ paused: boolean }, 'not_allowed'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  await writeSettings(ctx.em, { pausedAt: paused ? ctx.clock.now() : null });
  return ok({ paused });
}

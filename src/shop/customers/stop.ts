import type { ShopContext } from '../context.ts';
import { Identity } from './identity.ts';

/** Sets or lifts /stop: a person who stopped hears only of his own orders. */
export async function setStopped(
  ctx: Pick<ShopContext, 'em' | 'clock'>,
  identityId: number,
  stopped: boolean,
): Promise<void> {
  await ctx.em.nativeUpdate(Identity, { id: identityId }, { stoppedAt: stopped ? ctx.clock.now() : null });
}

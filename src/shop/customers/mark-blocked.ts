import type { ShopContext } from '../context.ts';
import { Identity } from './identity.ts';

/** Notes that the platform refused us this person; the next message from him lifts it. */
export async function markBlocked(ctx: Pick<ShopContext, 'em' | 'clock'>, identityId: number): Promise<void> {
  await ctx.em.nativeUpdate(Identity, { id: identityId, blockedAt: null }, { blockedAt: ctx.clock.now() });
}

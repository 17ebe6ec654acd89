import type { Middleware } from 'grammy';
import { currentCause } from '#src/journal/run.ts';
import { markBlocked } from '#src/shop/customers/mark-blocked.ts';
import type { BotContext } from '#src/ui/context.ts';
import type { House } from './house.ts';
import { refusalOf } from './refusal.ts';
import type { HandledUpdate } from './update-observer.ts';

/**
 * One line per update: kind, who took it, milliseconds, outcome. Never what was written.
 * A failure goes on, so that the update comes again; but who can't be reached any more is noted, and that is the end of it.
 * So it is of an update that waited until its channel let nobody answer: the customer is greeted when he writes again.
 */
export function logged(house: House, channel: string): Middleware<BotContext> {
  return async (ctx, next) => {
    const began = performance.now();
    const fields = (): object => ({
      channel,
      update: ctx.update.update_id,
      kind: Object.keys(ctx.update).find((key) => key !== 'update_id') ?? 'none',
      route: ctx.route ?? 'none',
      ms: Math.round(performance.now() - began),
      waitedMs: currentCause()?.waitedMs,
      attempt: currentCause()?.attempt,
    });
    const observed = (outcome: HandledUpdate['outcome']): void => {
      const seconds = (performance.now() - began) / 1000;
      house.updated?.({ channel, route: ctx.route ?? 'none', outcome, seconds });
    };
    try {
      await next();
      observed('answered');
      house.log.info(fields(), 'update answered');
    } catch (thrown) {
      const error = ctx.fault ?? thrown;
      const why = refusalOf(error)?.why;
      if (why === 'blocked' || why === 'unreachable' || why === 'window_closed') {
        if (why !== 'window_closed') await noteUnreachable(ctx);
        observed('unreachable');
        house.log.info({ ...fields(), why }, 'the person can not be reached');
        return;
      }
      observed('failed');
      house.log.warn({ ...fields(), err: error }, 'update failed');
      throw error;
    }
  };
}

// `arrive` fills these; an update that failed before it knows nobody yet.
async function noteUnreachable(ctx: Partial<Pick<BotContext, 'shop' | 'identity'>>): Promise<void> {
  if (ctx.shop && ctx.identity) await markBlocked(ctx.shop, ctx.identity.id);
}

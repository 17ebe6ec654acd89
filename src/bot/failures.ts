import type { Middleware } from 'grammy';
import type { BotContext } from '#src/ui/context.ts';
import type { House } from './house.ts';

/** One line per update: kind, who took it, milliseconds, outcome. Never what was written. */
export function logged(house: House, channel: string): Middleware<BotContext> {
  return async (ctx, next) => {
    const began = performance.now();
    const fields = () => ({
      channel,
      update: ctx.update.update_id,
      kind: Object.keys(ctx.update).find((key) => key !== 'update_id') ?? 'none',
      route: ctx.route ?? 'none',
      ms: Math.round(performance.now() - began),
    });
    try {
      await next();
      house.log.info(fields(), 'update answered');
    } catch (error) {
      house.log.warn({ ...fields(), err: error }, 'update failed');
      throw error;
    }
  };
}

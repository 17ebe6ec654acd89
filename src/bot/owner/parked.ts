import type { ParkedDesk } from '#src/shop/notices/parked-work.ts';
import type { BotContext } from '#src/ui/context.ts';
import { forgetScreen, parkedPerPage, parkedScreen } from '#src/ui/owner/parked-screens.ts';
import { show } from '#src/ui/show.ts';
import type { Desk, Handlers } from './desk.ts';

/** The buttons beside work that was given up. A button of work that is gone meanwhile says so. */
export const parkedTaps: Handlers<'parked' | 'retry' | 'retryall' | 'forget' | 'forgetnow'> = {
  parked: (ctx, desk, { page }) => showParked(ctx, desk, page),
  retry: (ctx, desk, { job }) =>
    change(ctx, desk, async (parked) => retriedLine(ctx, (await parked.retry(job)) ? 1 : 0)),
  retryall: (ctx, desk) => change(ctx, desk, async (parked) => retriedLine(ctx, await parked.retryAll())),
  forget: (ctx, _desk, { job }) => show(ctx, forgetScreen(ctx.words, job)),
  forgetnow: (ctx, desk, { job }) =>
    change(ctx, desk, async (parked) =>
      ctx.words.html((await parked.drop(job)) ? 'owner-parked-forgotten' : 'owner-parked-gone'),
    ),
};

/** A page of the work that was given up; the last one where there are fewer by now. */
export async function showParked(ctx: BotContext, desk: Desk, page: number, above?: string): Promise<void> {
  const { parked } = desk.house;
  const { total } = await parked.list({ offset: 0, limit: 0 });
  const at = Math.min(page, Math.max(Math.ceil(total / parkedPerPage) - 1, 0));
  const found = await parked.list({ offset: at * parkedPerPage, limit: parkedPerPage });
  await show(ctx, parkedScreen(ctx.words, { page: at, ...found }, above));
}

async function change(ctx: BotContext, desk: Desk, work: (parked: ParkedDesk) => Promise<string>): Promise<void> {
  await showParked(ctx, desk, 0, await work(desk.house.parked));
}

function retriedLine({ words }: BotContext, count: number): string {
  return count === 0 ? words.html('owner-parked-gone') : words.html('owner-parked-retried', { count });
}

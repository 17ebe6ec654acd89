import { GrammyError, type Middleware } from 'grammy';
import type { BotContext } from '#src/ui/context.ts';
import { shorten } from '#src/ui/screen.ts';

// Limit of the Bot API for the words shown after a tap.
const maxToast = 200;

/** Ends the waiting sign on a tapped button, with the toast a handler left. A tap too old to be answered is no fault. */
export const answerTaps: Middleware<BotContext> = async (ctx, next) => {
  await next();
  if (!ctx.callbackQuery) return;
  const toast =
    ctx.toast === undefined ? {} : { text: shorten(ctx.toast, maxToast), show_alert: ctx.toast.length > 60 };
  try {
    await ctx.answerCallbackQuery(toast);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
  }
};

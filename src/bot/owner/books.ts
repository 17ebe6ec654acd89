import { reconcile } from '#src/shop/books/reconcile.ts';
import type { BotContext } from '#src/ui/context.ts';
import { booksScreen } from '#src/ui/owner/books-screens.ts';
import { show } from '#src/ui/show.ts';
import type { Desk, Handlers } from './desk.ts';

/** The button that checks the whole shop. */
export const bookTaps: Handlers<'check'> = { check: (ctx, desk) => showBooks(ctx, desk) };

/** Checks the whole shop and says what does not add up. */
export async function showBooks(ctx: BotContext, desk: Desk): Promise<void> {
  await show(ctx, booksScreen(ctx.words, await reconcile(desk.shop, desk.house.outbox)));
}

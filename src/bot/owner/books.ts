import { reconcile } from '#src/shop/books/reconcile.ts';
import type { BotContext } from '#src/ui/context.ts';
import { booksScreen } from '#src/ui/owner/books-screens.ts';
import { show } from '#src/ui/show.ts';
import type { House } from '../house.ts';
import { showDesk, type Desk, type Handlers } from './desk.ts';
import type { OwnerTools } from './tools.ts';

/** The button that checks the whole shop. */
export const bookTaps: Handlers<'check'> = { check: (ctx, desk) => showBooks(ctx, desk) };

/** Checks the whole shop and says what does not add up. */
export async function showBooks(ctx: BotContext, desk: Desk): Promise<void> {
  const { outbox }: OwnerTools & Pick<House, 'em'> = desk.house;
  if (!outbox) return showDesk(ctx, desk);
  await show(ctx, booksScreen(ctx.words, await reconcile(desk.shop, outbox)));
}

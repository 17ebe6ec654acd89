import type { ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { writeSettings } from '../settings/read-settings.ts';
import { row } from '../sql.ts';
import type { CommentMode } from './comment-modes.ts';

/** How comments under posts are answered. */
export type CommentSettings = {
  commentsOn: boolean;
  /** An answer that everybody sees may tell the price. */
  priceInPublic: boolean;
  /** A question under a post that shows no product. */
  unlinkedComments: CommentMode;
  /** A comment that is not understood, or unfriendly. */
  unclearComments: CommentMode;
};

const untouched: CommentSettings = {
  commentsOn: true,
  priceInPublic: false,
  unlinkedComments: 'invite',
  unclearComments: 'ask',
};

/** The settings as they stand; those of a new shop where nothing was set yet. */
export async function readCommentSettings(ctx: Pick<ShopContext, 'em'>): Promise<CommentSettings> {
  const kept = await row<CommentSettings>(
    ctx.em,
    `select comments_on as "commentsOn", price_in_public as "priceInPublic", unlinked_comments as "unlinkedComments",
       unclear_comments as "unclearComments" from shop_settings limit 1`,
  );
  return kept ?? untouched;
}

/** Sets how comments are answered; those that were answered stay as they are. */
export async function changeComments(
  ctx: ShopContext,
  change: Partial<CommentSettings>,
): Promise<Result<CommentSettings, 'not_allowed'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  await writeSettings(ctx.em, change);
  return ok(await readCommentSettings(ctx));
}

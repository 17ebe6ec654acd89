import { answerAsked, leaveAsked } from '#src/shop/comments/answer-later.ts';
import { changeComments, readCommentSettings, type CommentSettings } from '#src/shop/comments/comment-settings.ts';
import type { BotContext } from '#src/ui/context.ts';
import { commentSettingsScreen } from '#src/ui/owner/comment-settings-screen.ts';
import { show } from '#src/ui/show.ts';
import { showDesk, type Desk, type Handlers } from './desk.ts';

/** The buttons about comments under posts. */
export const commentTaps: Handlers<
  'comments' | 'commentson' | 'pricepublic' | 'commentmode' | 'invite' | 'leavecomment'
> = {
  comments: (ctx, desk) => showComments(ctx, desk),
  commentson: (ctx, desk, { on }) => change(ctx, desk, { commentsOn: on === 'yes' }),
  pricepublic: (ctx, desk, { on }) => change(ctx, desk, { priceInPublic: on === 'yes' }),
  commentmode: (ctx, desk, { what, mode }) =>
    change(ctx, desk, what === 'unlinked' ? { unlinkedComments: mode } : { unclearComments: mode }),
  invite: async (ctx, desk, { id }) => {
    const answered = await answerAsked(desk.shop, id);
    await showDesk(ctx, desk, ctx.words.html(answered.ok ? 'owner-comment-invited' : 'owner-comment-gone'));
  },
  leavecomment: async (ctx, desk, { id }) => {
    const left = await leaveAsked(desk.shop, id);
    await showDesk(ctx, desk, ctx.words.html(left.ok ? 'owner-comment-left' : 'owner-comment-gone'));
  },
};

async function showComments(ctx: BotContext, desk: Desk, above?: string): Promise<void> {
  await show(ctx, commentSettingsScreen(ctx.words, await readCommentSettings(desk.shop), above));
}

async function change(ctx: BotContext, desk: Desk, wish: Partial<CommentSettings>): Promise<void> {
  await changeComments(desk.shop, wish);
  await showComments(ctx, desk, ctx.words.html('owner-changed'));
}

import { Composer } from 'grammy';
import type { Message } from 'grammy/types';
import type { ProductView } from '#src/shop/catalog/product-view.ts';
import { readComment } from '#src/shop/comments/read-comment.ts';
import { productScreen } from '#src/ui/catalog-screens.ts';
import { sizeLine } from '#src/ui/comment-screens.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { gap, lines, type Screen } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';
import { notePosts } from '#src/shop/posts/note-posts.ts';
import { productOfPost } from '#src/shop/posts/product-of-post.ts';
import type { Words } from '#src/ui/words.ts';
import { answerFirst } from './first-word.ts';
import type { Channel } from './house.ts';

/**
 * A post or story of the shop that the customer answers to or shares: he is shown its product, whatever he wrote with it.
 * Where it is linked to none yet, he is told kindly and the owners learn of the post. Who mentions the shop in a story
 * of his own is thanked.
 */
export function sharedPost(channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message', async (ctx, next) => {
    const { message } = ctx;
    if (channel.capabilities.comments !== true) return next();
    if (message.story) {
      ctx.route = 'story_mention';
      return send(ctx, { text: ctx.words.html('story-thanks') });
    }
    const post = ownPostOf(message);
    // A picture may be the receipt of an order.
    if (!post || message.photo || message.document) return next();
    ctx.route = 'shared_post';
    const numbers = { channel: channel.name, externalId: String(post.number) };
    const product = await productOfPost(ctx.shop, numbers);
    if (product) return answerFirst(ctx, askedScreen(ctx.words, product, message.text ?? ''));
    await notePosts(ctx.shop, [{ ...numbers, kind: post.kind }]);
    await answerFirst(ctx, menuScreen(ctx.words, ctx.words.html('shared-unlinked')));
  });
  return composer;
}

/** The product; first of all whether the size is there that was asked for. */
function askedScreen(words: Words, product: ProductView, text: string): Screen {
  const { size } = readComment(text);
  const screen = productScreen(words, product);
  const answer = size === undefined ? undefined : sizeLine(words, product, size);
  return answer === undefined ? screen : { ...screen, text: lines(answer, gap, screen.text) };
}

/** The post of the shop that a message answers or shares. Of somebody else's post a channel tells no origin. */
export function ownPostOf(message: Message): { number: number; kind: 'post' | 'story' } | undefined {
  const answered = message.external_reply?.origin;
  if (answered?.type === 'channel') return { number: answered.message_id, kind: 'story' };
  const shared = message.forward_origin;
  return shared?.type === 'channel' ? { number: shared.message_id, kind: 'post' } : undefined;
}

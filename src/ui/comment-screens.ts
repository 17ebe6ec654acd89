import type { ProductView } from '#src/shop/catalog/product-view.ts';
import { encodeTap } from './callback-data.ts';
import { priceInShort, productInShort } from './catalog-screens.ts';
import { catalogButton, operatorButton } from './menu-screens.ts';
import { gap, lines, type Screen } from './screen.ts';
import type { Words } from './words.ts';

/** What a comment is answered with privately. */
export interface CommentReply {
  /** Its post, and itself, by their numbers on the channel. */
  replyTo: { chatId: number; messageId: number };
  /** What the post shows, while it is on sale. */
  product?: ProductView;
  /** The size that was asked for. */
  size?: string;
}

/**
 * The private reply to a comment: the product with price and sizes, or a general invitation, and the ways on. Words and
 * buttons' titles together are at most 900 bytes, since it must go as one text.
 */
export function commentReplyScreen(words: Words, { replyTo, product, size }: CommentReply): Screen {
  if (!product) {
    return {
      replyTo,
      text: lines(words.html('notice-comment_reply'), words.html('comment-invite')),
      buttons: [[catalogButton(words)], [operatorButton(words)]],
    };
  }
  const { id } = product;
  const isThere = product.variants.some(({ stock }) => stock > 0);
  return {
    replyTo,
    text: lines(
      words.html('notice-comment_reply'),
      gap,
      productInShort(words, product),
      size !== undefined && isThere && sizeLine(words, product, size),
      gap,
      words.html(isThere ? 'comment-way-on' : 'comment-sold-out'),
    ),
    buttons: [
      ...(isThere ? [[{ title: words.plain('button-order'), data: encodeTap({ kind: 'choose', id }) }]] : []),
      [{ title: words.plain('button-show-product'), data: encodeTap({ kind: 'product', id }) }],
      [operatorButton(words)],
    ],
  };
}

/** Whether a size that was asked for is in stock; undefined for a product without sizes. */
export function sizeLine(words: Words, product: ProductView, size: string): string | undefined {
  if (!product.options.includes('size')) return undefined;
  const isThere = product.variants.some(
    ({ options, stock }) => stock > 0 && options['size']?.toUpperCase() === size.toUpperCase(),
  );
  return words.html(isThere ? 'comment-size-there' : 'comment-size-gone', { size });
}

const told = ['comment-public-1', 'comment-public-2', 'comment-public-3', 'comment-public-4', 'comment-public-5'];
const untold = ['comment-write-us-1', 'comment-write-us-2', 'comment-write-us-3'];

/**
 * The answer under a comment that everybody sees, without markup and at most 300 characters. `turn` is any number: by it
 * the wording changes, and stays the same for the same comment. Where the private reply did not arrive, he is asked to write.
 */
export function publicAnswer(
  words: Words,
  answer: { turn: number; isTold: boolean; priceOf?: ProductView | undefined },
): string {
  const { turn, isTold, priceOf } = answer;
  const price = priceOf && priceInShort(words, priceOf);
  const wordings = isTold ? told : untold;
  const wording = words.plain(wordings[turn % wordings.length] ?? '');
  return price === undefined ? wording : words.plain('comment-public-price', { price, wording });
}

import type { ProductView } from '#src/shop/catalog/product-view.ts';
import { encodeTap } from './callback-data.ts';
import { priceInShort } from './catalog-screens.ts';
import { catalogButton } from './menu-screens.ts';
import { shorten, type Button, type Card, type Screen } from './screen.ts';
import type { Words } from './words.ts';

// Of a card's two lines ("Generic template").
const longestLine = 80;

/** Several products as cards to swipe; `more` leads on where there are others. */
export function cardsScreen(words: Words, text: string, products: ProductView[], more?: Button): Screen {
  return {
    text,
    cards: products.map((product) => productCard(words, product)),
    buttons: [[...(more ? [more] : []), catalogButton(words)]],
  };
}

/** The part of a shelf that begins at `index`, as cards. `total` products lie on the shelf. */
export function shelfCardsScreen(
  words: Words,
  products: ProductView[],
  { shelf, index, total }: { shelf: number; index: number; total: number },
): Screen {
  const next = index + products.length;
  const rest = total - next;
  const more = {
    title: words.plain('button-more-cards', { count: rest }),
    data: encodeTap({ kind: 'product_at', shelf, index: next }),
  };
  return cardsScreen(words, words.html('cards-choose'), products, rest > 0 ? more : undefined);
}

function productCard(words: Words, product: ProductView): Card {
  const picture = product.pictures[0];
  const { id } = product;
  const isThere = product.variants.some(({ stock }) => stock > 0);
  return {
    title: shorten(product.title[words.language], longestLine),
    subtitle: isThere ? (priceInShort(words, product) ?? '') : words.plain('product-sold-out'),
    ...(picture ? { mediaId: picture.mediaId } : {}),
    buttons: [
      { title: words.plain('button-show-product'), data: encodeTap({ kind: 'product', id }) },
      ...(isThere ? [{ title: words.plain('button-order'), data: encodeTap({ kind: 'choose', id }) }] : []),
    ],
  };
}

import type { ShopContext } from '../context.ts';
import { rows } from '../sql.ts';
import type { ProductView } from './product-view.ts';
import { readProducts } from './read-product.ts';
import { searchWords } from './search-words.ts';

/**
 * Products that the text names, best first: those on sale, or with `all` the hidden ones too.
 * Where some have every word, only those are given; otherwise those with any word, more words first.
 */
export async function searchProducts(
  ctx: Pick<ShopContext, 'em'>,
  text: string,
  limit: number,
  which: 'active' | 'all' = 'active',
): Promise<ProductView[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const hits = words.map(() => `(' ' || search_text like ?)::int`).join(' + ');
  const found = await rows<{ id: number; hits: number }>(
    ctx.em,
    `select id, hits from (select id, position, ${hits} as hits from product ${which === 'active' ? `where status = 'active'` : ''}) as scored
     where hits > 0 order by hits desc, position, id limit ?`,
    [...words.map((word) => `% ${word}%`), limit],
  );
  const best = found[0]?.hits === words.length ? words.length : 1;
  return readProducts(
    ctx,
    found.filter((product) => product.hits >= best).map((product) => product.id),
  );
}

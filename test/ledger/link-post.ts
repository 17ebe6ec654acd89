import { withDatabase } from './books.ts';
import type { Stand } from './stand.ts';

/** Puts the shoes that everybody buys under the post of the account; an embedded shop must be closed. */
export async function linkPost({ place, platform }: Pick<Stand, 'place' | 'platform'>): Promise<void> {
  await withDatabase(place, (database) =>
    database.em().execute(
      `with number as (
         insert into foreign_id (channel, kind, external_id, made_at) values ('instagram', 'post', ?, now()) returning id)
       insert into post (channel, external_id, link, caption, product_id, status, created_at)
       select 'instagram', 4503599627370496 + number.id, '', '', product.id, 'linked', now()
       from number, product where product.slug = ?`,
      [platform.instagram.postId, productSlug],
    ),
  );
}

const productSlug = 'shamol-krossovka';

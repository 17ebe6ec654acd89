import { beforeEach, describe, expect, test } from 'vitest';
import { showProduct } from '#src/shop/catalog/show-product.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { ignorePost, linkPost, unlinkPost } from '#src/shop/posts/link-post.ts';
import { findPost, listPosts } from '#src/shop/posts/list-posts.ts';
import { notePosts } from '#src/shop/posts/note-posts.ts';
import { Post } from '#src/shop/posts/post.ts';
import { productOfPost } from '#src/shop/posts/product-of-post.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, makeOwner, makeProduct, must, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let owner: TestCustomer;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  owner = await makeOwner(shop);
});

const seen = (externalId: string, caption = `Post ${externalId}`) => ({
  channel: 'chat',
  externalId,
  link: `https://post.example/${externalId}`,
  caption,
  kind: 'reel' as const,
  publishedAt: new Date(`2026-03-0${Number(externalId.at(-1)) + 1}T07:00:00.000Z`),
});

const told = () => shop.system().em.count(Notice, { kind: 'new_posts' });
const idOf = async (externalId: string) => (await findPost(shop.system(), { channel: 'chat', externalId }))?.id ?? 0;

describe('posts of the shop', () => {
  test('are kept once, with what is newly known of them, the newest first', async () => {
    expect(await notePosts(shop.system(), [{ channel: 'chat', externalId: '1' }])).toBe(1);
    expect(await notePosts(shop.system(), [seen('1'), seen('2', 'Yangi\u202e koʻylak')])).toBe(1);
    expect(await notePosts(shop.system(), [{ channel: 'chat', externalId: '1', kind: 'story' }])).toBe(0);
    const { posts, total } = await listPosts(shop.system(), { status: 'new', offset: 0, limit: 9 });
    expect(total).toBe(2);
    expect(posts).toMatchObject([
      { externalId: '2', caption: 'Yangi koʻylak', kind: 'reel', publishedAt: '2026-03-03T07:00:00.000Z' },
      { externalId: '1', link: 'https://post.example/1', kind: 'reel', productId: null },
    ]);
  });

  test('that are new are told to the owners in a bundle, once an hour at most', async () => {
    await notePosts(shop.system(), [seen('1'), seen('2'), seen('3')]);
    await notePosts(shop.system(), [seen('4')]);
    expect(await told()).toBe(1);
    shop.clock.forward(61);
    await notePosts(shop.system(), [seen('4')]);
    expect(await told()).toBe(1);
    await notePosts(shop.system(), [seen('5')]);
    expect(await told()).toBe(2);
  });

  test('noted by two nodes at once are there once', async () => {
    const both = [seen('1'), seen('2'), seen('3')];
    const added = await Promise.all([notePosts(shop.system(), both), notePosts(shop.system(), both.toReversed())]);
    expect(added[0] + added[1]).toBe(3);
    expect(await shop.system().em.count(Post)).toBe(3);
  });

  test('are linked by owners alone, to products that there are', async () => {
    await notePosts(shop.system(), [seen('1')]);
    const [postId, product, ali] = [await idOf('1'), await makeProduct(shop), await makeCustomer(shop)];
    const link = { postId, productId: product.id };
    for (const refused of [linkPost(ali.ctx(), link), unlinkPost(ali.ctx(), postId), ignorePost(ali.ctx(), postId)]) {
      expect(await refused).toMatchObject({ why: 'not_allowed' });
    }
    expect(await linkPost(owner.ctx(), { ...link, productId: 99 })).toMatchObject({ why: 'product_gone' });
    expect(await linkPost(owner.ctx(), { ...link, postId: 99 })).toMatchObject({ why: 'post_gone' });
    expect(await ignorePost(owner.ctx(), 99)).toMatchObject({ why: 'post_gone' });
    expect(must(await linkPost(owner.ctx(), link))).toMatchObject({ status: 'linked', productTitle: product.title });
  });

  test('show their product while it is linked and on sale', async () => {
    await notePosts(shop.system(), [seen('1')]);
    const [postId, product, numbers] = [await idOf('1'), await makeProduct(shop), { channel: 'chat', externalId: '1' }];
    expect(await productOfPost(shop.system(), numbers)).toBeUndefined();
    must(await linkPost(owner.ctx(), { postId, productId: product.id }));
    expect((await productOfPost(shop.system(), numbers))?.id).toBe(product.id);
    await notePosts(shop.system(), [seen('1', 'Oʻzgardi')]);
    expect((await productOfPost(shop.system(), numbers))?.id).toBe(product.id);
    must(await showProduct(owner.ctx(), { productId: product.id, shown: false }));
    expect(await productOfPost(shop.system(), numbers)).toBeUndefined();
    must(await showProduct(owner.ctx(), { productId: product.id, shown: true }));
    must(await unlinkPost(owner.ctx(), postId));
    expect(await productOfPost(shop.system(), numbers)).toBeUndefined();
    expect(must(await ignorePost(owner.ctx(), postId)).status).toBe('ignored');
    expect((await listPosts(shop.system(), { status: 'new', offset: 0, limit: 9 })).total).toBe(0);
  });
});

import { findShelf, listProducts, listShelves } from '#src/shop/catalog/list-products.ts';
import { searchProducts } from '#src/shop/catalog/search-products.ts';
import { ignorePost, linkPost, unlinkPost } from '#src/shop/posts/link-post.ts';
import { findPost, listPosts, readPost } from '#src/shop/posts/list-posts.ts';
import { notePosts, type SeenPost } from '#src/shop/posts/note-posts.ts';
import type { PostView } from '#src/shop/posts/post-view.ts';
import type { Result } from '#src/shop/result.ts';
import type { BotContext } from '#src/ui/context.ts';
import type { PostList } from '#src/ui/owner/callback-data.ts';
import { pickFoundScreen, pickShelfScreen, postScreen, postsPerPage, postsScreen } from '#src/ui/owner/post-screens.ts';
import { productsPerPage } from '#src/ui/owner/product-screens.ts';
import { send, show } from '#src/ui/show.ts';
import { ownPostOf } from '../shared-post.ts';
import { ask, showDesk, type Desk, type Handlers } from './desk.ts';
import type { TaskMessage } from './task.ts';

const mostFound = 10;

/** The buttons by which posts are linked to products. */
export const postTaps: Handlers<'posts' | 'post' | 'pickshelf' | 'pickfind' | 'pick' | 'ignorepost' | 'unlinkpost'> = {
  posts: (ctx, desk, { list, page }) => showPosts(ctx, desk, list, page),
  post: (ctx, desk, { id }) => showPost(ctx, desk, id),
  pickshelf: (ctx, desk, { post, id, page }) => showShelf(ctx, desk, { post, id, page }),
  pickfind: (ctx, desk, { post }) => ask(ctx, desk, { kind: 'pick_find', postId: post }),
  pick: async (ctx, desk, { post, id }) =>
    tell(ctx, desk, 'owner-post-now-linked', await linkPost(desk.shop, { postId: post, productId: id })),
  ignorepost: async (ctx, desk, { id }) => {
    await ignorePost(desk.shop, id);
    await showPosts(ctx, desk, 'new', 0, ctx.words.html('owner-post-now-ignored'));
  },
  unlinkpost: async (ctx, desk, { id }) => tell(ctx, desk, 'owner-post-now-unlinked', await unlinkPost(desk.shop, id)),
};

/** A page of the posts in one state; the last one where there are fewer by now. */
export async function showPosts(
  ctx: BotContext,
  desk: Desk,
  list: PostList,
  page: number,
  above?: string,
): Promise<void> {
  const { total } = await listPosts(desk.shop, { status: list, offset: 0, limit: 0 });
  const at = Math.min(page, Math.max(Math.ceil(total / postsPerPage) - 1, 0));
  const found = await listPosts(desk.shop, { status: list, offset: at * postsPerPage, limit: postsPerPage });
  await show(ctx, postsScreen(ctx.words, { list, page: at, ...found }, above));
}

async function showPost(ctx: BotContext, desk: Desk, id: number, above?: string): Promise<void> {
  const post = await readPost(desk.shop, id);
  if (!post) return showDesk(ctx, desk, ctx.words.html('owner-post-gone'));
  await show(ctx, postScreen(ctx.words, post, above));
}

async function tell(ctx: BotContext, desk: Desk, done: string, changed: Result<PostView, string>): Promise<void> {
  if (changed.ok) return show(ctx, postScreen(ctx.words, changed.value, ctx.words.html(done)));
  const gone = changed.why === 'product_gone' ? 'owner-product-gone' : 'owner-post-gone';
  await showDesk(ctx, desk, ctx.words.html(gone));
}

async function showShelf(
  ctx: BotContext,
  desk: Desk,
  { post, id, page }: { post: number; id: number; page: number },
): Promise<void> {
  const shelf = id === 0 ? undefined : await findShelf(desk.shop, id);
  const below = page === 0 ? await listShelves(desk.shop, shelf?.id ?? null) : [];
  const place = { offset: page * productsPerPage, limit: productsPerPage };
  const here = shelf ? await listProducts(desk.shop, { categoryId: shelf.id, ...place }) : { products: [], total: 0 };
  await show(ctx, pickShelfScreen(ctx.words, post, { shelf, below, page, ...here }));
}

/** Products that the typed words name, to be picked for a post. */
export async function findForPost(ctx: BotContext, desk: Desk, postId: number, text: string): Promise<void> {
  await send(ctx, pickFoundScreen(ctx.words, postId, text, await searchProducts(desk.shop, text, mostFound, 'all')));
}

/** True for a message that may hold a link to a post, or be a post of the shop. */
export function maybePost(message: TaskMessage): boolean {
  return ownPostOf(message) !== undefined || /\w\.\w{2,}\/\S/u.test(message.text ?? '');
}

/** Opens the own post that the owner forwarded, or whose link he pasted; false when it is none of the shop's. */
export async function takePost(ctx: BotContext, desk: Desk, message: TaskMessage): Promise<boolean> {
  const seen = await postBehind(desk, message);
  if (!seen) return false;
  ctx.route = 'owner_post';
  await notePosts(desk.shop, [seen]);
  const post = await findPost(desk.shop, seen);
  if (post) await send(ctx, postScreen(ctx.words, post));
  return true;
}

async function postBehind({ house, channel }: Desk, message: TaskMessage): Promise<SeenPost | undefined> {
  const own = channel.capabilities.comments === true ? ownPostOf(message) : undefined;
  if (own) return { channel: channel.name, externalId: String(own.number), kind: own.kind };
  for (const other of house.channels.values()) {
    const found = await other.postOf?.(message.text ?? '');
    if (!found) continue;
    const { id, ...post } = found;
    return { ...post, channel: other.name, externalId: String(id) };
  }
  return undefined;
}

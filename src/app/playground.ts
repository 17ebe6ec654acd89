import type { ChannelAdapter } from '#adapters/adapter.ts';
import { systemContext, type House } from '../bot/house.ts';
import { demoShop, pictureIds } from '../demo/index.ts';
import type { Log } from '../log.ts';
import { createGraphStandIn, type GraphStandIn } from '../playground/graph/stand-in.ts';
import { createTelegramStandIn, type TelegramStandIn } from '../playground/telegram/stand-in.ts';
import { Product } from '../shop/catalog/product.ts';
import type { ShopContext } from '../shop/context.ts';
import type { Clock, MediaStore } from '../shop/ports.ts';
import { linkPost } from '../shop/posts/link-post.ts';
import { findPost } from '../shop/posts/list-posts.ts';
import { notePosts } from '../shop/posts/note-posts.ts';
import { playgroundToken, type ChannelParts } from './channel.ts';
import type { RunningChannel } from './channels.ts';
import { playgroundMeta } from './playground-meta.ts';

export { createPlayground } from '../playground/server.ts';

/** Stand-ins of the platforms, behind the real adapters. */
export interface StandIns {
  telegram: TelegramStandIn;
  graph: GraphStandIn;
}

/** Platforms with nobody on them yet. `limits: off` lets floods through. */
export function createStandIns(given: {
  clock: Clock;
  shopName: string;
  limits: 'on' | 'off';
  address: string;
  log: Log;
}): StandIns {
  const { clock, shopName, limits, address, log } = given;
  const { account, app } = playgroundMeta;
  return {
    telegram: createTelegramStandIn({ clock, botToken: playgroundToken, botName: shopName, limits, log }),
    graph: createGraphStandIn({
      clock,
      appSecret: app.appSecrets[0],
      ...account,
      username: 'namuna.dokon',
      accountName: shopName,
      limits,
      root: () => `${address}/playground/graph`,
      log,
    }),
  };
}

/** Ends what the stand-ins still wait for. */
export function closeStandIns({ telegram, graph }: StandIns): void {
  telegram.close();
  graph.close();
}

/** Lets the stand-ins bring what people do; then dresses the demo's window, while the shop is already open. */
export async function openStandIns(
  { graph }: StandIns,
  { parts, channels, demoPosts }: { parts: ChannelParts; channels: RunningChannel[]; demoPosts: 'on' | 'off' },
): Promise<void> {
  await graph.setWebhook(`http://127.0.0.1:${parts.port}/meta/webhook`, playgroundMeta.app.verifyToken);
  if (demoPosts === 'off') return;
  const slugs = await dressWindow(graph, parts.house.media);
  for (const { adapter } of channels) if (adapter.posts) await linkDemo(adapter, parts.house, slugs);
}

/** What the demo's account has posted, the oldest first; the first shows no product yet, for the owner to link. Fixed ids: after a restart the shop meets the same posts again. */
const window = [
  { id: '17900000000000001', slug: 'mat-lab-boyogi', kind: 'post', isLinked: false },
  { id: '17900000000000002', slug: 'adras-koylak', kind: 'post', isLinked: true },
  { id: '17900000000000003', slug: 'atlas-romol', kind: 'story', isLinked: true },
  { id: '17900000000000004', slug: 'shamol-krossovka', kind: 'post', isLinked: true },
] as const;

/** Posts goods of the demo shop on the account. Answers which link leads to which product, by its slug. */
async function dressWindow(graph: GraphStandIn, media: Pick<MediaStore, 'get'>): Promise<Map<string, string>> {
  const goods = new Map(demoShop.categories.flatMap(({ products }) => products.map((one) => [one.slug, one])));
  const linked = new Map<string, string>();
  for (const { id, slug, kind, isLinked } of window) {
    const product = goods.get(slug);
    if (!product) throw new Error(`The demo shop has no "${slug}".`);
    const picture = await media.get(pictureIds(product)[0]?.mediaId ?? '');
    const caption = `${product.title.uz} ✨ ${product.description.uz}`;
    const { permalink } = graph.account.publishPost({ id, caption, kind, ...(picture && { picture: picture.bytes }) });
    if (isLinked) linked.set(permalink, slug);
  }
  return linked;
}

/** Keeps the posts, and links those that the shop sees for the first time; what an owner has changed stays. */
async function linkDemo(adapter: ChannelAdapter, house: House, slugs: Map<string, string>): Promise<void> {
  const shop: ShopContext = { ...systemContext(house, 'demo'), actor: { kind: 'owner', id: 0 } };
  for (const post of (await adapter.posts?.(10)) ?? []) {
    const seen = { ...post, channel: adapter.name, externalId: String(post.id) };
    const known = await findPost(shop, seen);
    if (known) continue;
    await notePosts(shop, [seen]);
    const kept = await findPost(shop, seen);
    const product = await shop.em.findOne(Product, { slug: slugs.get(post.link) ?? '' });
    if (kept && product) await linkPost(shop, { postId: kept.id, productId: product.id });
  }
}

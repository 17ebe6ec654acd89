import type { AdapterDeps, ChannelPost } from '../adapter.ts';
import { createBoundedMap } from './out/bounded-map.ts';
import type { GraphClient } from './out/graph.ts';
import { createPostLists, nameOfId, nameOfLink } from './post-lists.ts';
import { readPostLink } from './post-link.ts';
import { mediaFields, readOneMedia, type FoundPost } from './read-posts.ts';

/** Posts, reels and stories of the account, or posts of the Page. */
export interface Posts {
  /** Newest first; undefined when the platform does not tell. */
  newest(limit: number): Promise<FoundPost[] | undefined>;
  /** As the shop sees them; none when the platform does not tell. */
  shown(limit: number): Promise<ChannelPost[]>;
  /** The own post that a pasted text links to. */
  ofLink(text: string): Promise<ChannelPost | undefined>;
  /** The own post with this id, or behind this link; undefined when it is nobody's or somebody else's. Never rejects. */
  own(post: { mediaId?: string; link?: string }): Promise<FoundPost | undefined>;
}

/** Lists of fifty that are looked through: owners link old posts; customers share new ones, and many that are not ours. */
const pagesForOwner = 10;
const pagesForShare = 1;
/** How long a post that is not ours is not asked about again. */
const foreignMs = 10 * 60 * 1000;
const mostForeign = 500;

/** `node`: whose posts these are. */
export function createPosts(given: {
  graph: GraphClient;
  node: string;
  object: 'instagram' | 'page';
  deps: Pick<AdapterDeps, 'identities' | 'now'>;
}): Posts {
  const { graph, node, object, deps } = given;
  const lists = createPostLists(graph, node, deps);
  const foreign = createBoundedMap<string, number>(mostForeign);
  const mainEdge = object === 'page' ? 'published_posts' : 'media';

  const byLink = async (text: string, pages: number): Promise<FoundPost | undefined> => {
    const link = readPostLink(text);
    if (!link || (object === 'page') !== (link.kind === 'page_post')) return undefined;
    const name = nameOfLink(link);
    return lists.known(name) ?? (await lists.search(name, link.kind === 'story' ? 'stories' : mainEdge, pages));
  };
  const byId = async (mediaId: string): Promise<FoundPost | undefined> => {
    const before = lists.known(nameOfId(mediaId));
    if (before || object === 'page') return before;
    const answer = await graph.get(encodeURIComponent(mediaId), { fields: mediaFields });
    // Somebody else's can't be seen at all: error 100/33.
    const post = answer.ok ? readOneMedia(answer.body) : undefined;
    if (post) lists.remember(post);
    return post;
  };
  const own: Posts['own'] = async ({ mediaId, link }) => {
    const name = `${mediaId ?? ''} ${link ?? ''}`;
    const nowMs = deps.now().getTime();
    if (nowMs < (foreign.get(name) ?? 0)) return undefined;
    const post = mediaId === undefined ? undefined : await byId(mediaId);
    const found = post ?? (link === undefined ? undefined : await byLink(link, pagesForShare));
    if (!found) foreign.set(name, nowMs + foreignMs);
    return found;
  };
  const show = async ({ id, link, caption, publishedAt, kind, pictureUrl }: FoundPost): Promise<ChannelPost> => {
    const number = await deps.identities.numberOf('post', id);
    return { id: number, link, caption, publishedAt, kind, pictureUrl };
  };
  const newest = async (limit: number): Promise<FoundPost[] | undefined> => {
    return (await lists.list(mainEdge, limit))?.posts.slice(0, limit);
  };

  return {
    newest,
    shown: async (limit) => await Promise.all(((await newest(limit)) ?? []).map(show)),
    ofLink: async (text) => {
      const post = await byLink(text, pagesForOwner);
      return post && (await show(post));
    },
    own,
  };
}

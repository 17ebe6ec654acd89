import type { AdapterDeps } from '../adapter.ts';
import { createBoundedMap } from './out/bounded-map.ts';
import type { GraphClient } from './out/graph.ts';
import { readPostLink, type PostLink } from './post-link.ts';
import {
  mediaFields,
  pagePostFields,
  readMedia,
  readPagePosts,
  type FoundPost,
  type FoundPosts,
} from './read-posts.ts';

/** Lists of posts as the platform has them, each good for a minute, and every post that stood in one. */
export interface PostLists {
  /** One list, newest first; undefined when the platform does not tell. */
  list(edge: PostEdge, limit: number, after?: string): Promise<FoundPosts | undefined>;
  /** Looks through at most `pages` lists for the post of this name. */
  search(name: string, edge: PostEdge, pages: number): Promise<FoundPost | undefined>;
  /** A post that was seen before. */
  known(name: string): FoundPost | undefined;
  remember(post: FoundPost): void;
}

export type PostEdge = 'media' | 'stories' | 'published_posts';

/** An owner who lists posts asks several times. */
const cachedMs = 60_000;
const pageSize = 50;
/** Names of posts found before; a small shop shares the same few. */
const mostKnown = 3000;

/** `node`: whose posts these are. Uses `/{account}/media`, `/{account}/stories` or `/{page}/published_posts`. */
export function createPostLists(graph: GraphClient, node: string, { now }: Pick<AdapterDeps, 'now'>): PostLists {
  const known = createBoundedMap<string, FoundPost>(mostKnown);
  const lists = new Map<string, { at: number; found: FoundPosts }>();
  const remember = (post: FoundPost): void => {
    for (const name of namesOf(post)) known.set(name, post);
  };
  const list: PostLists['list'] = async (edge, limit, after) => {
    const key = `${edge} ${limit} ${after ?? ''}`;
    const at = now().getTime();
    const cached = lists.get(key);
    if (cached && Math.abs(at - cached.at) < cachedMs) return cached.found;
    const fields = edge === 'published_posts' ? pagePostFields : mediaFields;
    const answer = await graph.get(`${node}/${edge}`, { fields, limit: String(limit), ...(after && { after }) });
    if (!answer.ok) return undefined;
    const found = edge === 'published_posts' ? readPagePosts(answer.body) : readMedia(answer.body);
    for (const post of found.posts) remember(post);
    // With a new beginning the lists that followed the old one are wrong.
    if (after === undefined) lists.clear();
    lists.set(key, { at, found });
    return found;
  };

  return {
    list,
    search: async (name, edge, pages) => {
      let after: string | undefined;
      for (let page = 0; page < pages; page++) {
        const found = await list(edge, pageSize, after);
        const post = found?.posts.find((one) => namesOf(one).includes(name));
        if (post || found?.after === undefined) return post;
        after = found.after;
      }
      return undefined;
    },
    known: (name) => known.get(name),
    remember,
  };
}

/** What a post can be found by: its id, and what its own permalink says, which has one of the forms that people paste. */
function namesOf({ id, link }: FoundPost): string[] {
  const own = readPostLink(link);
  // The id of a Page's post is the Page's, an underscore and the number in links.
  const code = /_(\w+)$/.exec(id)?.[1];
  return [
    nameOfId(id),
    ...(own ? [nameOfLink(own)] : []),
    ...(code === undefined ? [] : [nameOfLink({ kind: 'page_post', code })]),
  ];
}

/** Name of a post by the platform's id. */
export function nameOfId(id: string): string {
  return `id ${id}`;
}

/** Name of a post by a link to it. */
export function nameOfLink({ kind, code }: PostLink): string {
  return `${kind} ${code}`;
}

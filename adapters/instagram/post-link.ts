/** A link to one post, as far as the link itself tells. */
export interface PostLink {
  kind: 'post' | 'story' | 'page_post';
  /** Shortcode of a post, number of a story, or a Page's own number of its post. */
  code: string;
}

// Hosts of the platform with whatever stands before them: www, m, a country.
const instagramHost = /^(?:[\w-]+\.)*(?:instagram\.com|instagr\.am)$/;
const facebookHost = /^(?:[\w-]+\.)*(?:facebook\.com|fb\.com)$/;

const address =
  /(?<![\w.@-])(?:https?:\/\/)?(?:[\w-]+\.)*(?:instagram\.com|instagr\.am|facebook\.com|fb\.com)\/[^\s<>"'()]+/gi;

/**
 * The post that a pasted text links to: the first link of Instagram or Facebook in it that leads to one. Knows `/p/`, `/reel/`,
 * `/reels/` and `/tv/`, each also behind a user name, `/stories/<name>/<id>`, `/share/...` not (it hides the code behind a
 * redirect); `/<page>/posts/<id>`, `/videos/`, `/reel/` and `permalink.php?story_fbid=` of a Page. Query and fragment do not matter.
 */
export function readPostLink(text: string): PostLink | undefined {
  for (const [found] of text.matchAll(address)) {
    const link = readAddress(found);
    if (link) return link;
  }
  return undefined;
}

function readAddress(found: string): PostLink | undefined {
  // The sentence's own mark may stand right behind the link.
  const url = URL.parse(`https://${found.replace(/^https?:\/\//i, '').replace(/[.,;:!?]+$/, '')}`);
  if (!url) return undefined;
  const parts = url.pathname.split('/').filter(Boolean);
  if (instagramHost.test(url.hostname)) return ofInstagram(parts);
  return facebookHost.test(url.hostname) ? ofPage(parts, url.searchParams) : undefined;
}

function ofInstagram(parts: string[]): PostLink | undefined {
  const [, , storyId] = parts;
  if (parts[0] === 'stories') return codeOf('story', /^\d{5,24}$/, storyId);
  const at = parts.findIndex((part) => /^(?:p|reels?|tv)$/.test(part));
  return at === 0 || at === 1 ? codeOf('post', /^[\w-]{5,64}$/, parts[at + 1]) : undefined;
}

function ofPage(parts: string[], query: URLSearchParams): PostLink | undefined {
  const last = parts.at(-1) ?? '';
  const storyId = parts.some((part) => /^(?:posts|videos|reel|p)$/.test(part)) ? last : query.get('story_fbid');
  return codeOf('page_post', /^\w{5,128}$/, storyId ?? undefined);
}

function codeOf(kind: PostLink['kind'], form: RegExp, code = ''): PostLink | undefined {
  return form.test(code) ? { kind, code } : undefined;
}

import { plainPicture } from '../telegram/plain-picture.ts';
import type { GraphId, Platform, PostKind, PostState } from './model.ts';
import { ownSide, type GraphWorld } from './world.ts';

export interface NewPost {
  /** 17 digits; chosen when absent. */
  id?: GraphId;
  caption: string;
  /** `post` by default. */
  kind?: PostKind;
  /** A small made-up one when absent. */
  picture?: Uint8Array;
  /** `instagram` by default. */
  platform?: Platform;
}

export interface ShownPost {
  id: GraphId;
  kind: PostKind;
  platform: Platform;
  caption: string;
  atMs: number;
  permalink: string;
  /** Its picture, for `GraphStandIn.file`. */
  fileId: string | undefined;
  isLive: boolean;
  /** With hidden ones and replies. */
  commentCount: number;
}

/** Publishes for the account or the Page. */
export function publish(
  world: GraphWorld,
  { id, caption, kind = 'post', picture, platform = 'instagram' }: NewPost,
): PostState {
  const postId = id ?? world.ids.next();
  const { username } = ownSide(world, platform);
  const code = BigInt(postId.replaceAll(/\D/g, '')).toString(36);
  const path = {
    post: `p/${code}`,
    reel: `reel/${code}`,
    story: `stories/${username}/${postId}`,
    live: `${username}/live`,
  }[kind];
  const host = platform === 'instagram' ? 'www.instagram.com' : 'www.facebook.com';
  const post: PostState = {
    id: postId,
    kind,
    platform,
    caption,
    atMs: world.nowMs(),
    permalink: `https://${host}/${path}/`,
    fileId: world.media.add(picture ?? plainPicture(), 'image/jpeg').id,
    isOwn: true,
    isLive: kind === 'live',
  };
  world.posts.set(postId, post);
  world.emit({ kind: 'post', postId });
  return post;
}

/** A post as the owner's app shows it. */
export function showPost(world: GraphWorld, { isOwn: _isOwn, ...post }: PostState): ShownPost {
  const comments = [...world.comments.values()].filter(({ postId }) => postId === post.id);
  return { ...post, commentCount: comments.length };
}

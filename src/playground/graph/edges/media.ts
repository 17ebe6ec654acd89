import { pick } from '../fields.ts';
import { badParameter } from '../graph-refusal.ts';
import type { PostState } from '../model.ts';
import { pageOf } from '../paging.ts';
import { ownPost, type GraphWorld } from '../world.ts';
import type { Edge, EdgeCall } from './edge.ts';
import { asked, commentList, ownComment, postNode, repliesTo, topLevel } from './nodes.ts';

/** `GET /{account}/media`: posts and reels, newest first. IG User > Media */
export const listMedia: Edge = (call) => listPosts(call, ({ kind }) => kind === 'post' || kind === 'reel');

/** `GET /{account}/stories`: those of the last 24 hours. */
export const listStories: Edge = (call) => {
  const sinceMs = call.world.nowMs() - 86_400_000;
  return listPosts(call, ({ kind, atMs }) => kind === 'story' && atMs > sinceMs);
};

/** `GET /{account}/live_media`: broadcasts that go on. */
export const listLive: Edge = (call) => listPosts(call, ({ kind, isLive }) => kind === 'live' && isLive);

function listPosts(call: EdgeCall, belongs: (post: PostState) => boolean): object {
  const { world, fields, kind } = call;
  const platform = kind === 'page' ? 'messenger' : 'instagram';
  const posts = [...world.posts.values()]
    .filter((post) => post.isOwn && post.platform === platform && belongs(post))
    .toSorted((a, b) => b.atMs - a.atMs);
  return listed(call, posts, (post) => pick('IGMedia', postNode(world, post), asked(fields, 'id')));
}

/** `GET /{media}`: one post of the account. */
export const readPost: Edge = ({ world, id, fields }) =>
  pick('IGMedia', postNode(world, ownPost(world, id)), asked(fields, 'id'));

/** `GET /{media}/comments`: top-level comments, newest first. */
export const listComments: Edge = (call) => {
  const post = ownPost(call.world, call.id);
  return listedComments(call, topLevel(call.world, post.id));
};

/** `GET /{comment}/replies`, oldest first. */
export const listReplies: Edge = (call) => {
  const { comment } = ownComment(call.world, call.id);
  return listedComments(call, repliesTo(call.world, comment.id));
};

function listedComments(call: EdgeCall, comments: Parameters<typeof commentList>[1]): object {
  const wanted = asked(call.fields, 'timestamp,text,id');
  return listed(call, comments, (comment) => commentList(call.world, [comment], wanted)[0] ?? {});
}

function listed<T>({ fields, address }: EdgeCall, all: readonly T[], show: (one: T) => object): object {
  const { rows, paging } = pageOf(all, { limit: fields['limit'], after: fields['after'], address });
  return { data: rows.map(show), ...(paging ? { paging } : {}) };
}

/** A post somebody else made, in which the account is mentioned. Throws error 100 where it is not. */
export function mentionedPost(world: GraphWorld, id: string | undefined): PostState {
  const post = world.posts.get(id ?? '');
  if (!post || post.isOwn) throw badParameter(`The account is not mentioned in ${id ?? 'nothing'}`);
  return post;
}

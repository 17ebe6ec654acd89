import { z } from 'zod';
import { tellComment } from '../events.ts';
import { pick } from '../fields.ts';
import { badParameter } from '../graph-refusal.ts';
import { COMMENT } from '../limits.ts';
import { ownPost, ownSide, postComment, removeComment, type GraphWorld } from '../world.ts';
import type { GraphId, PostState } from '../model.ts';
import type { Edge } from './edge.ts';
import { asked, commentNode, ownComment } from './nodes.ts';
import { parameters } from './parse.ts';

const worded = z.object({ message: z.string().trim().min(1) });
const hiding = z.object({ hide: z.stringbool().or(z.boolean()) });
const pageHiding = z.object({ is_hidden: z.stringbool().or(z.boolean()) });

/** `GET /{comment}`. */
export const readComment: Edge = ({ world, id, fields }) =>
  pick('IGComment', commentNode(world, ownComment(world, id).comment), asked(fields, 'timestamp,text,id'));

/** `POST /{media}/comments`: a comment of the account under its own post. */
export const createComment: Edge = ({ world, id, fields }) => {
  const post = ownPost(world, id);
  return { id: writeComment(world, { post, text: parameters(worded, fields).message }) };
};

/** `POST /{comment}/replies`, or `/comments` on the Page's path. Hidden comments and broadcasts cannot be answered. Comment moderation */
export const replyToComment: Edge = ({ world, id, fields }) => {
  const { comment, post } = ownComment(world, id);
  if (comment.isHidden) throw badParameter('A hidden comment cannot be replied to');
  if (post.kind === 'live') throw badParameter('A comment on a live video cannot be replied to');
  return { id: writeComment(world, { post, text: parameters(worded, fields).message, replyTo: comment.id }) };
};

/** `POST /{comment}?hide=true`, and `is_hidden` for a Page's comment. */
export const hideComment: Edge = ({ world, id, fields }) => {
  const { comment, post } = ownComment(world, id);
  const isPage = post.platform === 'messenger';
  if (comment.fromId === ownSide(world, post.platform).id) throw badParameter('An own comment cannot be hidden');
  comment.isHidden = isPage ? parameters(pageHiding, fields).is_hidden : parameters(hiding, fields).hide;
  world.emit({ kind: 'comment', postId: post.id, commentId: comment.id });
  return { success: true };
};

/** `DELETE /{comment}`: any comment under an own post. */
export const deleteComment: Edge = ({ world, id }) => {
  removeComment(world, ownComment(world, id).comment);
  return { success: true };
};

/** Writes a comment of the account and tells of it, as the platform does; throws error 100 for a text that it does not take. */
export function writeComment(
  world: GraphWorld,
  { post, text, replyTo }: { post: PostState; text: string; replyTo?: GraphId },
): GraphId {
  checkText(text);
  const { id: fromId, username } = ownSide(world, post.platform);
  const written = { postId: post.id, fromId, username, text, hand: 'api' as const };
  const comment = postComment(world, { ...written, ...(replyTo === undefined ? {} : { replyTo }) });
  if (post.isOwn) tellComment(world, post, comment);
  return comment.id;
}

function checkText(text: string): void {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (Array.from(text).length > COMMENT.characters)
    throw badParameter(`A comment has at most ${COMMENT.characters} characters`);
  if (count(/#[\p{L}\p{N}_]/gu) > COMMENT.hashtags)
    throw badParameter(`A comment has at most ${COMMENT.hashtags} hashtags`);
  if (count(/https?:\/\/|www\./gi) > COMMENT.links) throw badParameter(`A comment has at most ${COMMENT.links} link`);
  if (/\p{Lu}\P{L}*\p{Lu}/u.test(text) && text === text.toUpperCase())
    throw badParameter('A comment must not be all in capitals');
}

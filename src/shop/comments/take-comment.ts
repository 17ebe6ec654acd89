import type { EntityManager } from '@mikro-orm/core';
import { cleanLines, cutTo } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { tellOfNewPosts, writePost, type SeenPost } from '../posts/note-posts.ts';
import { onlyOneAtATime, row } from '../sql.ts';
import { roomFor } from './brakes.ts';
import { readCommentSettings } from './comment-settings.ts';
import type { CommentReading } from './comment-reading.ts';
import { decideComment, type Decision } from './decide-comment.ts';

/** A comment as it came. Numbers of the channel are strings. */
export type NewComment = {
  externalId: string;
  post: SeenPost;
  identityId: number;
  /** The comment that it replies to. */
  parent: string | null;
  text: string;
  reading: CommentReading;
  /** A person of the shop talks with him just now. */
  isTakenOver: boolean;
  /** The post is somebody else's, and the shop is named in the comment. */
  isElsewhere: boolean;
};

/** What is still to be sent for a comment. */
export type TakenComment = {
  id: number;
  publicly: boolean;
  privately: boolean;
  /** The product on sale that the post shows. */
  productId: number | null;
  /** How the private reply went in an earlier run of the update. */
  privateState: 'due' | 'sent' | 'refused' | null;
};

const longestKept = 1_000;

/**
 * Takes a comment on, once for ever: decides what becomes of it and keeps that before anything is sent. Of the same
 * comment at the same time one is taken. Run again by the same update it answers what is still to be sent; undefined
 * where another update took it.
 */
export async function takeComment(ctx: ShopContext, comment: NewComment): Promise<TakenComment | undefined> {
  const { channel } = comment.post;
  return inTransaction(ctx, async (tx) => {
    // The brakes are counted and used by one at a time.
    await onlyOneAtATime(tx, `comments:${channel}`);
    const before = await findTaken(tx, channel, comment.externalId);
    if (before) return isOwn(ctx, before.cause) ? before.taken : undefined;
    return write(ctx, tx, comment);
  });
}

function isOwn({ cause }: ShopContext, takenBy: string | null): boolean {
  return cause !== undefined && cause.id === takenBy;
}

async function write(ctx: ShopContext, tx: EntityManager, comment: NewComment): Promise<TakenComment> {
  const { post: seen, identityId, reading, isTakenOver, isElsewhere } = comment;
  const post = await writePost(ctx, tx, { ...seen, isForeign: isElsewhere });
  if (post.isNew && !isElsewhere) await tellOfNewPosts(ctx, tx);
  const productId = await shownProduct(tx, post.id);
  const decision = decideComment({
    intent: isTakenOver ? 'aside' : reading.intent,
    isReply: comment.parent !== null,
    isElsewhere,
    hasProduct: productId !== null,
    settings: await readCommentSettings({ em: tx }),
    room: await roomFor(tx, { channel: seen.channel, postId: post.id, identityId, now: ctx.clock.now() }),
  });
  const id = await insert(ctx, tx, comment, post.id, decision);
  if (decision.status === 'asked')
    await tellOwners(ctx, tx, { cause: `comment:${id}`, kind: 'comment_to_answer', data: { commentId: id } });
  const { publicly, privately } = decision;
  return { id, publicly, privately, productId, privateState: privately ? 'due' : null };
}

async function insert(
  ctx: ShopContext,
  tx: EntityManager,
  { post, externalId, identityId, parent, text, reading }: NewComment,
  postId: number,
  { status, publicly, privately, later }: Decision,
): Promise<number> {
  const now = ctx.clock.now();
  const kept = status === 'asked' ? cutTo(cleanLines(text), longestKept) : '';
  const written = await row<{ id: number }>(
    tx,
    `insert into post_comment (channel, external_id, post_id, identity_id, intent, parent, status, public_reply,
       private_reply, sealed_text, cause, created_at, answered_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz) returning id`,
    [
      post.channel,
      externalId,
      postId,
      identityId,
      reading.intent,
      parent,
      status,
      publicly ? 'due' : null,
      privately || later ? 'due' : null,
      kept === '' ? null : ctx.vault.seal(kept),
      ctx.cause?.id ?? null,
      now,
      publicly || privately ? now : null,
    ],
  );
  if (!written) throw new Error('A comment was not written.');
  return written.id;
}

async function shownProduct(tx: EntityManager, postId: number): Promise<number | null> {
  const found = await row<{ id: number }>(
    tx,
    `select product.id from post join product on product.id = post.product_id and product.status = 'active'
     where post.id = ?`,
    [postId],
  );
  return found?.id ?? null;
}

type TakenRow = {
  id: number;
  postId: number;
  status: string;
  publicReply: string | null;
  privateReply: TakenComment['privateState'];
  cause: string | null;
};

async function findTaken(
  tx: EntityManager,
  channel: string,
  externalId: string,
): Promise<{ taken: TakenComment; cause: string | null } | undefined> {
  const found = await row<TakenRow>(
    tx,
    `select id, post_id as "postId", status, public_reply as "publicReply", private_reply as "privateReply", cause
     from post_comment where channel = ? and external_id = ?`,
    [channel, externalId],
  );
  if (!found) return undefined;
  const isAnswered = found.status === 'answered' || found.status === 'invited';
  const taken = {
    id: found.id,
    publicly: isAnswered && found.publicReply === 'due',
    privately: isAnswered && found.privateReply === 'due',
    productId: await shownProduct(tx, found.postId),
    privateState: found.privateReply,
  };
  return { taken, cause: found.cause };
}

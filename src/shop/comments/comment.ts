import { defineEntity, p } from '@mikro-orm/core';
import { Identity } from '../customers/identity.ts';
import { Post } from '../posts/post.ts';
import { commentIntents } from './comment-reading.ts';

/**
 * `answered` for all to see and privately, `invited` privately alone, `asked` the owners, `braked` too many at the
 * moment, `silent` needs no answer, `erased` taken back by its author.
 */
export const commentStatuses = ['answered', 'invited', 'asked', 'silent', 'braked', 'erased'] as const;

/** How far one of the two answers is; null where none is due. */
export const replyStates = ['due', 'sent', 'refused'] as const;

const PostCommentSchema = defineEntity({
  name: 'PostComment',
  uniques: [{ properties: ['channel', 'externalId'] }],
  indexes: [{ properties: ['channel', 'answeredAt'] }, { properties: ['status', 'id'] }],
  properties: {
    id: p.integer().primary(),
    channel: p.string(),
    /** The comment's number on its channel, always as a string. */
    externalId: p.string(),
    post: () => p.manyToOne(Post).index(),
    identity: () => p.manyToOne(Identity).index(),
    intent: p.enum(commentIntents),
    /** The comment that it replies to, by its number on the channel. */
    parent: p.string().nullable(),
    status: p.enum(commentStatuses),
    publicReply: p.enum(replyStates).nullable(),
    privateReply: p.enum(replyStates).nullable(),
    /** What he wrote, only while the owners are asked about it. */
    sealedText: p.text().nullable(),
    /** The update that took it: run again, it sends what is still missing. */
    cause: p.string().nullable(),
    createdAt: p.datetime(),
    /** When its answers were taken on; brakes count by it. */
    answeredAt: p.datetime().nullable(),
  },
});

/** What a person wrote under a post, and what became of it. Each is answered once for ever. */
export class PostComment extends PostCommentSchema.class {}
PostCommentSchema.setClass(PostComment);

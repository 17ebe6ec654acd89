import { z } from 'zod';
import { pick, type AskedField, type GraphNode } from '../fields.ts';
import { badParameter } from '../graph-refusal.ts';
import type { GraphWorld } from '../world.ts';
import { writeComment } from './comments.ts';
import type { Edge } from './edge.ts';
import { mentionedPost } from './media.ts';
import { commentNode, postNode } from './nodes.ts';
import { parameters } from './parse.ts';

const reply = z.object({
  media_id: z.string(),
  comment_id: z.string().optional(),
  message: z.string().trim().min(1),
});

/** `POST /{account}/mentions`: a comment under somebody else's post in which the account is mentioned. IG User > Mentions */
export const replyToMention: Edge = ({ world, fields }) => {
  const { media_id: mediaId, comment_id: commentId, message } = parameters(reply, fields);
  const post = mentionedPost(world, mediaId);
  return {
    id: writeComment(world, { post, text: message, ...(commentId === undefined ? {} : { replyTo: commentId }) }),
  };
};

/** `mentioned_comment.comment_id(…)` and `mentioned_media.media_id(…)` of the account. */
export function mentionFields(world: GraphWorld): GraphNode {
  return {
    mentioned_comment: ({ modifiers, fields }: AskedField) => {
      const comment = world.comments.get(modifiers['comment_id'] ?? '');
      if (!comment) throw badParameter('The account is not mentioned in this comment');
      mentionedPost(world, comment.postId);
      return pick('IGComment', commentNode(world, comment), fields);
    },
    mentioned_media: ({ modifiers, fields }: AskedField) =>
      pick('IGMedia', postNode(world, mentionedPost(world, modifiers['media_id'])), fields),
  };
}

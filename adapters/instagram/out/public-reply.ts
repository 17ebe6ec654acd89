import type { AdapterDeps } from '../../adapter.ts';
import type { CommentTimes } from './comment-times.ts';
import type { AccountHealth } from './health.ts';
import { publicReplyCharacters } from './limits.ts';
import type { Comment } from './private-reply.ts';
import { refused } from './refused.ts';
import type { SentMessage } from './say.ts';
import type { Sender } from './sender.ts';

/**
 * Answers a comment under the post, for everybody to see ("Comment moderation"). A text that is too long is refused (400)
 * and not cut; so is an answer under a broadcast, where the platform takes none.
 */
export type ReplyPublicly = (
  to: { post: number; comment: Comment },
  text: string,
  signal: AbortSignal,
) => Promise<SentMessage>;

interface PublicReplyDeps extends Pick<AdapterDeps, 'identities' | 'now'> {
  sender: Sender;
  health: AccountHealth;
  times: CommentTimes;
}

/** Works at the even pace of comments, so that direct messages are not held up by them. */
export function createPublicReplies({ sender, health, times, identities, now }: PublicReplyDeps): ReplyPublicly {
  return async ({ post, comment }, text, signal) => {
    if (text.trim() === '') throw refused(400, 'Bad Request: message text is empty');
    if (text.length > publicReplyCharacters) throw refused(400, 'Bad Request: message is too long');
    const guard = async (): Promise<void> => {
      const ill = await health.refusal();
      if (ill) throw ill;
      if (times.remembered(comment.number)?.isLive) {
        throw refused(400, 'Bad Request: a comment under a broadcast has no public answers');
      }
    };
    const id = await sender.reply({ commentId: comment.id, text, budget: 'comments', chat: post, guard, signal });
    const number = await identities.numberOf('comment', id);
    const date = Math.floor(now().getTime() / 1000);
    return { message_id: number, date, chat: { id: post, type: 'supergroup', title: '' }, text };
  };
}

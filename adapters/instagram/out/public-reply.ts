import { OutcomeUnknown, type AdapterDeps } from '../../adapter.ts';
import { readMentionId } from '../mention-id.ts';
import type { CommentTimes } from './comment-times.ts';
import type { AccountHealth } from './health.ts';
import { publicReplyCharacters } from './limits.ts';
import type { Comment } from './private-reply.ts';
import { refused } from './refused.ts';
import type { SentMessage } from './say.ts';
import type { Sender } from './sender.ts';
import type { InTurn } from './turns.ts';

/**
 * Answers a comment under the post, for everybody to see ("Comment moderation"). A text that is too long is refused (400)
 * and not cut; so is an answer under a broadcast, where the platform takes none. A mention under somebody else's post is
 * answered once for ever (IG User > Mentions): a second answer counts as done and is not sent.
 */
export type ReplyPublicly = (
  to: { post: number; comment: Comment },
  text: string,
  signal: AbortSignal,
) => Promise<SentMessage>;

interface PublicReplyDeps extends Pick<AdapterDeps, 'state' | 'identities' | 'now' | 'log'> {
  sender: Sender;
  inTurn: InTurn;
  health: AccountHealth;
  times: CommentTimes;
}

/** Works at the even pace of comments, so that direct messages are not held up by them. */
export function createPublicReplies(deps: PublicReplyDeps): ReplyPublicly {
  const { sender, health, times, identities, now } = deps;
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
    const reply = async (): Promise<string> =>
      await sender.reply({ commentId: comment.id, text, budget: 'comments', chat: post, guard, signal });
    const id = readMentionId(comment.id) ? await onceForEver(deps, comment, reply) : await reply();
    const number = await identities.numberOf('comment', id);
    const date = Math.floor(now().getTime() / 1000);
    return { message_id: number, date, chat: { id: post, type: 'supergroup', title: '' }, text };
  };
}

/** What was answered under somebody else's post can't be deleted nor looked up: a lost answer counts as done. */
async function onceForEver(
  { state, inTurn, log }: PublicReplyDeps,
  { number, id }: Comment,
  reply: () => Promise<string>,
): Promise<string> {
  const key = `mention:${number}`;
  return await inTurn(key, async () => {
    if ((await state.read(key)) !== undefined) {
      log.info({ comment: number }, 'a mention was answered before');
      return id;
    }
    await state.write(key, true);
    try {
      return await reply();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) await state.delete(key);
      throw error;
    }
  });
}

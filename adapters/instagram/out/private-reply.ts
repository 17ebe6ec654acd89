import type { AdapterDeps } from '../../adapter.ts';
import { readMentionId } from '../mention-id.ts';
import type { CommentTimes } from './comment-times.ts';
import { listOf, type Keyboard } from './keyboards.ts';
import { privateReplyDays, type Flavour } from './limits.ts';
import type { AccountHealth } from './health.ts';
import type { Menus } from './menus.ts';
import { Refused, refused, windowClosed } from './refused.ts';
import type { Person, SentMessage } from './say.ts';
import type { Sender } from './sender.ts';
import { lengthOf, splitText } from './split-text.ts';
import type { InTurn } from './turns.ts';

/** A comment under a post of ours: our number and the platform's id. */
export interface Comment {
  number: number;
  id: string;
}

/**
 * Answers a comment in the direct messages of who wrote it: once for ever, within seven days, one text ("Private replies").
 * A second one counts as done and is not sent. One whose answer was lost, or whose process died, is asked for again: the
 * platform refuses it where the first had arrived (10/2534025), and then it counts as done. It opens no window.
 */
export type ReplyPrivately = (
  to: { person: Person; comment: Comment },
  said: { text: string; keyboard: Keyboard },
  signal: AbortSignal,
) => Promise<SentMessage>;

interface PrivateReplyDeps extends Pick<AdapterDeps, 'state' | 'identities' | 'now' | 'log'> {
  sender: Sender;
  health: AccountHealth;
  menus: Menus;
  times: CommentTimes;
  inTurn: InTurn;
  flavour: Flavour;
}

/** Marks each answered comment in the adapter's state. */
export function createPrivateReplies(deps: PrivateReplyDeps): ReplyPrivately {
  const { state, sender, menus, inTurn, log } = deps;

  return async ({ person, comment }, { text, keyboard }, signal) =>
    await inTurn(`reply:${comment.number}`, async () => {
      // Under somebody else's post nobody can be answered privately (Private replies: own media).
      if (readMentionId(comment.id)) throw refused(403, windowClosed);
      const key = `reply:${comment.number}`;
      const message = oneText(text, keyboard, deps.flavour);
      if (message === '') throw refused(400, 'Bad Request: message text is empty');
      const sent = (messageId: number): SentMessage => ({
        message_id: messageId,
        date: Math.floor(deps.now().getTime() / 1000),
        chat: { id: person.number, type: 'private', first_name: '' },
        text: message,
      });
      if ((await state.read(key)) !== undefined) {
        log.info({ comment: comment.number }, 'a comment was answered privately before');
        return sent(comment.number);
      }
      await mayReply(deps, comment);
      const { options } = keyboard;
      const said = async (id: string, leftMs: number | undefined): Promise<void> => {
        const { message_id: messageId, date } = sent(await deps.identities.numberOf('message', id));
        await menus.remember(person.number, { messageId, date: Number(date), text: message, options, page: 0 }, leftMs);
      };
      try {
        const mid = await sender.message({
          recipient: { comment_id: comment.id },
          message: { text: message },
          budget: 'private_replies',
          chat: person.number,
          guard: async () => {},
          said,
          signal,
        });
        await state.write(key, true);
        return sent(await deps.identities.numberOf('message', mid));
      } catch (error) {
        if (!(error instanceof Refused) || error.kind !== 'private_reply_used') throw error;
        await state.write(key, true);
        return sent(comment.number);
      }
    });
}

async function mayReply({ health, times, now }: PrivateReplyDeps, comment: Comment): Promise<void> {
  const ill = await health.refusal();
  if (ill) throw ill;
  const facts = await times.factsOf(comment);
  const lastMs = (facts?.atMs ?? Number.POSITIVE_INFINITY) + privateReplyDays * 24 * 3_600_000;
  if (now().getTime() >= lastMs) throw refused(403, windowClosed);
}

/** All in one message, since no second one may follow: options and links stay whole, the words before them give way. */
function oneText(text: string, { options, links }: Keyboard, { text: size }: Flavour): string {
  const list = [listOf(options), ...links.map(({ title, url }) => `${title}: ${url}`)].filter(Boolean).join('\n');
  const whole = [text.trim(), list].filter(Boolean).join('\n\n');
  const [first = '', second] = splitText(whole, size);
  if (second === undefined) return first;
  const room = size.limit - lengthOf(`…\n\n${list}`, size);
  if (room <= 0) return first;
  const [kept = ''] = splitText(text, { ...size, limit: room });
  return [`${kept.trimEnd()}…`, list].filter(Boolean).join('\n\n');
}

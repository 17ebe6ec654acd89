import { z } from 'zod';
import { badParameter } from '../graph-refusal.ts';
import { BUTTONS, QUICK_REPLIES } from '../limits.ts';
import type { Platform, QuickReply } from '../model.ts';

const url = z.url({ protocol: /^https?$/ });

/** A button with a title of at most so many characters. */
export function buttonOf(titleLength: number) {
  const title = z.string().min(1).max(titleLength);
  return z.discriminatedUnion('type', [
    z.object({ type: z.literal('postback'), title, payload: z.string().min(1).max(BUTTONS.payload) }),
    z.object({ type: z.literal('web_url'), title, url }),
  ]);
}

/** A button of a template. */
export const templateButton = buttonOf(BUTTONS.title);

export const quickReplies = z
  .array(
    z.object({
      content_type: z.enum(['text', 'user_phone_number', 'user_email']),
      title: z.string().min(1).optional(),
      payload: z.string().max(QUICK_REPLIES.payload).optional(),
    }),
  )
  .min(1)
  .max(QUICK_REPLIES.count);

/** Quick replies as people see them: titles are cut at 20 characters. Throws error 100 for a kind that this platform does not have. */
export function shownQuickReplies(replies: z.output<typeof quickReplies>, platform: Platform): QuickReply[] {
  return replies.map(({ content_type: type, title, payload }) => {
    if (type !== 'text' && platform === 'instagram') throw badParameter(`content_type ${type} is not supported`);
    if (type !== 'text') return { title: type, payload: type };
    if (title === undefined || !payload) throw badParameter('quick_replies need a title and a payload');
    return { title: Array.from(title).slice(0, QUICK_REPLIES.title).join(''), payload };
  });
}

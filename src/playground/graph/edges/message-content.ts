import { z } from 'zod';
import { badParameter } from '../graph-refusal.ts';
import { MAX_TEXT } from '../limits.ts';
import type { Platform, ThreadMessage } from '../model.ts';
import { threadOf, type GraphWorld } from '../world.ts';
import { mediaAttachment, ownShare, pictures, readMedia, readShare } from './attachments.ts';
import { quickReplies, shownQuickReplies } from './buttons.ts';
import { readTemplate } from './templates.ts';

const templateAttachment = z.object({ type: z.literal('template'), payload: z.unknown() });
const heart = z.object({ type: z.literal('like_heart') });

export const outgoing = z.object({
  text: z.string().optional(),
  attachment: z.discriminatedUnion('type', [mediaAttachment, templateAttachment, ownShare, heart]).optional(),
  attachments: pictures.optional(),
  quick_replies: quickReplies.optional(),
  reply_to: z.object({ mid: z.string() }).optional(),
});
export type Outgoing = z.output<typeof outgoing>;

export type Content = Partial<Pick<ThreadMessage, 'text' | 'attachments' | 'template' | 'quickReplies' | 'replyTo'>>;

/** What people will see of the message; fetches its media. Throws the platform's refusal for everything it does not take. */
export async function readContent(
  world: GraphWorld,
  { message, platform, viaPage }: { message: Outgoing; platform: Platform; viaPage: boolean },
): Promise<Content> {
  const kinds = [message.text, message.attachment, message.attachments].filter((part) => part !== undefined);
  if (kinds.length !== 1) throw badParameter('Param message must have exactly one of text, attachment or attachments');
  if (message.text !== undefined) checkText(message.text, platform);
  if (message.quick_replies && message.text === undefined && platform === 'instagram') {
    throw badParameter('quick_replies can only be sent with a text');
  }
  return {
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(await readAttached(world, message)),
    ...(message.quick_replies ? { quickReplies: shownQuickReplies(message.quick_replies, platform) } : {}),
    ...(message.reply_to ? { replyTo: readReplyTo(world, message.reply_to.mid, viaPage) } : {}),
  };
}

function checkText(text: string, platform: Platform): void {
  if (text.trim() === '') throw badParameter('Param message[text] must be a non-empty string');
  if (platform === 'instagram' && Buffer.byteLength(text) > MAX_TEXT.instagramBytes) {
    throw badParameter(
      `Length of param message[text] must be less than or equal to ${MAX_TEXT.instagramBytes}`,
      2534038,
    );
  }
  if (text.length > MAX_TEXT.messengerCharacters) {
    throw badParameter(`Length of param message[text] must be less than or equal to ${MAX_TEXT.messengerCharacters}`);
  }
}

async function readAttached(world: GraphWorld, { attachment, attachments }: Outgoing): Promise<Content> {
  if (attachments) return { attachments: await Promise.all(attachments.map((one) => readMedia(world, one))) };
  if (!attachment) return {};
  switch (attachment.type) {
    case 'template':
      return { template: readTemplate(attachment.payload) };
    case 'MEDIA_SHARE':
      return { attachments: [readShare(world, attachment)] };
    case 'like_heart':
      return { attachments: [{ kind: 'like_heart' }] };
    default:
      return { attachments: [await readMedia(world, attachment)] };
  }
}

// Answering a single message is offered on the Page's path alone.
function readReplyTo(world: GraphWorld, mid: string, viaPage: boolean): { mid: string } {
  if (!viaPage) throw badParameter('Param message[reply_to] is not supported');
  if (!threadOf(world, mid)) throw badParameter(`There is no message ${mid}`);
  return { mid };
}

import { isFile } from './content.ts';
import { mostFiles } from './limits.ts';
import type { MessageEvent } from './meta-event.ts';

/**
 * A message with several files as one event for each of them, in their order: the first with everything else that was said,
 * the others with their file alone. Any other message stays as it is.
 */
export function oneFileEach(event: MessageEvent): MessageEvent[] {
  const [, ...others] = event.attachments.filter(isFile).slice(0, mostFiles);
  if (others.length === 0) return [event];
  const first = { ...event, attachments: event.attachments.filter((one) => !others.some((other) => other === one)) };
  const bare = { ...event, text: undefined, quickReply: undefined, replyTo: undefined };
  return [first, ...others.map((file) => ({ ...bare, attachments: [file] }))].map((one, at) => ({
    ...one,
    part: at + 1,
  }));
}

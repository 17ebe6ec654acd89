import { z } from 'zod';
import { NotYet } from '../../adapter.ts';
import type { InboundDeps } from './deps.ts';
import { timeMs } from './event-time.ts';
import { announcementWaitMs } from './limits.ts';
import type { EventOf, MessageEvent } from './meta-event.ts';
import { oneFileEach } from './one-file-each.ts';
import { foreignId, type RawAttachment } from './raw.ts';
import { readAttachments } from './read-attachments.ts';
import { createSorter, type Service } from './to-inbound.ts';
import { fetchedKey } from './update-of-message.ts';

/**
 * A message was announced. When it does not follow within some seconds it is asked for, and put into the inbox in its place;
 * should it follow later still, it is known by `fetchedKey`. When the platform does not tell it either, it is dropped.
 * @throws {NotYet} while the message may still follow
 */
export async function awaitAnnounced(
  { mid, at }: EventOf<'announced'>,
  { service, ageMs }: { service: Service; ageMs: number },
  deps: InboundDeps,
): Promise<void> {
  if ((await deps.identities.known('message', mid)) !== undefined) return;
  if (ageMs < announcementWaitMs) throw new NotYet(2);
  const message = readNode(await deps.fetchMessage(mid), mid, at);
  if (message === undefined || deps.account().ids.includes(message.person)) {
    deps.log.info({}, 'a message was announced that never came; it was dropped');
    return;
  }
  await deps.state.write(fetchedKey(mid), true);
  const toInbound = createSorter(service, deps);
  for (const event of oneFileEach(message)) await deps.accept(await toInbound(event));
}

const text = z.string().optional().catch(undefined);
const link = z.object({ url: text }).optional().catch(undefined);
const attachmentNode = z.object({
  image_data: link,
  video_data: link,
  audio_data: link,
  file_url: text,
  mime_type: text,
});
const attachmentNodes = z.object({ data: z.array(attachmentNode) });
const messageNode = z.object({
  from: z.object({ id: foreignId }),
  message: text,
  created_time: z.unknown().optional(),
  attachments: attachmentNodes.optional().catch(undefined),
});

/** Reads the answer to `GET /{mid}`; undefined when it names no sender. */
function readNode(node: unknown, mid: string, at: number): MessageEvent | undefined {
  const read = messageNode.safeParse(node).data;
  if (!read) return undefined;
  return {
    kind: 'message',
    person: read.from.id,
    at: timeMs(read.created_time) ?? at,
    mid,
    text: read.message === '' ? undefined : read.message,
    quickReply: undefined,
    replyTo: undefined,
    attachments: readAttachments((read.attachments?.data ?? []).map(asAttachment)),
    isFetched: true,
  };
}

/** Links to a message's files, in order, of the answer to `GET /{mid}?fields=attachments`; '' for one that has none. */
export function linksOfMessage(node: unknown): string[] {
  const read = z.object({ attachments: attachmentNodes }).safeParse(node).data;
  return (read?.attachments.data ?? []).map((one) => asAttachment(one).payload?.url ?? '');
}

function asAttachment({
  image_data,
  video_data,
  audio_data,
  file_url,
  mime_type,
}: z.infer<typeof attachmentNode>): RawAttachment {
  if (image_data?.url) return { type: 'image', payload: { url: image_data.url } };
  if (video_data?.url) return { type: 'video', payload: { url: video_data.url } };
  if (audio_data?.url) return { type: 'audio', payload: { url: audio_data.url } };
  if (file_url === undefined) return { type: 'unsupported_type' };
  return { type: mime_type?.startsWith('audio/') ? 'audio' : 'file', payload: { url: file_url } };
}

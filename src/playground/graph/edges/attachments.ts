import { z } from 'zod';
import { readImage } from '../../telegram/image-size.ts';
import { badParameter, GraphRefusal } from '../graph-refusal.ts';
import { FETCH_TIMEOUT_MS, MAX_PICTURES, MEDIA } from '../limits.ts';
import type { Attachment, AttachmentKind, GraphId } from '../model.ts';
import { ownPost, type GraphWorld } from '../world.ts';

const kinds = ['image', 'video', 'audio', 'file'] as const satisfies readonly AttachmentKind[];
const mediaPayload = z.object({
  url: z.url({ protocol: /^https?$/ }).optional(),
  attachment_id: z.string().optional(),
  is_reusable: z.boolean().optional(),
});

/** An attachment that is no template. */
export const mediaAttachment = z.object({ type: z.enum(kinds), payload: mediaPayload });
export const pictures = z
  .array(mediaAttachment.extend({ type: z.literal('image') }))
  .min(1)
  .max(MAX_PICTURES);
export const ownShare = z.object({ type: z.literal('MEDIA_SHARE'), payload: z.object({ id: z.string() }) });

/** Fetches or finds what the attachment names. Throws the platform's refusal when it cannot be fetched, is of another type or too large. */
export async function readMedia(
  world: GraphWorld,
  { type, payload }: z.output<typeof mediaAttachment>,
): Promise<Extract<Attachment, { fileId: string; kind: AttachmentKind }>> {
  if (payload.attachment_id !== undefined) return { kind: type, ...uploaded(world, payload.attachment_id) };
  if (payload.url === undefined) throw badParameter('Param message.attachment.payload needs a url or an attachment_id');
  const fetched = await download(payload.url);
  checkMedia(type, fetched);
  return { kind: type, url: payload.url, fileId: world.media.add(fetched.bytes, fetched.mime).id };
}

function uploaded(world: GraphWorld, id: GraphId): { url: string; fileId: string } {
  const upload = world.uploads.get(id);
  if (!upload) throw badParameter(`Invalid attachment_id ${id}`);
  return upload;
}

/** The account's own post as an attachment. */
export function readShare(world: GraphWorld, { payload }: z.output<typeof ownShare>): Attachment {
  const post = ownPost(world, payload.id);
  return { kind: 'share', shape: 'ig_post', postId: post.id, url: post.permalink, title: post.caption, isOwn: true };
}

interface Fetched {
  bytes: Uint8Array;
  mime: string;
}

async function download(url: string): Promise<Fetched> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) throw new Error(`The address answered ${response.status}.`);
    const told = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { bytes, mime: readImage(bytes)?.mime ?? told };
  } catch {
    throw badParameter(`Failed to fetch the file from the url ${url}`, 2018008);
  }
}

function checkMedia(kind: AttachmentKind, { bytes, mime }: Fetched): void {
  const { bytes: most, types } = MEDIA[kind];
  if (!types.some((type) => type === mime)) throw badParameter(`${mime || 'unknown'} is no supported type of ${kind}`);
  if (bytes.length > most || bytes.length === 0) {
    const message = `(#36000) The media is empty or larger than ${most} bytes`;
    throw new GraphRefusal({ code: 36000, message });
  }
}

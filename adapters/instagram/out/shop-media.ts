import { z } from 'zod';
import { OutcomeUnknown, type AdapterDeps, type Json } from '../../adapter.ts';
import type { GraphMessage } from './compose.ts';
import type { GraphClient } from './graph.ts';
import { sendable } from './limits.ts';
import { refused, refusedBy } from './refused.ts';

/** How a file of the shop reaches a person: as a picture, as a file, as a link, or not at all where it has no address. */
export type MediaForm = { as: 'image' | 'file'; id: string } | { as: 'link'; url: string } | { as: 'nothing' };

const mark = 'media:';

/** Pictures and files of the shop, named `media:<id>`, which the platform fetches from an address of ours. */
export interface ShopMedia {
  /**
   * The form for a file. A type or size that the platform does not take becomes a link.
   * @throws {Refused} with 400 when the file is gone from the shop, or is none of the shop's
   */
  formOf(file: string): Promise<MediaForm>;
  /**
   * The same message with what the platform calls the files in place of our names: each is uploaded once (Messenger
   * Platform "Attachment Upload API"), or sent by its address where that is refused.
   */
  resolve(message: GraphMessage): Promise<GraphMessage>;
  /** Gives up what the platform called the files of a message that it refused; false when nothing was remembered. */
  forget(message: GraphMessage): Promise<boolean>;
}

/** Stands in place of a file's id that the platform did not take back: it goes by its address from then on. */
const byAddress = false;
const uploaded = z.looseObject({ attachment_id: z.string() });

/** Remembers in the adapter's state what the platform calls a file. */
export function createShopMedia(
  deps: Pick<AdapterDeps, 'media' | 'mediaUrl' | 'state'> & { graph: GraphClient },
): ShopMedia {
  const upload = async (type: Json, url: string): Promise<string | undefined> => {
    const attachment = { type, payload: { url, is_reusable: true } };
    try {
      const answer = await deps.graph.post('me/message_attachments', { message: { attachment } });
      if (!answer.ok && answer.error.kind === 'media') throw refusedBy(answer.error);
      return uploaded.safeParse(answer.ok && answer.body).data?.attachment_id;
    } catch (error) {
      // The upload may be done a second time: nobody sees it.
      if (error instanceof OutcomeUnknown) return undefined;
      throw error;
    }
  };
  const payloadOf = async (id: string, type: Json): Promise<GraphMessage> => {
    const known = await deps.state.read(key(id));
    if (typeof known === 'string') return { attachment_id: known };
    const url = deps.mediaUrl(id);
    if (url === undefined) throw refused(400, 'Bad Request: failed to get the picture: it has no address');
    const made = known === byAddress ? undefined : await upload(type, url);
    if (made === undefined) return { url };
    await deps.state.write(key(id), made);
    return { attachment_id: made };
  };
  const resolveAttachment = async (attachment: Json): Promise<Json> => {
    const id = mediaIdOf(attachment);
    if (id === undefined || !isObject(attachment)) return withAddresses(attachment, deps.mediaUrl);
    return { ...attachment, payload: await payloadOf(id, attachment['type'] ?? 'image') };
  };

  return {
    formOf: async (file) => {
      if (/^https?:\/\//i.test(file)) return { as: 'link', url: file };
      if (!file.startsWith(mark)) throw refused(400, 'Bad Request: wrong file identifier specified');
      const id = file.slice(mark.length);
      const media = await deps.media(id);
      if (!media) throw refused(400, `Bad Request: media ${id} is gone`);
      const url = deps.mediaUrl(id);
      if (url === undefined) return { as: 'nothing' };
      const taken = Object.hasOwn(sendable, media.mime) ? sendable[media.mime] : undefined;
      return taken && media.bytes.byteLength <= taken.bytes ? { as: taken.as, id } : { as: 'link', url };
    },
    resolve: async (message) => {
      const { attachment, attachments } = message;
      if (Array.isArray(attachments)) {
        return { ...message, attachments: await Promise.all(attachments.map(resolveAttachment)) };
      }
      return attachment === undefined ? message : { ...message, attachment: await resolveAttachment(attachment) };
    },
    forget: async ({ attachment, attachments }) => {
      const ids = [attachment, ...(Array.isArray(attachments) ? attachments : [])].flatMap(
        (one) => mediaIdOf(one) ?? [],
      );
      let isForgotten = false;
      for (const id of ids) {
        if (typeof (await deps.state.read(key(id))) !== 'string') continue;
        await deps.state.write(key(id), byAddress);
        isForgotten = true;
      }
      return isForgotten;
    },
  };
}

/** An attachment that names a file of the shop. */
export function attachmentOf(form: { as: 'image' | 'file'; id: string }): GraphMessage {
  return { type: form.as, payload: { url: `${mark}${form.id}` } };
}

function mediaIdOf(attachment: Json | undefined): string | undefined {
  const payload = isObject(attachment) ? attachment['payload'] : undefined;
  const url = isObject(payload) ? payload['url'] : undefined;
  return typeof url === 'string' && url.startsWith(mark) ? url.slice(mark.length) : undefined;
}

/** Pictures inside a template: an element whose picture has no address goes without. */
function withAddresses(attachment: Json, mediaUrl: AdapterDeps['mediaUrl']): Json {
  const payload = isObject(attachment) ? attachment['payload'] : undefined;
  const elements = isObject(payload) ? payload['elements'] : undefined;
  if (!isObject(attachment) || !isObject(payload) || !Array.isArray(elements)) return attachment;
  const shown = elements.map((one) => (isObject(one) ? withAddress(one, mediaUrl) : one));
  return { ...attachment, payload: { ...payload, elements: shown } };
}

function withAddress(element: GraphMessage, mediaUrl: AdapterDeps['mediaUrl']): GraphMessage {
  const { image_url: image, ...rest } = element;
  if (typeof image !== 'string') return element;
  const url = image.startsWith(mark) ? mediaUrl(image.slice(mark.length)) : image;
  return { ...rest, ...(url !== undefined && { image_url: url }) };
}

function isObject(value: Json | undefined): value is GraphMessage {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function key(mediaId: string): string {
  return `attachment:${mediaId}`;
}

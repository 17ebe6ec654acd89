import { z } from 'zod';
import type { GraphMessage } from '../compose.ts';
import { refused } from '../refused.ts';
import { attachmentOf, type MediaForm } from '../shop-media.ts';
import { captionOf, sendTo } from './send-text.ts';
import type { Method } from './method.ts';

const photoFields = z.looseObject({ photo: z.string() });
const documentFields = z.looseObject({ document: z.string() });
const editedFields = z.looseObject({ media: z.looseObject({ type: z.string(), media: z.string() }) });

/**
 * `sendPhoto`: the picture, then the caption with the keyboard. Not as a generic template, which people at a desktop are not
 * shown. A picture that the platform does not take is a link; one without an address is left out.
 */
export const sendPhoto: Method = async (tools, call) => {
  const form = await tools.media.formOf(photoFields.parse(call.payload).photo);
  return await sendTo(tools, call, { attached: attachedAs(form), text: withLink(captionOf(call.payload), form) });
};

/** `sendDocument`: a PDF is a file, a picture is a picture, and anything else a link. */
export const sendDocument: Method = async (tools, call) => {
  const form = await tools.media.formOf(documentFields.parse(call.payload).document);
  return await sendTo(tools, call, { attached: attachedAs(form), text: withLink(captionOf(call.payload), form) });
};

/** `editMessageMedia`: nothing sent can be changed, so it is sent anew. */
export const sendEditedMedia: Method = async (tools, call) => {
  const { media } = editedFields.parse(call.payload);
  const form = await tools.media.formOf(media.media);
  return await sendTo(tools, call, { attached: attachedAs(form), text: withLink(captionOf(media), form) });
};

/** `editMessageCaption`: the new caption alone. */
export const sendCaption: Method = async (tools, call) => {
  const text = captionOf(call.payload);
  if (text.trim() === '') throw refused(400, 'Bad Request: message caption is empty');
  return await sendTo(tools, call, { text });
};

function attachedAs(form: MediaForm): GraphMessage[] {
  return form.as === 'image' || form.as === 'file' ? [{ attachment: attachmentOf(form) }] : [];
}

// A picture without an address and without words still is a message.
function withLink(caption: string, form: MediaForm): string {
  if (form.as === 'link') return [caption, `🖼 ${form.url}`].filter((part) => part.trim() !== '').join('\n\n');
  return form.as === 'nothing' && caption.trim() === '' ? '🖼' : caption;
}

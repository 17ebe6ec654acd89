import { z } from 'zod';
import { albumPictures } from '../limits.ts';
import { Refused, refused } from '../refused.ts';
import { plainText } from '../render.ts';
import type { SentMessage } from '../say.ts';
import { attachmentOf } from '../shop-media.ts';
import { splitText } from '../split-text.ts';
import type { GraphMessage } from '../compose.ts';
import { readPerson } from '../targets.ts';
import type { Method, Tools } from './method.ts';

const item = z.looseObject({ media: z.string(), caption: z.string().default(''), parse_mode: z.string().optional() });
const fields = z.looseObject({ media: z.array(item).min(1) });

/**
 * `sendMediaGroup`: up to ten pictures in one message, then their captions; one by one where the account may not send several
 * at once yet (error 2534068). Answers a message for each picture, all with one number where they went out together.
 */
export const sendAlbum: Method = async (tools, call) => {
  const { media } = fields.parse(call.payload);
  const person = await readPerson(call.payload, tools.identities);
  const { pictures, texts } = await readItems(tools, media);
  const captions = splitText(texts.join('\n\n'), tools.flavour.text).map((text): GraphMessage => ({ text }));
  const albums: GraphMessage[] = [];
  for (let at = 0; at < pictures.length; at += albumPictures) {
    const together = pictures.slice(at, at + albumPictures);
    albums.push(together.length === 1 ? { attachment: together[0] ?? null } : { attachments: together });
  }
  const say = async (messages: GraphMessage[]): Promise<SentMessage> =>
    await tools.say.say(
      person,
      { messages: [...messages, ...captions], options: [], text: texts.join('\n\n') },
      call.signal,
    );
  if (albums.length + captions.length === 0) throw refused(400, 'Bad Request: failed to get the pictures');
  try {
    const sent = await say(albums);
    return media.map(() => sent);
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== 'no_albums') throw error;
    tools.log.info({ channel: tools.flavour.channel }, 'several pictures in one message are not enabled here');
    const sent = await say(pictures.map((attachment) => ({ attachment })));
    return media.map(() => sent);
  }
};

async function readItems(tools: Tools, media: z.infer<typeof item>[]) {
  const pictures: GraphMessage[] = [];
  const texts: string[] = [];
  for (const { media: file, caption, parse_mode } of media) {
    const form = await tools.media.formOf(file);
    if (form.as === 'image' || form.as === 'file') pictures.push(attachmentOf(form));
    if (form.as === 'link') texts.push(`🖼 ${form.url}`);
    const text = plainText(caption, { parse_mode });
    if (text.trim() !== '') texts.push(text);
  }
  return { pictures, texts };
}

import { z } from 'zod';
import { compose, type GraphMessage } from '../compose.ts';
import { readKeyboard, type Keyboard } from '../keyboards.ts';
import { refused } from '../refused.ts';
import { plainText } from '../render.ts';
import type { SentMessage } from '../say.ts';
import { readTarget } from '../targets.ts';
import type { Method, MethodCall, Tools } from './method.ts';

const textFields = z.looseObject({
  text: z.string(),
  parse_mode: z.string().optional(),
  entities: z.unknown().optional(),
});
const captionFields = z.looseObject({
  caption: z.string().default(''),
  parse_mode: z.string().optional(),
  caption_entities: z.unknown().optional(),
});

/** `sendMessage`: to a person, or under a comment of a post's chat; also `editMessageText`, since nothing sent can be changed. */
export const sendText: Method = async (tools, call) => {
  const { text, parse_mode, entities } = textFields.parse(call.payload);
  const plain = plainText(text, { parse_mode, entities });
  if (plain.trim() === '') throw refused(400, 'Bad Request: message text is empty');
  return await sendTo(tools, call, { text: plain });
};

/** A caption as the platform shows it; empty where there is none. */
export function captionOf(payload: Record<string, unknown>): string {
  const { caption, parse_mode, caption_entities: entities } = captionFields.parse(payload);
  return plainText(caption, { parse_mode, entities });
}

/** What a call comes to say. */
interface Said {
  /** Goes before the text. */
  attached?: GraphMessage[];
  text: string;
  /** The call's own by default. */
  keyboard?: Keyboard;
}

/**
 * Says a text with its keyboard after what is attached. Under a post there is only text, and so it is where a comment is
 * answered privately outside the person's window.
 */
export async function sendTo(
  { identities, say, replyPublicly, replyPrivately, window, flavour }: Tools,
  { payload, signal }: MethodCall,
  { attached = [], text, keyboard = readKeyboard(payload['reply_markup']) }: Said,
): Promise<SentMessage> {
  const target = await readTarget(payload, identities);
  if (target.kind === 'post') return await replyPublicly(target, text, signal);
  const { person, comment } = target;
  if (comment && !(await window.isOpen(person.number))) {
    return await replyPrivately({ person, comment }, { text, keyboard }, signal);
  }
  const { messages, options } = compose(text, keyboard, flavour);
  return await say.say(person, { messages: [...attached, ...messages], options, text }, signal);
}

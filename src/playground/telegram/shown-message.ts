import type { InlineButton, Message, MessageEntity } from './model.ts';
import type { ChatState } from './world.ts';

type MessageKind = 'text' | 'photo' | 'document' | 'voice' | 'sticker' | 'contact';

/** A message as the chat shows it now. */
export interface ShownMessage {
  id: number;
  by: 'bot' | 'person';
  kind: MessageKind;
  /** Text or caption; empty when there is neither. */
  text: string;
  entities: MessageEntity[];
  /** Seconds since 1970. */
  date: number;
  isEdited: boolean;
  buttons: InlineButton[][];
  file?: { id: string; name: string; mime: string; sizeBytes: number; width: number; height: number };
  contact?: { phone: string; name: string };
  albumId?: string;
  replyTo?: { id: number; kind: MessageKind; text: string };
  reaction?: string;
  isForwarded: boolean;
}

/** How the chat shows a message to its person. */
export function showMessage(state: ChatState, message: Message): ShownMessage {
  const reaction = state.reactions.get(message.message_id);
  const file = fileOf(message);
  return {
    id: message.message_id,
    by: message.from.is_bot ? 'bot' : 'person',
    kind: kindOf(message),
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    date: message.date,
    isEdited: message.edit_date !== undefined,
    buttons: message.reply_markup?.inline_keyboard ?? [],
    isForwarded: message.forward_origin !== undefined,
    ...(file ? { file } : {}),
    ...(message.contact ? { contact: { phone: message.contact.phone_number, name: message.contact.first_name } } : {}),
    ...(message.media_group_id ? { albumId: message.media_group_id } : {}),
    ...(message.reply_to_message ? { replyTo: quote(message.reply_to_message) } : {}),
    ...(reaction ? { reaction } : {}),
  };
}

function kindOf(message: Message): MessageKind {
  const kinds = ['photo', 'document', 'voice', 'sticker', 'contact'] as const;
  return kinds.find((kind) => message[kind] !== undefined) ?? 'text';
}

function quote(message: Message): NonNullable<ShownMessage['replyTo']> {
  return { id: message.message_id, kind: kindOf(message), text: (message.text ?? message.caption ?? '').slice(0, 80) };
}

function fileOf(message: Message): ShownMessage['file'] {
  const photo = message.photo?.at(-1);
  if (photo) {
    const { file_id: id, file_size: sizeBytes, width, height } = photo;
    return { id, sizeBytes, width, height, name: 'photo', mime: 'image/*' };
  }
  const named = message.document ?? message.voice;
  if (!named) return undefined;
  const { file_id: id, file_size: sizeBytes, file_name: name = 'file', mime_type: mime = '' } = named;
  return { id, sizeBytes, name, mime, width: 0, height: 0 };
}

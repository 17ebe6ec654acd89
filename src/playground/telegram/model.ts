/** Shapes of Bot API objects as they travel, reduced to what the stand-in fills. docs: core.telegram.org/bots/api#available-types */

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
}

export interface Chat {
  id: number;
  type: 'private';
  first_name: string;
  username?: string;
}

/** Offsets and lengths are in UTF-16 code units. */
export interface MessageEntity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  custom_emoji_id?: string;
}

export interface InlineButton {
  text: string;
  callback_data?: string | undefined;
  url?: string | undefined;
  copy_text?: { text: string } | undefined;
  web_app?: { url: string } | undefined;
  style?: string | undefined;
}

export interface InlineKeyboard {
  inline_keyboard: InlineButton[][];
}

interface ReplyButton {
  text: string;
  request_contact?: boolean | undefined;
  request_location?: boolean | undefined;
  style?: string | undefined;
}

export interface ReplyKeyboard {
  keyboard: ReplyButton[][];
  resize_keyboard?: boolean | undefined;
  one_time_keyboard?: boolean | undefined;
  is_persistent?: boolean | undefined;
  input_field_placeholder?: string | undefined;
}

export interface ForceReply {
  force_reply: true;
  input_field_placeholder?: string | undefined;
}

export type ReplyMarkup = InlineKeyboard | ReplyKeyboard | ForceReply | { remove_keyboard: true };

export interface FileRef {
  file_id: string;
  file_unique_id: string;
  file_size: number;
}

export interface PhotoSize extends FileRef {
  width: number;
  height: number;
}

export interface NamedFile extends FileRef {
  file_name?: string;
  mime_type?: string;
}

interface Contact {
  phone_number: string;
  first_name: string;
  user_id?: number;
}

/** What a message carries, apart from its envelope. */
export interface MessageContent {
  text?: string;
  entities?: MessageEntity[];
  caption?: string;
  caption_entities?: MessageEntity[];
  photo?: PhotoSize[];
  document?: NamedFile;
  voice?: NamedFile & { duration: number };
  sticker?: FileRef & {
    type: string;
    width: number;
    height: number;
    is_animated: boolean;
    is_video: boolean;
    emoji: string;
  };
  contact?: Contact;
}

export interface Message extends MessageContent {
  message_id: number;
  from: User;
  chat: Chat;
  /** Seconds since 1970. */
  date: number;
  edit_date?: number;
  reply_to_message?: Message;
  reply_markup?: InlineKeyboard;
  media_group_id?: string;
  forward_origin?: { type: 'user'; sender_user: User; date: number };
}

export interface CallbackQuery {
  id: string;
  from: User;
  message: Message | { chat: Chat; message_id: number; date: 0 };
  chat_instance: string;
  data: string;
}

export interface BotCommand {
  command: string;
  description: string;
}

export interface MenuButton {
  type: 'commands' | 'default' | 'web_app';
  text?: string;
  web_app?: { url: string };
}

/** One update: its number and exactly one event. */
export interface Update {
  update_id: number;
  [event: string]: unknown;
}

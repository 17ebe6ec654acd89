/**
 * Numbers of the real Bot API, each with the place it was read.
 * "docs" is core.telegram.org/bots/api (10.x), "server" is tdlib/telegram-bot-api, "td" is tdlib/td, "faq" is core.telegram.org/bots/faq.
 */

/** Characters (code points) of a text after markup was removed. docs: sendMessage.text. */
export const MAX_TEXT = 4096;
/** Characters of a caption after markup was removed. docs: sendPhoto.caption. */
export const MAX_CAPTION = 1024;
/** Bytes of callback data. docs: InlineKeyboardButton.callback_data. */
export const MAX_CALLBACK_DATA_BYTES = 64;
/** Characters a copy button may hold. docs: CopyTextButton.text. */
export const MAX_COPY_TEXT = 256;
/** Characters of the answer to a tap. docs: answerCallbackQuery.text. */
export const MAX_ANSWER_TEXT = 200;
/** Characters of the hint inside the message box. docs: ReplyKeyboardMarkup.input_field_placeholder. */
export const MAX_PLACEHOLDER = 64;
/** Buttons of one inline keyboard; more is refused as too long. Observed, not written in the docs. */
export const MAX_INLINE_BUTTONS = 100;
/** Pictures or files of one album. docs: sendMediaGroup.media. */
export const ALBUM_SIZE = { min: 2, max: 10 } as const;
/** Bytes of an uploaded photo. docs: Sending files. */
export const MAX_PHOTO_BYTES = 10_485_760;
/** Bytes of any other upload. docs: Sending files. */
export const MAX_UPLOAD_BYTES = 52_428_800;
/** Bytes a bot may download. docs: getFile. */
export const MAX_DOWNLOAD_BYTES = 20_971_520;
/** Sum of a photo's sides and the largest ratio between them. docs: sendPhoto.photo. */
export const PHOTO_SIDES = { sum: 10_000, ratio: 20 } as const;
/** Bytes fetched when a photo or another file is given by its address. docs: Sending files. */
export const MAX_URL_PHOTO_BYTES = 5_242_880;
export const MAX_URL_FILE_BYTES = 20_971_520;

/** Commands of one scope, and lengths of their parts. docs: setMyCommands, BotCommand. */
export const COMMANDS = { count: 100, name: 32, description: 256 } as const;
/** Characters of the profile texts. docs: setMyDescription, setMyShortDescription. */
export const MAX_DESCRIPTION = 512;
export const MAX_SHORT_DESCRIPTION = 120;

/** Milliseconds after which a tap can no longer be answered: the life of its update. server: Client.cpp, callback queries. */
export const CALLBACK_LIFETIME_MS = 150_000;
/** Milliseconds an undelivered update is kept. docs: Getting updates. */
export const UPDATE_LIFETIME_MS = 24 * 3_600_000;
/** Milliseconds after which a bot can no longer delete a message. docs: deleteMessage. */
export const DELETE_WINDOW_MS = 48 * 3_600_000;
/** Seconds one long poll may stay open. server: LONG_POLL_MAX_TIMEOUT. */
export const MAX_POLL_SECONDS = 50;
/** Updates in one answer. docs: getUpdates.limit. */
export const MAX_POLL_UPDATES = 100;

/** Waiting before an undelivered webhook call is tried again: doubling, with a ceiling. server: WebhookActor.cpp. */
export const WEBHOOK_RETRY_MS = { first: 1000, ceiling: 60_000, honouredRetryAfter: 3_600_000 } as const;
/** Milliseconds the webhook may take. server: WebhookActor.cpp, read timeout. */
export const WEBHOOK_TIMEOUT_MS = 60_000;
/** Characters of the webhook's secret. docs: setWebhook.secret_token. */
export const MAX_SECRET_TOKEN = 256;

/** One message a second in a chat with bursts, thirty a second over all chats. faq: "My bot is hitting limits". The burst's size is not published. */
export const FLOOD = { perChatPerSecond: 1, chatBurst: 30, perSecond: 30, burst: 30 } as const;

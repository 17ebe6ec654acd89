import { answerTap, deleteMessage, nothing, react, showTyping } from './acts.ts';
import { getChat, getFile, getMe } from './ask.ts';
import type { Method } from './method.ts';
import { sendAlbum } from './send-album.ts';
import { sendCarousel } from './send-carousel.ts';
import { sendCaption, sendDocument, sendEditedMedia, sendPhoto } from './send-file.ts';
import { sendText } from './send-text.ts';

/** The methods of the Bot API that this channel answers; every other one is refused with 501. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['sendMessage', sendText],
  ['sendPhoto', sendPhoto],
  ['sendDocument', sendDocument],
  ['sendMediaGroup', sendAlbum],
  ['sendCarousel', sendCarousel],
  ['editMessageText', sendText],
  ['editMessageCaption', sendCaption],
  ['editMessageMedia', sendEditedMedia],
  ['editMessageReplyMarkup', nothing],
  ['deleteMessage', deleteMessage],
  ['answerCallbackQuery', answerTap],
  ['sendChatAction', showTyping],
  ['setMessageReaction', react],
  ['pinChatMessage', nothing],
  ['unpinChatMessage', nothing],
  ['setMyCommands', nothing],
  ['deleteMyCommands', nothing],
  ['setChatMenuButton', nothing],
  ['getMe', getMe],
  ['getChat', getChat],
  ['getFile', getFile],
]);

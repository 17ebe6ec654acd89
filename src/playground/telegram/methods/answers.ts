import { textLength } from '../formatted-text.ts';
import { CALLBACK_LIFETIME_MS, MAX_ANSWER_TEXT } from '../limits.ts';
import { readFlag, readChatId, readText } from '../payload.ts';
import { badRequest } from '../refusal.ts';
import { writableChat } from '../world.ts';
import type { Method, MethodTable } from './method.ts';

/** docs: sendChatAction.action */
const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);

const sendChatAction: Method = ({ world }, call) => {
  const state = writableChat(world, readChatId(call));
  const action = readText(call, 'action') ?? '';
  if (!ACTIONS.has(action)) throw badRequest('wrong parameter action in request');
  world.emit({ kind: 'action', chatId: state.chat.id, action });
  return true;
};

const answerCallbackQuery: Method = ({ world }, call) => {
  const queryId = readText(call, 'callback_query_id') ?? '';
  const pending = world.queries.get(queryId);
  const isFresh = pending && world.clock.now().getTime() - pending.atMs <= CALLBACK_LIFETIME_MS;
  if (!isFresh) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const text = readText(call, 'text') ?? '';
  if (textLength(text) > MAX_ANSWER_TEXT) throw badRequest('MESSAGE_TOO_LONG');
  const answer = { queryId, text, showAlert: readFlag(call, 'show_alert') };
  world.chats.get(pending.chatId)?.answers.push(answer);
  world.emit({ kind: 'answer', chatId: pending.chatId, ...answer });
  return true;
};

/** Methods that show something without a message. */
export const answerMethods: MethodTable = { sendChatAction, answerCallbackQuery };

import { z } from 'zod';
import { textLength } from '../formatted-text.ts';
import { COMMANDS, MAX_DESCRIPTION, MAX_DOWNLOAD_BYTES, MAX_SHORT_DESCRIPTION } from '../limits.ts';
import type { BotCommand, MenuButton } from '../model.ts';
import { readChatId, readNested, readText } from '../payload.ts';
import { badRequest } from '../refusal.ts';
import { commandKey, knownChat, type CommandScope, type World } from '../world.ts';
import type { Call, Method, MethodTable } from './method.ts';

const SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators', 'chat'] as const;
const scopeSchema = z.object({ type: z.enum(SCOPES), chat_id: z.coerce.number().int().optional() });
const commandList = z.array(z.object({ command: z.string(), description: z.string() }));
const menuButton = z.object({
  type: z.enum(['commands', 'default', 'web_app']),
  text: z.string().optional(),
  web_app: z.object({ url: z.string() }).optional(),
});

const getMe: Method = ({ world }) => ({
  ...world.bot,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

function readScope(world: World, call: Call): { scope: CommandScope; language: string } {
  const read = readNested(call, 'scope', scopeSchema, "can't parse BotCommandScope JSON object");
  const language = readText(call, 'language_code') ?? '';
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified');
  if (read?.type !== 'chat') return { scope: { type: read?.type ?? 'default' }, language };
  return { scope: { type: 'chat', chat_id: knownChat(world, read.chat_id).chat.id }, language };
}

const setMyCommands: Method = ({ world }, call) => {
  const commands = readNested(call, 'commands', commandList, "can't parse commands JSON object") ?? [];
  const { scope, language } = readScope(world, call);
  if (commands.length > COMMANDS.count) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const command of commands) checkCommand(command);
  world.commands.set(commandKey(scope, language), commands);
  world.emit({ kind: 'commands' });
  return true;
};

function checkCommand({ command, description }: BotCommand): void {
  const name = command.replace(/^\//, '');
  if (!/^[a-z\d_]+$/.test(name) || name.length > COMMANDS.name) throw badRequest('BOT_COMMAND_INVALID');
  const length = textLength(description.trim());
  if (length < 1 || length > COMMANDS.description) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
}

const getMyCommands: Method = ({ world }, call) => {
  const { scope, language } = readScope(world, call);
  return world.commands.get(commandKey(scope, language)) ?? [];
};

const deleteMyCommands: Method = ({ world }, call) => {
  const { scope, language } = readScope(world, call);
  world.commands.delete(commandKey(scope, language));
  world.emit({ kind: 'commands' });
  return true;
};

const setChatMenuButton: Method = ({ world }, call) => {
  const raw = readNested(call, 'menu_button', menuButton, 'menuButton has unsupported type');
  const button = toMenuButton(raw);
  const chatId = readChatId(call);
  if (chatId === undefined) world.defaultMenuButton = button;
  else knownChat(world, chatId).menuButton = button;
  world.emit(chatId === undefined ? { kind: 'commands' } : { kind: 'menu', chatId });
  return true;
};

function toMenuButton(raw: z.infer<typeof menuButton> | undefined): MenuButton {
  if (raw?.type !== 'web_app' || !raw.web_app) return { type: raw?.type ?? 'default' };
  return { type: 'web_app', text: raw.text ?? '', web_app: raw.web_app };
}

const getChatMenuButton: Method = ({ world }, call) => {
  const chatId = readChatId(call);
  return (chatId === undefined ? undefined : knownChat(world, chatId).menuButton) ?? world.defaultMenuButton;
};

function profileText(field: string, limit: number): { set: Method; get: Method } {
  const key = (call: Call) => `${field}:${readText(call, 'language_code') ?? ''}`;
  return {
    set: ({ world }, call) => {
      const text = readText(call, field) ?? '';
      if (textLength(text) > limit) throw badRequest(`bot ${field.replace('_', ' ')} is too long`);
      world.profile.set(key(call), text);
      return true;
    },
    get: ({ world }, call) => ({ [field]: world.profile.get(key(call)) ?? world.profile.get(`${field}:`) ?? '' }),
  };
}

const description = profileText('description', MAX_DESCRIPTION);
const shortDescription = profileText('short_description', MAX_SHORT_DESCRIPTION);

const getChat: Method = ({ world }, call) => ({
  ...knownChat(world, readChatId(call)).chat,
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {},
});

const getFile: Method = ({ files }, call) => {
  const fileId = readText(call, 'file_id');
  if (!fileId) throw badRequest('file_id not specified');
  const file = files.byId(fileId);
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (file.bytes.length > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big');
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path };
};

/** Methods about the bot itself, its chats and its files. */
export const accountMethods: MethodTable = {
  getMe,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setChatMenuButton,
  getChatMenuButton,
  setMyDescription: description.set,
  getMyDescription: description.get,
  setMyShortDescription: shortDescription.set,
  getMyShortDescription: shortDescription.get,
  getChat,
  getFile,
};

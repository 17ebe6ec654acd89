import type { HostileDoor } from './door.ts';

/** Telegram's webhook: a secret in a header, whatever the body. The events are of one private chat. */
export function telegramDoor(given: { secret: string; chatId: number }): HostileDoor {
  // Far above the numbers that a stand-in gives to its own updates.
  let lastUpdateId = 1_500_000_000;
  const from = { id: given.chatId, is_bot: false, first_name: 'Zafar', username: 'zafar', language_code: 'uz' };
  const chat = { id: given.chatId, type: 'private', first_name: 'Zafar' };
  const update = (content: { [kind: string]: object }) => ({ update_id: ++lastUpdateId, ...content });
  const message = (content: object) => ({ message_id: 5, date: 1_790_000_000, chat, from, ...content });
  const file = { file_id: 'AgAD-file', file_unique_id: 'AgAD', file_size: 900, width: 9, height: 9 };
  return {
    path: '/telegram/webhook',
    largestBodyBytes: 1024 * 1024,
    proofHeader: 'X-Telegram-Bot-Api-Secret-Token',
    proofOf: () => given.secret,
    events: () => ({
      words: update({ message: message({ text: 'salom', entities: [{ type: 'bold', offset: 0, length: 5 }] }) }),
      contact: update({
        message: message({ contact: { phone_number: '+998901234567', first_name: 'Z', user_id: 1 } }),
      }),
      picture: update({ message: message({ photo: [file], caption: 'chek' }) }),
      reply: update({ message: message({ text: 'ha', reply_to_message: message({ text: 'savol' }) }) }),
      tap: update({ callback_query: { id: '77', from, message: message({ text: 'menyu' }), data: 'menu' } }),
      block: update({
        my_chat_member: { chat, from, date: 1_790_000_000, new_chat_member: { status: 'member', user: from } },
      }),
    }),
  };
}

/** The stable name of a message in a chat, by which what became of it is found again. */
export function messageKey(channel: string, chat: number | string, messageId: number): string {
  return `${channel}:${chat}:${messageId}`;
}

/**
 * The ids of the messages in a result of the Bot API, as JSON: enough for a later run, and nothing of what they said.
 * Looked at by hand: the posting thread needs it at once, and a parser would take longer to load than all the rest of it.
 */
export function sentMessages(result: unknown): string {
  const all = (Array.isArray(result) ? result : [result]).map(idsOf);
  if (all.includes(undefined)) return JSON.stringify(true);
  return JSON.stringify(Array.isArray(result) ? all : all[0]);
}

function idsOf(message: unknown) {
  if (!isObject(message) || !isObject(message['chat'])) return undefined;
  const { message_id, date, chat } = message;
  const { id } = chat;
  return [message_id, date, id].every((one) => typeof one === 'number')
    ? { message_id, date, chat: { id } }
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whether the text is an answer of the Bot API that says that the call went through; what it came to. */
export function resultIn(text: string): { result: unknown } | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) && answer['ok'] === true ? { result: answer['result'] } : undefined;
  } catch {
    return undefined;
  }
}

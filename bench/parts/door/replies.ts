import type { Sent } from '../../load/bot-api.ts';

/** A text of a chat, when it was to leave. */
export interface Asked {
  chat: number;
  dueMs: number;
}

/** How long each text waited for its answer: a chat's texts are answered one after the other, by one message each. */
export function waits(asked: readonly Asked[], sent: readonly Sent[]): Map<number, number[]> {
  const answers = new Map<number, number[]>();
  for (const { chat, atMs } of sent) answers.set(chat, [...(answers.get(chat) ?? []), atMs]);
  const found = new Map<number, number[]>();
  for (const [chat, texts] of Map.groupBy(asked, ({ chat }) => chat)) {
    const times = answers.get(chat) ?? [];
    found.set(
      chat,
      texts.slice(0, times.length).map(({ dueMs }, at) => (times[at] ?? Number.NaN) - dueMs),
    );
  }
  return found;
}

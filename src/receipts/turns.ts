/** Lets few works run at a time: one of each chat, and the chats in turn. */
export interface Turns {
  /** Resolves as the work does, or with `full` at once when too much waits. */
  take<T>(chat: string, work: () => Promise<T>): Promise<T | 'full'>;
}

/** `atOnce` works run together, `mostWaiting` wait beside them. */
export function createTurns({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }): Turns {
  const lines = new Map<string, (() => void)[]>();
  const running = new Set<string>();
  // The number of the turn that a chat had last, as long as more of it waits.
  const lastTurns = new Map<string, number>();
  let turnsGiven = 0;
  let waiting = 0;

  const next = (): void => {
    while (running.size < atOnce) {
      const chat = [...lines.keys()]
        .filter((one) => !running.has(one))
        .toSorted((one, other) => (lastTurns.get(one) ?? 0) - (lastTurns.get(other) ?? 0))[0];
      if (chat === undefined) return;
      const [begin, ...rest] = lines.get(chat) ?? [];
      if (rest.length > 0) lines.set(chat, rest);
      else lines.delete(chat);
      waiting -= 1;
      running.add(chat);
      lastTurns.set(chat, (turnsGiven += 1));
      begin?.();
    }
  };

  return {
    take: async (chat, work) => {
      if (waiting >= mostWaiting) return 'full';
      const turn = Promise.withResolvers<void>();
      lines.set(chat, [...(lines.get(chat) ?? []), turn.resolve]);
      waiting += 1;
      next();
      await turn.promise;
      try {
        return await work();
      } finally {
        running.delete(chat);
        if (!lines.has(chat)) lastTurns.delete(chat);
        next();
      }
    },
  };
}

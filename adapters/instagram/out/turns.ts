/** Does the works of one key one after the other, in the order they were asked for; those of different keys go at once. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Makes a queue for each key; a work that fails does not hold up the next. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

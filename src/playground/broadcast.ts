/** One bell with many listeners. */
export interface Broadcast<T> {
  tell(value: T): void;
  listen(listener: (value: T) => void): () => void;
  /** Somebody listens now. */
  isHeard(): boolean;
}

/** Makes a bell; the function `listen` returns ends the listening. */
export function createBroadcast<T>(): Broadcast<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    tell(value) {
      for (const listener of listeners) listener(value);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isHeard: () => listeners.size > 0,
  };
}

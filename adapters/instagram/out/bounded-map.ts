/** A map that forgets what was put in first, so that it never holds more than `most`. */
export function createBoundedMap<K, V>(most: number): { get(key: K): V | undefined; set(key: K, value: V): void } {
  const kept = new Map<K, V>();
  return {
    get: (key) => kept.get(key),
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}

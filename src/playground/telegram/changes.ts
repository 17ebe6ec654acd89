/** Something a person could notice, or a call of the bot: what pages and tests wait for. */
export type Change =
  | { kind: 'message' | 'edited' | 'deleted'; chatId: number; messageId: number }
  | { kind: 'keyboard' | 'chat' | 'menu'; chatId: number }
  | { kind: 'action'; chatId: number; action: string }
  | { kind: 'answer'; chatId: number; queryId: string; text: string; showAlert: boolean }
  | { kind: 'commands' }
  | { kind: 'delivered' }
  | { kind: 'call'; method: string };

export interface Changes<C = Change> {
  emit: (change: C) => void;
  /** Calls the listener on every change; the returned function ends it. */
  onChange: (listener: (change: C) => void) => () => void;
  /**
   * Resolves with the first value of `look` that is neither false, null nor undefined: now, or after one of the next changes.
   * Rejects after `timeoutMs` milliseconds with an Error saying `what`.
   */
  waitFor: <T>(look: () => T, timeoutMs?: number, what?: () => string) => Promise<NonNullable<T>>;
}

/** Makes the bell that tells listeners about changes; it never polls. */
export function createChanges<C = Change>(): Changes<C> {
  const listeners = new Set<(change: C) => void>();

  function onChange(listener: (change: C) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    emit: (change) => {
      for (const listener of listeners) listener(change);
    },
    onChange,
    waitFor: (look, timeoutMs, what) => waitOn(onChange, { look, timeoutMs, what }),
  };
}

interface Waiting<T> {
  look: () => T;
  timeoutMs?: number | undefined;
  what?: (() => string) | undefined;
}

/** The waiting of `Changes.waitFor` on any source of changes. */
export function waitOn<T>(
  onChange: (listener: () => void) => () => void,
  { look, timeoutMs = 10_000, what }: Waiting<T>,
): Promise<NonNullable<T>> {
  return new Promise((resolve, reject) => {
    const stop = onChange(check);
    const timer = setTimeout(() => {
      settle(() => reject(new Error(`Waited ${timeoutMs} ms for ${what?.() ?? 'the expected change'}.`)));
    }, timeoutMs);

    function settle(finish: () => void): void {
      clearTimeout(timer);
      stop();
      finish();
    }

    function check(): void {
      try {
        const found = look();
        if (found !== false && found !== null && found !== undefined) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    }

    check();
  });
}

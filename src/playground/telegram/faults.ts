/** `drop`: the connection breaks before anything is done; `drop-answer`: it is done, and the answer is lost. */
export type Fault = { status: number; body: unknown; headers?: Record<string, string> } | 'drop' | 'drop-answer';

export interface Faults {
  /** The next `times` calls of this method fail so; faults of one method are used in the order they were given. */
  next(method: string, fault: Fault, times?: number): void;
  /** Forgets all faults that were not used. */
  clear(): void;
}

export interface FaultSource extends Faults {
  take(method: string): Fault | undefined;
}

/** Keeps the faults a test asked for. Method names are compared without case; `*` stands for any method. */
export function createFaults(): FaultSource {
  const waiting = new Map<string, Fault[]>();
  return {
    next(method, fault, times = 1) {
      const list = waiting.get(method.toLowerCase()) ?? [];
      waiting.set(method.toLowerCase(), [...list, ...Array.from({ length: times }, () => fault)]);
    },
    clear: () => waiting.clear(),
    take: (method) =>
      waiting.get(method.toLowerCase())?.shift() ??
      (method.toLowerCase() === 'getupdates' ? undefined : waiting.get('*')?.shift()),
  };
}

/** What one outgoing call of a cause came to, as it is kept. */
export interface Effect {
  /** Id of the cause. */
  cause: string;
  /** Place of the call among those of its run, from 1; unique within the cause. */
  ordinal: number;
  /** Hash of the call: the same call of a later run is known by it. */
  digest: string;
  /** `unknown`: the connection broke after the call had left, and nobody knows whether the platform acted. */
  outcome: 'done' | 'unknown';
  /** What the platform answered, cut down to what identifies the messages; null where it is unknown. */
  result: string | null;
}

/** Where effects are kept. */
export interface EffectStore {
  /** Effects of all earlier runs of a cause, in their order. */
  read(cause: string): Promise<Effect[]>;
  /** Resolves when it is durable. */
  write(effect: Effect): Promise<void>;
  /** Forgets what is so old that its cause can't be run again. */
  purge(): Promise<void>;
}

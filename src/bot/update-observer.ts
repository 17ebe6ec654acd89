/** How one update ended: `unreachable` when the platform said that this chat takes no messages. */
export interface HandledUpdate {
  channel: string;
  /** The handler that took it. */
  route: string;
  outcome: 'answered' | 'unreachable' | 'failed';
  seconds: number;
}

/** Is told of every update that a handler has ended with. Must be quick, and must not throw. */
export type UpdateObserver = (update: HandledUpdate) => void;

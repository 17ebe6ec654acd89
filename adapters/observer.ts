/**
 * What became of one try of a call to a platform. `refused`: it said no. `unavailable`: nothing was done (5xx, nobody
 * there). `unknown`: the call had left, and nobody knows whether it was done.
 */
export type AttemptResult = 'ok' | 'refused' | 'rate_limited' | 'unavailable' | 'unknown';

/** One request to a platform; a call that is tried again makes several. */
export interface PlatformAttempt {
  channel: string;
  method: string;
  result: AttemptResult;
  seconds: number;
}

/** How a platform's knock at our door was answered. */
export interface Knock {
  channel: string;
  /** HTTP status of our answer. */
  status: number;
  seconds: number;
}

/** Is told of requests to platforms and of their knocking. Must be quick, and must not throw. */
export interface ChannelObserver {
  attempted(attempt: PlatformAttempt): void;
  knocked(knock: Knock): void;
}

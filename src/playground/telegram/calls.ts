/** One Bot API call as it came and what it was answered; uploads are named, not kept. */
export interface RecordedCall {
  method: string;
  payload: Record<string, unknown>;
  answer: unknown;
  /** False when the platform (or an ordered fault) refused. */
  ok: boolean;
}

/** How many calls are remembered; older ones are forgotten. */
const MAX_RECORDED_CALLS = 2000;

/** Adds a call and forgets the oldest ones. */
export function recordCall(calls: RecordedCall[], call: RecordedCall): void {
  calls.push(call);
  if (calls.length > MAX_RECORDED_CALLS * 1.1) calls.splice(0, calls.length - MAX_RECORDED_CALLS);
}

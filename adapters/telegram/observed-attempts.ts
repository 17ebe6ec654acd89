import type { AttemptResult, ChannelObserver } from '../observer.ts';
import type { attemptCall, Attempt } from './transport.ts';

/** The same attempts, each of them told: its method, how it ended, and how long Telegram took. */
export function observedAttempts(
  attempt: typeof attemptCall,
  observe: ChannelObserver['attempted'],
): typeof attemptCall {
  return async (call) => {
    const began = performance.now();
    const ended = await attempt(call);
    const seconds = (performance.now() - began) / 1000;
    observe({ channel: 'telegram', method: call.method, result: resultOf(ended), seconds });
    return ended;
  };
}

function resultOf(attempt: Attempt): AttemptResult {
  if (attempt.kind === 'not_sent') return 'unavailable';
  if (attempt.kind === 'unclear') return 'unknown';
  const { answer } = attempt;
  if (answer.ok) return 'ok';
  if (answer.error_code === 429) return 'rate_limited';
  return (answer.error_code ?? 0) >= 500 ? 'unavailable' : 'refused';
}

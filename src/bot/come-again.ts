import { GrammyError, HttpError } from 'grammy';
import { currentCause } from '#src/journal/run.ts';

const pausesSeconds = [1, 2, 4, 8, 15];
const longestPauseSeconds = 30;
// About ten minutes of such pauses; what fails still then has its own reason, and is tried as any other work.
const mostPauses = 25;
// The Bot API names no time in some of its 429 answers.
const shortestWaitSeconds = 1;

/** The same work is to be tried again after these seconds, and this try does not count. */
export interface Pause {
  retryAfterSeconds: number;
}

/**
 * The pause after work that failed because the platform wants one, or can't be reached: that is no fault of the work.
 * Undefined for every other failure, and for a call whose answer was lost, which the journal counts.
 */
export function comeAgain(error: unknown): Pause | undefined {
  if (error instanceof GrammyError && error.error_code === 429) {
    return { retryAfterSeconds: error.parameters.retry_after ?? shortestWaitSeconds };
  }
  const attempt = currentCause()?.attempt ?? 1;
  if (attempt > mostPauses || !isAway(error)) return undefined;
  return { retryAfterSeconds: pausesSeconds[attempt - 1] ?? longestPauseSeconds };
}

function isAway(error: unknown): boolean {
  if (error instanceof GrammyError) return error.error_code >= 500;
  if (!(error instanceof HttpError)) return false;
  return !(error.error instanceof Error && error.error.name === 'OutcomeUnknown');
}

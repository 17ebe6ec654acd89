/** The system's code of a failed fetch (ECONNREFUSED, ...). The message is not used: it may hold the address. */
export function errorCode(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.name : 'unknown error';
}

/** The code of a call for which nobody opened a connection in time. */
export const noConnection = 'no connection';

const notSent = new Set([
  noConnection,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** True for the code of a call that can't have left: no connection was made. */
export function isNotSent(code: string): boolean {
  return notSent.has(code);
}

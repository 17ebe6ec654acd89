const depth = 5;

// SQLSTATE: 08 connection, 53 out of a resource (53100 the disk is full), 57P the server shuts down or begins,
// 25P03 a transaction that was forgotten, 25006 the database takes no writes. PostgreSQL, appendix A "Error Codes".
const states = /^(?:08|53|57P0[1235]|25P03|25006)/;
const network =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC|EROFS)$/;
// The driver gives these no code.
const sayings =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|the embedded database has stopped/i;

/**
 * Whether work failed because the store was away, full or read-only, so that the work is not to blame.
 * Errors of the platform's network never come so far: the adapter gives them a name of its own.
 */
export function isStoreAway(error: unknown): boolean {
  for (let one = error, level = 0; one instanceof Error && level < depth; one = one.cause, level += 1) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    if (states.test(code) || network.test(code) || sayings.test(one.message)) return true;
  }
  return false;
}

import { type AbstractSqlConnection, PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { isInTransaction, mayBegin } from '#src/shop/context.ts';
import { bindsValues } from './bound-values.ts';

const fault = 'A query went past the open transaction; inside `inTransaction` use only the `tx` it gives.';

/**
 * Makes the connection throw when code inside `inTransaction` uses anything but its `tx`.
 * The embedded database has one connection: such a query would wait for the transaction,
 * the transaction for the query, and everybody else for both.
 */
function guard(connection: AbstractSqlConnection): void {
  const execute = connection.execute.bind(connection);
  const stream = connection.stream.bind(connection);
  const begin = connection.begin.bind(connection);
  connection.execute = async (query, params, method, ctx, context) => {
    if (!ctx && isInTransaction()) throw new Error(fault);
    return execute(query, params, method, ctx, context);
  };
  connection.stream = (query, params, ctx, context, chunkSize) => {
    if (!ctx && isInTransaction()) throw new Error(fault);
    return stream(query, params, ctx, context, chunkSize);
  };
  connection.begin = async (options = {}) => {
    if (!options.ctx && !mayBegin()) throw new Error(fault);
    return begin(options);
  };
}

/** The embedded database's driver with the guard; its statements keep their plans. */
export class GuardedPgliteDriver extends PgliteDriver {
  constructor(...args: ConstructorParameters<typeof PgliteDriver>) {
    super(...args);
    bindsValues(this.connection);
    guard(this.connection);
  }
}

/** PostgreSQL's driver with the guard. */
export class GuardedPostgreSqlDriver extends PostgreSqlDriver {
  constructor(...args: ConstructorParameters<typeof PostgreSqlDriver>) {
    super(...args);
    guard(this.connection);
  }
}

/** What is used here of a connection of `pg`. */
export interface Client {
  query(...given: unknown[]): unknown;
  end(): Promise<void>;
}

/**
 * A broken connection has nothing left to roll back. Were it told so, the query builder would not give the connection
 * back, and the pool would soon have none left.
 */
const rolledBack = { command: 'ROLLBACK', rowCount: 0, rows: [] };

function isRollback(statement: unknown): boolean {
  return typeof statement === 'string' && statement.trim().toLowerCase() === 'rollback';
}

/** How long a server that stops answering is borne. */
export interface Silence {
  /** Breaks the connection when one of its statements is not answered in time. */
  watch(client: Client): void;
  /** While this work runs, statements may take as long as they need. */
  unhurried<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * A statement that gets no answer takes its connection with it, whatever waits behind it included: the line may be
 * dead without anybody having said so, and would hold its caller for ever.
 */
export function createSilence(limitMs: number): Silence {
  let unhurried = 0;
  const hangUpLater = (client: Client): NodeJS.Timeout =>
    setTimeout(() => {
      if (unhurried === 0) void client.end().catch(() => undefined);
    }, limitMs);

  return {
    watch: (client) => {
      const query = client.query.bind(client);
      client.query = (...given) => {
        const answer = query(...given);
        if (!(answer instanceof Promise)) return answer;
        const timer = hangUpLater(client);
        const answered = (): void => clearTimeout(timer);
        answer.then(answered, answered);
        return isRollback(given[0]) ? answer.catch(() => rolledBack) : answer;
      };
    },
    unhurried: async (work) => {
      unhurried += 1;
      try {
        return await work();
      } finally {
        unhurried -= 1;
      }
    },
  };
}

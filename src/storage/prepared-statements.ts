import {
  type messages,
  type PGlite,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
} from '@electric-sql/pglite';

/** A statement that the database has parsed. */
interface Prepared {
  /** Empty for one that is forgotten at the next parse. */
  name: string;
  parameterTypes: readonly number[];
  columns: readonly { name: string; type: number }[];
  uses: number;
}

/** A plan is made anew after so many uses, because the tables have grown since. */
const usesOfPlan = 200;
const mostPrepared = 200;
const prepares = /^\s*(?:select|with|insert|update|delete)\b/i;

/**
 * Makes a PGlite run what reads and writes rows in one message and, from its second time on, without planning it again.
 * By itself PGlite sends five messages a statement, each with a turn through its queues, and plans it every time; that
 * is more than the statement's own work. Everything else goes its usual way.
 */
export function withPreparedStatements(pglite: PGlite): PGlite {
  const run = createRunner(pglite);
  const [query, exec, transaction] = [
    pglite.query.bind(pglite),
    pglite.exec.bind(pglite),
    pglite.transaction.bind(pglite),
  ];
  const exclusively = <T>(text: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>> =>
    pglite._runExclusiveTransaction(() => run<T>(text, values, options));
  return Object.assign(pglite, {
    query: <T>(text: string, values?: unknown[], options?: QueryOptions) =>
      fits(text, options) ? exclusively<T>(text, values, options) : query<T>(text, values, options),
    // Only one statement can be prepared at a time, and a `;` may begin a second one.
    exec: async (text: string, options?: QueryOptions) =>
      fits(text, options) && !text.includes(';') ? [await exclusively(text, [], options)] : exec(text, options),
    transaction: <T>(work: (tx: Transaction) => Promise<T>) => transaction((tx) => work(preparedWithin(tx, run))),
  });
}

type Runner = <T>(text: string, values?: unknown[], options?: QueryOptions) => Promise<Results<T>>;

function fits(text: string, options: QueryOptions | undefined): boolean {
  const { rowMode = 'object', blob, serializers, paramTypes } = options ?? {};
  return rowMode === 'object' && !blob && !serializers && !paramTypes && prepares.test(text);
}

function preparedWithin(tx: Transaction, run: Runner): Transaction {
  return {
    query: (text, values, options) =>
      fits(text, options) && !tx.closed ? run(text, values, options) : tx.query(text, values, options),
    sql: (strings, ...values) => tx.sql(strings, ...values),
    exec: (text, options) => tx.exec(text, options),
    rollback: () => tx.rollback(),
    listen: (channel, heard) => tx.listen(channel, heard),
    get closed() {
      return tx.closed;
    },
  };
}

function createRunner(pglite: PGlite): Runner {
  const known = createStatements(pglite);
  return (text, values = [], options) =>
    pglite._runExclusiveQuery(async () => {
      const statement = await known.find(text);
      try {
        return await execute(pglite, statement, values, options);
      } catch (error) {
        // Whatever it was: a plan that no longer fits its tables must not fail for ever.
        await known.forget(text);
        throw error;
      }
    });
}

interface Statements {
  find(text: string): Promise<Prepared>;
  forget(text: string): Promise<void>;
}

/** Prepares what comes a second time; what was used longest ago makes room. */
function createStatements(pglite: PGlite): Statements {
  const prepared = new Map<string, Prepared>();
  const seen = new Set<string>();
  let names = 0;

  const forget = async (text: string): Promise<void> => {
    const statement = prepared.get(text);
    if (!statement) return;
    prepared.delete(text);
    await send(pglite, [protocol.serialize.close({ type: 'S', name: statement.name })]);
  };

  const makeRoom = async (): Promise<void> => {
    if (seen.size > mostPrepared) seen.clear();
    const [oldest] = prepared.keys();
    if (prepared.size >= mostPrepared && oldest !== undefined) await forget(oldest);
  };

  return {
    forget,
    find: async (text) => {
      const statement = prepared.get(text);
      if (statement && statement.uses < usesOfPlan) {
        statement.uses += 1;
        prepared.delete(text);
        prepared.set(text, statement);
        return statement;
      }
      await forget(text);
      if (!statement && !seen.has(text)) {
        seen.add(text);
        return parse(pglite, text, '');
      }
      await makeRoom();
      const made = await parse(pglite, text, `s${(names += 1)}`);
      prepared.set(text, made);
      return made;
    },
  };
}

async function parse(pglite: PGlite, text: string, name: string): Promise<Prepared> {
  const { serialize } = protocol;
  const answers = await send(pglite, [serialize.parse({ name, text }), serialize.describe({ type: 'S', name })]);
  const made: Prepared = { name, parameterTypes: [], columns: [], uses: 1 };
  for (const answer of answers) {
    if (isParameters(answer)) made.parameterTypes = answer.dataTypeIDs;
    if (isColumns(answer))
      made.columns = answer.fields.map(({ name: column, dataTypeID }) => ({ name: column, type: dataTypeID }));
  }
  return made;
}

async function execute<T>(
  pglite: PGlite,
  { name, parameterTypes, columns }: Prepared,
  given: readonly unknown[],
  options: QueryOptions | undefined,
): Promise<Results<T>> {
  const values = given.map((value, at) => asText(pglite, value, parameterTypes[at]));
  const { serialize } = protocol;
  const answers = await send(pglite, [serialize.bind({ statement: name, values }), serialize.execute({})], options);
  const parsers = columns.map(({ type }) => options?.parsers?.[type] ?? pglite.parsers[type]);
  const rows: Results<T>['rows'] = [];
  let affectedRows = 0;
  for (const answer of answers) {
    if (isRow(answer)) {
      const cells = columns.map(({ name: column, type }, at): readonly unknown[] => {
        const text = answer.fields[at] ?? null;
        const read = parsers[at];
        return [column, text === null || !read ? text : read(text, type)];
      });
      rows.push(Object.fromEntries(cells));
    } else if (isEnd(answer)) affectedRows = changedRows(answer.text);
  }
  return { rows, affectedRows, fields: columns.map(({ name: column, type }) => ({ name: column, dataTypeID: type })) };
}

function asText(pglite: PGlite, value: unknown, type: number | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  const serialize = type === undefined ? undefined : pglite.serializers[type];
  return serialize ? serialize(value) : JSON.stringify(value);
}

/** `UPDATE 3`, `INSERT 0 1`; what was only read is no change. */
function changedRows(tag: string): number {
  return tag.startsWith('SELECT') ? 0 : Number(tag.slice(tag.lastIndexOf(' ') + 1));
}

/** Sends messages together, ends them, and answers what came back; throws the first error among it. */
async function send(
  pglite: PGlite,
  batch: readonly Uint8Array[],
  options?: QueryOptions,
): Promise<messages.BackendMessage[]> {
  const whole = Buffer.concat([...batch, protocol.serialize.sync()]);
  const { onNotice } = options ?? {};
  return pglite.execProtocolStream(whole, { syncToFs: false, ...(onNotice ? { onNotice } : {}) });
}

function isParameters(answer: messages.BackendMessage): answer is messages.ParameterDescriptionMessage {
  return answer.name === 'parameterDescription';
}

function isColumns(answer: messages.BackendMessage): answer is messages.RowDescriptionMessage {
  return answer.name === 'rowDescription';
}

function isRow(answer: messages.BackendMessage): answer is messages.DataRowMessage {
  return answer.name === 'dataRow';
}

function isEnd(answer: messages.BackendMessage): answer is messages.CommandCompleteMessage {
  return answer.name === 'commandComplete';
}

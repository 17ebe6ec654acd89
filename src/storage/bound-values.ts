import type { AbstractSqlConnection } from '@mikro-orm/pglite';

type Client = ReturnType<AbstractSqlConnection['getClient']>;
type Compiled = Extract<Parameters<Client['executeQuery']>[0], { parameters: unknown }>;
type Platform = ReturnType<AbstractSqlConnection['getPlatform']>;

const takesValues = /^\s*(?:select|with|insert|update|delete)\b/i;

/**
 * Makes a connection send the values of a statement beside it. The ORM writes them into the text, so that no two
 * statements are alike and the database plans each of them anew.
 */
export function bindsValues(connection: AbstractSqlConnection): void {
  const execute = connection.execute.bind(connection);
  connection.execute = async (query, params = [], method = 'all', ctx, context) => {
    const fits = typeof query === 'string' && takesValues.test(query) && isList(params) && params.length > 0;
    if (!fits || (context && 'signal' in context)) return execute(query, params, method, ctx, context);
    await connection.ensureConnection();
    const { sql, values } = bindValues(connection.getPlatform(), query, params);
    const client: Client = ctx ?? connection.getClient();
    return connection['transformRawResult'](await client.executeQuery(compiled(sql, values)), method);
  };
}

function isList(params: object): params is readonly unknown[] {
  return Array.isArray(params);
}

/** A statement as the query builder under the ORM takes it, which need not understand it. */
export function compiled(sql: string, parameters: readonly unknown[] = []): Compiled {
  return {
    sql,
    parameters: [...parameters],
    query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
    queryId: { queryId: '' },
  };
}

/** A statement with `$1`, `$2`, ... for its values. */
interface BoundStatement {
  sql: string;
  values: string[];
}

/**
 * Reads `?`, `??` and `\?` as the ORM does. A number says its type, as it does when it is written out; a list becomes
 * one placeholder a value; what is neither text, whole number, time nor such a list stays in the text.
 */
function bindValues(platform: Platform, statement: string, given: readonly unknown[]): BoundStatement {
  const values: string[] = [];
  const bind = (value: unknown): string => {
    if (typeof value === 'string') return `$${values.push(value)}`;
    if (value instanceof Date) return `$${values.push(value.toISOString())}`;
    if (isWhole(value)) return `$${values.push(String(value))}::${sizeOf(value)}`;
    return isPlainList(value) ? value.map(bind).join(', ') : platform.quoteValue(value);
  };
  const binder: Platform = Object.create(platform, { quoteValue: { value: bind } });
  return { sql: binder.formatQuery(statement, [...given]), values };
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

/** Lists that stand for JSON carry a mark of the ORM. */
function isPlainList(value: unknown): value is unknown[] {
  if (!Array.isArray(value) || value.length === 0 || Object.getOwnPropertySymbols(value).length > 0) return false;
  return value.every((one) => typeof one === 'string' || isWhole(one));
}

const largestInt = 2 ** 31 - 1;

function sizeOf(whole: number): 'int' | 'bigint' {
  return Math.abs(whole) <= largestInt ? 'int' : 'bigint';
}

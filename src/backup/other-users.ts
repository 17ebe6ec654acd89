import { connectionName, connectionNameStart } from '../storage/connection-name.ts';
import type { Database } from '../storage/database.ts';

/**
 * Connections of other processes of the shop, by the names that the server shows. The embedded database has none:
 * its folder is locked. A node without work may be overlooked between two of its questions; it then waits for
 * whatever is going on in the tables.
 */
export async function otherUsers(database: Database): Promise<string[]> {
  if (database.kind === 'embedded') return [];
  const rows = await database.em().execute<{ name: string }[]>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and starts_with(application_name, ?) and application_name <> ? order by 1`,
    [connectionNameStart, connectionName],
  );
  return rows.map(({ name }) => name);
}

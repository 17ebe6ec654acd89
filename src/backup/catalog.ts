import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { jobTable, keptJobs } from '../queue/kept-jobs.ts';
import { migrations } from '../storage/migrations/index.ts';

export interface Column {
  name: string;
  /** Its type, as a statement names it. */
  type: string;
  /** The type's number in this database. */
  typeId: number;
  /** Its cast to text writes something else than the database shows: `true` for `t`. */
  isCastOtherwise: boolean;
}

/** A table of the shop, with the columns that hold something of their own. */
export interface ShopTable {
  schema: string;
  name: string;
  columns: Column[];
  /** Which of its rows belong to the shop; all where it is missing. */
  where?: string;
}

/** Keeps the names of the migrations, which the program itself knows. */
const migrationTable = 'mikro_orm_migrations';

/** Names of the migrations that this program's tables are made by. */
export const migrationNames: string[] = migrations.map(({ name }) => name);

/** The tables of the shop and the jobs of its queue, as the database describes them. */
export async function shopTables(em: SqlEntityManager): Promise<ShopTable[]> {
  const columns = await em.execute<(Column & { schema: string; table: string })[]>(
    `select n.nspname as schema, c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
       a.atttypid::int as "typeId",
       exists (select 1 from pg_cast where castsource = a.atttypid and casttarget = 'text'::regtype
         and castmethod = 'f') as "isCastOtherwise"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = ''
       and ((n.nspname = 'public' and c.relname <> ?) or (n.nspname = ? and c.relname = ?))
     order by n.nspname, c.relname, a.attnum`,
    [migrationTable, jobTable.schema, jobTable.name],
  );
  const tables = new Map<string, ShopTable>();
  for (const { schema, table: tableName, ...column } of columns) {
    const key = `${schema}.${tableName}`;
    const table = tables.get(key) ?? { schema, name: tableName, columns: [], ...rowsOf(schema) };
    tables.set(key, table);
    table.columns.push(column);
  }
  return [...tables.values()];
}

function rowsOf(schema: string): { where?: string } {
  return schema === jobTable.schema ? { where: keptJobs } : {};
}

/** The table's name for a statement. */
export function qualified({ schema, name }: { schema: string; name: string }): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

/** A name for a statement, whatever letters it has. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The number that each sequence of the shop gives next. It may have moved on since a snapshot, never back. */
export async function nextNumbers(em: SqlEntityManager): Promise<{ name: string; next: string }[]> {
  const sequences = await em.execute<{ name: string; step: string }[]>(
    `select sequencename as name, increment_by::text as step from pg_sequences where schemaname = 'public' order by 1`,
  );
  const next: { name: string; next: string }[] = [];
  for (const { name, step } of sequences) {
    const [row] = await em.execute<{ next: string }[]>(
      `select (last_value + case when is_called then ${step} else 0 end)::text as next from public.${quoted(name)}`,
    );
    next.push({ name, next: row?.next ?? '1' });
  }
  return next;
}

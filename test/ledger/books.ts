import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderStatus } from '#src/shop/orders/order-machine.ts';
import { openDatabase, type Database } from '#src/storage/database.ts';
import { createVault } from '#src/storage/vault.ts';
import { silentLog } from '../support/log.ts';
import type { Wish } from './ledger.ts';

/** One row of an order's history. */
export interface HistoryRow {
  event: string;
  from: OrderStatus | null;
  to: OrderStatus;
}

export interface BookedOrder {
  number: string;
  /** Its customer's id on his platform. */
  chat: string;
  draft: number;
  status: OrderStatus;
  /** What the shop thinks was ordered. */
  wish: Wish;
  receipts: number;
  /** Oldest first. */
  history: HistoryRow[];
}

export interface BookedVariant {
  id: number;
  stock: number;
  /** Changes of the stock, oldest first. */
  moves: number[];
  /** Pieces that the owner put on the shelf. */
  given: number;
  /** Pieces in orders that are not cancelled. */
  taken: number;
}

/** What the shop's database says when all is quiet. */
export interface Books {
  orders: BookedOrder[];
  variants: BookedVariant[];
  /** Jobs that wait or run. */
  openJobs: number;
  parked: number;
  /** Notices by their state. */
  notices: { status: string; count: number }[];
  /** Ids of the messages about which there is a row in the journal of calls. */
  journaled: ReadonlySet<string>;
}

/** Where the data of a shop lies. */
export interface DataPlace {
  dataDir: string;
  databaseUrl: string | undefined;
  dataKey: string;
}

/** Opens the database beside or after the shop, runs `work`, closes it. An embedded one must have no process. */
export async function withDatabase<T>(place: DataPlace, work: (database: Database) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = place;
  const database = await openDatabase({ dataDir, databaseUrl, log: silentLog });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Reads everything the invariants compare with. */
export async function readBooks(database: Database, place: DataPlace): Promise<Books> {
  const em = database.em();
  const vault = createVault(place.dataKey);
  const open = (sealed: string): string => vault.open(sealed);
  const orders = await em.execute<OrderRow[]>(ordersSql);
  const variants = await em.execute<BookedVariant[]>(variantsSql);
  const jobs = await em.execute<{ name: string; count: number }[]>(jobsSql);
  const journal = await em.execute<{ result: string }[]>(
    `select result::text as result from effect where outcome = 'done'`,
  );
  return {
    journaled: new Set([...journal.map(({ result }) => result), ...journalFiles(place)].flatMap(idsIn)),
    orders: orders.map(({ phone, address, recipient, quantity, history, ...order }) => ({
      ...order,
      history: history ?? [],
      wish: {
        quantity,
        phone: open(phone),
        address: address === null ? '' : open(address),
        recipient: open(recipient),
      },
    })),
    variants: variants.map((variant) => ({ ...variant, moves: variant.moves ?? [] })),
    openJobs: jobs.filter(({ name }) => name !== 'parked').reduce((sum, { count }) => sum + count, 0),
    parked: jobs.find(({ name }) => name === 'parked')?.count ?? 0,
    notices: await em.execute<Books['notices']>(
      'select status, count(*)::int as count from notice group by status order by status',
    ),
  };
}

/** An embedded shop keeps its journal beside its database. */
function journalFiles({ dataDir }: DataPlace): string[] {
  const files = ['former', 'current'].map((name) => join(dataDir, 'effects', `${name}.jsonl`));
  return files.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
}

/** The Bot API's are numbers; those of the Graph API stand alone and are longer than anything else in the journal. */
function idsIn(result: string): string[] {
  return [...result.matchAll(/message_id\\?":\s*(\d+)|([\w=-]{60,})/g)].map(([, number, mid]) => number ?? mid ?? '');
}

interface OrderRow extends Omit<BookedOrder, 'wish' | 'history'> {
  phone: string;
  address: string | null;
  recipient: string;
  quantity: number;
  history: HistoryRow[] | null;
}

/** Where the shop has a number of its own for somebody, his platform has another one. */
const personSql = `coalesce((select foreign_id.external_id from foreign_id
    where foreign_id.id = identity.external_id::bigint - 4503599627370496), identity.external_id)`;

const ordersSql = `select orders.number, ${personSql} as chat, draft_id as draft, orders.status,
    phone_sealed as phone, address_sealed as address, recipient_sealed as recipient,
    (select sum(quantity)::int from order_line where order_id = orders.id) as quantity,
    (select count(*)::int from receipt where order_id = orders.id) as receipts,
    (select json_agg(json_build_object('event', event, 'from', "from", 'to', "to") order by id)
     from order_event where order_id = orders.id) as history
  from orders join identity on identity.id = orders.identity_id order by orders.id`;

const variantsSql = `select variant.id, stock,
    (select json_agg(delta order by id) from stock_move where variant_id = variant.id) as moves,
    (select coalesce(sum(delta), 0)::int from stock_move
     where variant_id = variant.id and reason in ('start', 'correct')) as given,
    (select coalesce(sum(quantity), 0)::int from order_line join orders on orders.id = order_line.order_id
     where order_line.variant_id = variant.id
       and orders.status not in ('cancelled', 'refund_due', 'refunded')) as taken
  from variant order by id`;

/** Repeated work waits for its minute, and is no sign of unrest. */
const jobsSql = `select name, count(*)::int as count from queue.job
  where state < 'completed' and name in ('inbound', 'outbound', 'reading', 'parked') group by name`;

import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';

/** A bank's notice of which nobody has said yet what it pays for. */
export type OpenNotice = {
  id: number;
  amount: number;
  currency: string;
  last4: string;
  /** When the money came, as the bank says, or else when the notice did; an ISO string in UTC. */
  at: string;
};

const open = `from bank_notice where kind = 'in' and state = 'open'`;

const select = `select id, amount_tiyin::text as "amountTiyin", currency, last4,
  (extract(epoch from coalesce(moved_at, received_at)) * 1000)::float8 as "atMs" ${open}`;

type NoticeRow = Omit<OpenNotice, 'amount' | 'at'> & { amountTiyin: string; atMs: number };

/** A page of the open notices, the newest first. */
export async function listOpenNotices(
  ctx: Pick<ShopContext, 'em'>,
  { offset, limit }: { offset: number; limit: number },
): Promise<OpenNotice[]> {
  const found = await rows<NoticeRow>(ctx.em, `${select} order by id desc limit ? offset ?`, [limit, offset]);
  return found.map(view);
}

/** The newest open notice of one of these sums, in tiyin. */
export async function findOpenNotice(
  ctx: Pick<ShopContext, 'em'>,
  amountsTiyin: readonly number[],
): Promise<OpenNotice | undefined> {
  const found = await row<NoticeRow>(ctx.em, `${select} and amount_tiyin in (?) order by id desc limit 1`, [
    amountsTiyin,
  ]);
  return found && view(found);
}

/** How many notices wait for an owner's word. */
export async function countOpenNotices(ctx: Pick<ShopContext, 'em'>): Promise<number> {
  const counted = await row<{ count: number }>(ctx.em, `select count(*)::int as count ${open}`);
  return counted?.count ?? 0;
}

function view({ amountTiyin, atMs, ...kept }: NoticeRow): OpenNotice {
  return { ...kept, amount: Number(amountTiyin) / 100, at: new Date(atMs).toISOString() };
}

import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';

/** A bot or group whose words about money are believed. */
export type SourceView = { id: number; kind: 'bot' | 'group'; externalId: string; name: string };

/** The platform's number of a bot or group. */
export type SourceKey = { channel: string; kind: 'bot' | 'group'; externalId: string };

const columns = 'id, kind, external_id as "externalId", name';

/** The source, when an owner trusts it. */
export async function findSource(
  ctx: Pick<ShopContext, 'em'>,
  { channel, kind, externalId }: SourceKey,
): Promise<SourceView | undefined> {
  const find = `select ${columns} from notice_source where channel = ? and kind = ? and external_id = ?`;
  return row<SourceView>(ctx.em, find, [channel, kind, externalId]);
}

/** All that is trusted on a channel, the first one first. */
export async function listSources(ctx: Pick<ShopContext, 'em'>, channel: string): Promise<SourceView[]> {
  return rows<SourceView>(ctx.em, `select ${columns} from notice_source where channel = ? order by id`, [channel]);
}

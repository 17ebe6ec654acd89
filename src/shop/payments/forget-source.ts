import type { ShopContext } from '../context.ts';
import { rows } from '../sql.ts';
import type { SourceKey } from './find-source.ts';

type Writer = Pick<ShopContext, 'em'>;

/** What this bot or group says is not believed any more. What came through it before stays. */
export async function forgetSource(ctx: Writer, { channel, kind, externalId }: SourceKey): Promise<void> {
  await rows(ctx.em, 'delete from notice_source where channel = ? and kind = ? and external_id = ?', [
    channel,
    kind,
    externalId,
  ]);
}

/** A trusted group got another number from its platform. */
export async function renumberGroup(
  ctx: Writer,
  { channel, from, to }: { channel: string; from: string; to: string },
): Promise<void> {
  await rows(
    ctx.em,
    `update notice_source set external_id = ? where channel = ? and kind = 'group' and external_id = ?
       and not exists (select 1 from notice_source as there where there.channel = ? and there.kind = 'group'
         and there.external_id = ?)`,
    [to, channel, from, channel, to],
  );
}

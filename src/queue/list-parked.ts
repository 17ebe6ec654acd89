import type { EntityManager } from '@mikro-orm/core';
import { Notice } from '#src/shop/notices/notice.ts';
import type { ParkedWork } from '#src/shop/notices/parked-work.ts';
import type { Json } from '#src/shop/ports.ts';
import { fresh } from '#src/shop/sql.ts';
import { type Engine, schema } from './engine.ts';
import { parkedJob, type ParkedJob } from './parked-job.ts';

const longestError = 200;

const parkedNow = `from ${schema}.job where name = 'parked' and state = 'created'`;
const count = `select count(*)::int as total ${parkedNow}`;
const page = `select id, data::text as data, created_on as "parkedAt" ${parkedNow}
order by created_on desc, data ->> 'jobId' desc, id desc offset $1 limit $2`;

type Row = { id: string; data: string; parkedAt: Date };

/** Parked work, newest first. `total` counts all of it, whichever part is asked for. */
export async function listParked(
  em: EntityManager,
  engine: Engine,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; works: ParkedWork[] }> {
  const [counted]: { total: number }[] = (await engine.db.executeSql(count)).rows;
  const found: Row[] = (await engine.db.executeSql(page, [offset, limit])).rows;
  const parked = found.map((row) => ({ ...row, job: parkedJob.parse(JSON.parse(row.data)) }));
  const kinds = await noticeKinds(
    em,
    parked.flatMap(({ job }) => (job.queue === 'outbound' ? [job.data.noticeId] : [])),
  );
  const works = parked.map(({ id, parkedAt, job }) => ({
    id,
    queue: job.queue,
    parkedAt: parkedAt.toISOString(),
    channel: job.data.lane.split(':', 1)[0] ?? '',
    lane: job.data.lane,
    kind: kindOf(job, kinds),
    error: firstLine(job.error),
  }));
  return { total: counted?.total ?? 0, works };
}

async function noticeKinds(em: EntityManager, ids: number[]): Promise<Map<number, string>> {
  const notices = await em.find(Notice, { id: { $in: ids } }, { ...fresh, fields: ['kind'] });
  return new Map(notices.map(({ id, kind }) => [id, kind]));
}

function kindOf(job: ParkedJob, kinds: ReadonlyMap<number, string>): string {
  if (job.queue === 'reading') return 'receipt';
  return job.queue === 'outbound' ? (kinds.get(job.data.noticeId) ?? '?') : payloadKind(job.data.payload);
}

/** Platforms name an event by the field that carries it. */
function payloadKind(payload: Json): string {
  if (typeof payload !== 'object' || payload === null) return '?';
  return Object.entries(payload).find(([, value]) => typeof value === 'object' && value !== null)?.[0] ?? '?';
}

/** Quoted values may be a person's own words: an error of the database repeats its statement. */
function firstLine(error: string): string {
  const [line = ''] = error.split('\n', 1);
  return line.replaceAll(/'[^']*(?:'|$)/g, "'…'").slice(0, longestError);
}

import { z } from 'zod';
import { BackupUnreadable } from './unreadable.ts';

/** Rows of a table with every value as the database writes it as text. */
export type TextRow = (string | null)[];

const column = z.object({ name: z.string(), type: z.string() });

const head = z.object({
  kind: z.literal('head'),
  madeAt: z.iso.datetime(),
  /** Names of the migrations that made the tables. */
  migrations: z.array(z.string()),
});

const table = z.object({ kind: z.literal('table'), schema: z.string(), name: z.string(), columns: z.array(column) });

/** Followed by the bytes. */
const file = z.object({ kind: z.literal('file'), id: z.string(), mime: z.string() });

const manifest = z.object({
  kind: z.literal('manifest'),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), rows: z.int(), checksum: z.string() })),
  /** The number that each sequence gives next. */
  sequences: z.array(z.object({ name: z.string(), next: z.string() })),
  files: z.int(),
});

const about = z.discriminatedUnion('kind', [head, table, file, manifest]);
const rows = z.array(z.array(z.string().nullable()));

export type Head = z.infer<typeof head>;
export type TableHead = z.infer<typeof table>;
export type Manifest = z.infer<typeof manifest>;

/** One part of a backup, in this order: head; each table with its rows; each file with its bytes; manifest. */
export type BackupRecord =
  | z.infer<typeof about>
  | { kind: 'rows'; rows: TextRow[] }
  | { kind: 'bytes'; bytes: Uint8Array };

const marks = { about: 1, rows: 2, bytes: 3 } as const;
const prefixBytes = 5;

/** A mark of what it is, its length, the content. */
export function encodeRecord(record: BackupRecord): Buffer {
  if (record.kind === 'bytes') return withPrefix(marks.bytes, record.bytes);
  if (record.kind === 'rows') return withPrefix(marks.rows, Buffer.from(JSON.stringify(record.rows)));
  return withPrefix(marks.about, Buffer.from(JSON.stringify(record)));
}

function withPrefix(mark: number, content: Uint8Array): Buffer {
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt8(mark);
  prefix.writeUInt32BE(content.length, 1);
  return Buffer.concat([prefix, content]);
}

/** The records of a stream, one in memory at a time. Throws `BackupUnreadable` when it is none of ours. */
export async function* decodeRecords(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = prefixBytes;
  for await (const chunk of source) {
    chunks.push(chunk);
    held += chunk.length;
    // Joined only once a whole record is there, so that a long one is not copied again and again.
    while (held >= wanted) {
      const joined = Buffer.concat(chunks);
      const end = prefixBytes + joined.readUInt32BE(1);
      if (held >= end) yield decode(joined.readUInt8(), joined.subarray(prefixBytes, end));
      const rest = held >= end ? joined.subarray(end) : joined;
      wanted = held >= end ? prefixBytes : end;
      chunks = [rest];
      held = rest.length;
    }
  }
  if (held > 0) throw new BackupUnreadable('damaged');
}

function decode(mark: number, content: Buffer): BackupRecord {
  if (mark === marks.bytes) return { kind: 'bytes', bytes: content };
  const json: unknown = JSON.parse(content.toString('utf8'));
  if (mark === marks.rows) return { kind: 'rows', rows: rows.parse(json) };
  if (mark === marks.about) return about.parse(json);
  throw new BackupUnreadable('damaged');
}

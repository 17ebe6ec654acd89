import { z } from 'zod';
import type { Json } from '#src/shop/ports.ts';
import type { Engine } from './engine.ts';
import type { QueueLog } from './types.ts';

/** Short news between the nodes of one shop, gone once it was told: who does not listen misses it. */
export interface Bulletin {
  /** Tells the other nodes, and this one. At most 7 kB; news that can't be told is dropped. */
  publish(topic: string, news: Json): void;
  subscribe(topic: string, onNews: (news: Json) => void): void;
}

const channel = 'shop_bulletin';
const message = z.object({ topic: z.string(), news: z.json() });

/** The bulletin over the database's own notifications; nothing is written. */
export async function openBulletin(engine: Engine, log: QueueLog): Promise<Bulletin & { close(): Promise<void> }> {
  const readers = new Map<string, ((news: Json) => void)[]>();
  const heard = (text: string): void => {
    const read = message.safeParse(JSON.parse(text));
    if (!read.success) return;
    for (const reader of readers.get(read.data.topic) ?? []) reader(read.data.news);
  };
  const listening = await engine.db.listen?.(channel, heard, () => undefined);
  return {
    publish: (topic, news) => {
      engine.db
        .executeSql('select pg_notify($1, $2)', [channel, JSON.stringify({ topic, news })])
        .catch((err: unknown) => log.warn({ err, topic }, 'news for the other nodes was lost'));
    },
    subscribe: (topic, onNews) => void readers.set(topic, [...(readers.get(topic) ?? []), onNews]),
    close: async () => listening?.close(),
  };
}

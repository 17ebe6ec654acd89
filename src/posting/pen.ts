import type { Effect } from '../journal/effect.ts';
import { appendEffect } from '../storage/effect-line.ts';
import { insertEffects } from '../storage/effect-statement.ts';
import type { Journal } from './messages.ts';

/** Writes one effect down; rejects where it can't. */
export type Pen = (effect: Effect) => Promise<void>;

/** Longer than that, and the shop's own way to the journal is tried. */
const answerWithinMs = 3_000;
const lines = 2;

/** Its lines to a server are its own, so it waits for nothing that the shop does there. */
export async function openPen(journal: Journal): Promise<Pen> {
  if (journal.kind === 'server') return await openServerPen(journal);
  return async (effect) => {
    appendEffect(journal.file, effect);
  };
}

async function openServerPen({ url, name }: Extract<Journal, { kind: 'server' }>): Promise<Pen> {
  const { Pool } = await import('pg');
  const pool = new Pool({
    connectionString: url,
    application_name: name,
    max: lines,
    // What waits at a closed door would be written a connection's making later.
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
  });
  // A line that breaks while nothing is written is made anew for the next effect.
  pool.on('error', () => undefined);
  for (let line = 0; line < lines; line++) pool.query('select 1').catch(() => undefined);
  return async (effect) => {
    await pool.query(insertEffects, [JSON.stringify([effect])]);
  };
}

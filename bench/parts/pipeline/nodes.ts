import type { Bench } from '../../bench.ts';
import type { Table } from '../../table.ts';
import type { NextSettings } from './settings.ts';
import { disorderOf, startPiped, type Piped } from './piped.ts';

const chats = 400;
const callMs = 50;

/** The same backlog drained by one to four processes, with calls that take no time and with calls as a platform's. */
export async function measureNodes(bench: Bench, next: NextSettings): Promise<Table | undefined> {
  const events = bench.quick ? 2_000 : 8_000;
  const rows: Table['rows'] = [];
  for (const nodes of [1, 2, 3, 4]) {
    const row: Table['rows'][number] = [nodes];
    for (const takes of [0, callMs]) {
      const settings = await next();
      if (!settings) return undefined;
      bench.progress(`pipeline: ${nodes} worker processes, calls of ${takes} ms`);
      const piped: Piped[] = [];
      for (let node = 0; node < nodes; node += 1) piped.push(await startPiped(settings));
      row.push(...(await drain(piped, events, takes)));
    }
    rows.push(row);
  }
  return {
    name: 'nodes',
    title: `A backlog of ${events} over ${chats} chats on PostgreSQL, by worker processes`,
    columns: [
      'processes',
      'answered/s',
      'out of order',
      'lost',
      'twice',
      `calls of ${callMs} ms: answered/s`,
      'out of order',
      'lost',
      'twice',
    ],
    rows,
    notes: [
      'From the first event taken until the last was answered. All processes and the database share the cores of this machine.',
    ],
  };
}

async function drain(piped: Piped[], events: number, takesMs: number): Promise<number[]> {
  await piped[0]?.fill(events, chats);
  await Promise.all(piped.map((node) => node.answersSo({ callMs: takesMs })));
  await Promise.all(piped.map((node) => node.work()));
  await Promise.all(piped.map((node) => node.idle()));
  const handled = (await Promise.all(piped.map((node) => node.handled()))).flat();
  await Promise.all(piped.map((node) => node.stop()));
  const beganMs = handled.reduce((first, { fromMs }) => Math.min(first, fromMs), Infinity);
  const endMs = handled.reduce((last, { toMs }) => Math.max(last, toMs), 0);
  const { outOfOrder, lost, twice } = disorderOf(handled, events);
  return [(events * 1000) / (endMs - beganMs), outOfOrder, lost, twice];
}

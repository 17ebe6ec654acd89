import type { NextSettings } from './settings.ts';
import { engines, type Bench, type Engine } from '../../bench.ts';
import { median, percentile } from '../../figures.ts';
import { openBotApi } from '../../load/bot-api.ts';
import type { Table } from '../../table.ts';
import { atOnce, measureSignedDoor, rate } from '../ceilings.ts';
import { measureAcknowledgement } from './acknowledgement.ts';
import { measureBacklog } from './backlog.ts';
import { measureEcho, measureReplies } from './echo.ts';
import { measureKnownChats } from './known-chats.ts';
import { measureNodes } from './nodes.ts';
import { figureColumns, figureRow, type Figure } from './rows.ts';
import { measureTalks } from './talks.ts';

/** What storing, ordering and answering cost beside a door that does nothing, and what an update of the shop costs as it grows. */
export async function* measurePipeline(bench: Bench): AsyncGenerator<Table> {
  const api = await openBotApi();
  bench.onEnd(() => api.close());
  const settingsOn =
    (engine: Engine): NextSettings =>
    async () => {
      const settings = await bench.settings(engine);
      return settings && { ...settings, ...api.settings };
    };
  const rows: Table['rows'] = [];
  for (const engine of engines) {
    for await (const figure of figuresOf(bench, engine, settingsOn(engine))) rows.push(figureRow(engine, figure));
  }
  yield {
    name: 'pipeline',
    title: 'Stored, ordered, answered: beside the bare signed door',
    columns: figureColumns,
    rows,
    notes: [
      `Closed loops with ${atOnce} connections, 800-byte bodies, HMAC over the raw bytes; medians. The bare door is measured again beside each engine.`,
      'The echo is grammY whose calls are answered at client.fetch. Answered: from the first request until the last answer.',
      'Replies in an open loop, from when a request was to go out; stuck: five other chats whose every event takes 2 s.',
      'Out of order: of one chat, over all processes, by the clock of this machine. Real durability: PostgreSQL waits for the disk.',
    ],
  };
  const nodes = await measureNodes(bench, settingsOn('PostgreSQL + Redis'));
  if (nodes) yield nodes;
  for (const engine of engines) {
    const talks = await measureTalks(bench, engine);
    if (talks) yield talks;
    const known = await measureKnownChats(bench, engine);
    if (known) yield known;
  }
}

async function* figuresOf(bench: Bench, engine: Engine, next: NextSettings): AsyncGenerator<Figure> {
  const settings = await next();
  if (!settings) return;
  bench.progress(`pipeline on ${engine}: the bare door`);
  const bare = await measureSignedDoor(bench);
  const perSecond = rate(bare);
  const cpuMs = median(bare.map(({ cpuMs }) => cpuMs));
  const latencies = bare.flatMap(({ latenciesMs }) => latenciesMs);
  yield { what: 'bare signed door', unit: '/s', value: perSecond, ratio: 1, n: latencies.length };
  yield { what: 'bare signed door, p99', unit: 'ms', value: percentile(latencies, 0.99), n: latencies.length };
  yield { what: 'bare signed door, CPU of the process', unit: 'ms', value: cpuMs, n: latencies.length };
  yield* measureAcknowledgement({ bench, engine, settings, bare: perSecond });
  const others = await next();
  if (others) yield* measureEcho({ bench, engine, settings: others, bare: perSecond });
  const quiet = await next();
  if (quiet) yield* measureReplies({ bench, engine, settings: quiet });
  yield* measureBacklog({ bench, engine, next });
}

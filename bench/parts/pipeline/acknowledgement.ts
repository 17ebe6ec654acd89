import type { Bench, Engine, Settings } from '../../bench.ts';
import { median, percentile } from '../../figures.ts';
import { httpPost } from '../../load/raw-http.ts';
import { textUpdate, webhookSecret } from '../../load/updates.ts';
import { measureClosedLoop, signedRequests, type Measured } from '../ceilings.ts';
import { startPiped } from './piped.ts';
import type { Figure } from './rows.ts';

const leastRatio = 0.2;

/** From the request to 200 after the commit, nobody working: at a signed door, and at the real Telegram one. */
export async function* measureAcknowledgement(given: {
  bench: Bench;
  engine: Engine;
  settings: Settings;
  bare: number;
}): AsyncGenerator<Figure> {
  const { bench, engine, settings, bare } = given;
  const count = bench.quick ? 2_000 : 8_000;
  const piped = await startPiped(settings);
  let firstId = 1;
  const repeat = async (requests: (count: number, firstId: number) => Buffer[]): Promise<Measured[]> => {
    const rounds: Measured[] = [];
    for (let round = 0; round <= (bench.quick ? 1 : 3); round += 1) {
      const made = requests(count, firstId);
      firstId += count;
      const measured = await measureClosedLoop(piped.child, piped.port, made);
      if (round > 0) rounds.push(measured);
    }
    return rounds;
  };
  bench.progress(`pipeline on ${engine}: stored and acknowledged`);
  yield* figures('acknowledged', await repeat((n, first) => signedRequests('/signed', n, first)), bare);
  yield* figures('acknowledged at the Telegram webhook', await repeat(telegramRequests), bare);
  await piped.stop();
}

function* figures(what: string, rounds: Measured[], bare: number): Generator<Figure> {
  const value = median(rounds.map(({ perSecond }) => perSecond));
  const latencies = rounds.flatMap(({ latenciesMs }) => latenciesMs);
  const n = latencies.length;
  yield { what, unit: '/s', value, ratio: value / bare, target: { least: leastRatio }, n };
  yield { what: `${what}, p99`, unit: 'ms', value: percentile(latencies, 0.99), n };
  yield { what: `${what}, CPU of the process`, unit: 'ms', value: median(rounds.map(({ cpuMs }) => cpuMs)), n };
}

function telegramRequests(count: number, firstId: number): Buffer[] {
  const headers = { 'x-telegram-bot-api-secret-token': webhookSecret };
  return Array.from({ length: count }, (_, n) =>
    httpPost('/telegram/webhook', textUpdate(firstId + n, 1 + (n % 100)), headers),
  );
}

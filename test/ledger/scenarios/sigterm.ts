import { setTimeout as pause } from 'node:timers/promises';
import { onMarket, whileTrading, type Scenario } from '../scenario.ts';

const longestMs = 2_000;
const endsWithinMs = 10_000;

/** SIGTERM under load, again and again: each process ends soon and in good order, and nothing is told twice. */
export const sigterm: Scenario = (setting) =>
  onMarket(setting, async (market) => {
    const { stand, random } = market;
    const { size, progress, signal } = setting;
    await whileTrading(market, size.rate, async () => {
      for (let done = 0; done < size.kills && !signal.aborted; done++) {
        const node = stand.nodes[Math.floor(random() * stand.nodes.length)];
        if (!node) return;
        await pause(random() * longestMs);
        await stand.end(node, 'term');
        await stand.start(node);
        if (done % 10 === 9) progress(`${done + 1} stops`);
      }
    });
    const tookMs = stand.ledger.ends.map(({ atMs, goneAtMs }) => goneAtMs - atMs);
    const slow = stand.ledger.ends
      .filter(({ atMs, goneAtMs, exitCode }) => goneAtMs - atMs > endsWithinMs || exitCode !== 0)
      .map(
        ({ run, atMs, goneAtMs, exitCode }) =>
          `process ${run}: ${Math.round(goneAtMs - atMs)} ms, exit code ${exitCode}`,
      );
    return {
      verdicts: [{ name: 'ended within 10 s, exit code 0', looked: tookMs.length, faults: slow }],
      figures: { stops: tookMs.length, 'longest stop, ms': Math.round(Math.max(0, ...tookMs)) },
    };
  });

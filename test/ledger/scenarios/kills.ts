import { onMarket, whileTrading, type Market, type Scenario } from '../scenario.ts';
import { watchStock } from '../watch-stock.ts';

const soonestMs = 10;
const latestMs = 2_000;

/** `kill -9` at random moments under load, of one process at a time, which is started again at once. */
export const kills: Scenario = (setting) =>
  onMarket(setting, async (market) => {
    const { size, progress, signal } = setting;
    await using _watch = watchStock(market.stand);
    await whileTrading(market, size.rate, async () => {
      for (let done = 0; done < size.kills && !signal.aborted; done++) {
        await killOne(market);
        if (done % 10 === 9) progress(`${done + 1} kills, ${market.stand.ledger.updates.size} updates`);
      }
    });
    return { verdicts: [], figures: {} };
  });

async function killOne({ stand, random }: Market): Promise<void> {
  const node = stand.nodes[Math.floor(random() * stand.nodes.length)];
  if (!node) return;
  await stand.killIn(node, soonestMs + random() * (latestMs - soonestMs));
  await stand.start(node);
}

import type { Config } from '../config.ts';
import type { Tools } from '../control/action.ts';
import type { Log } from '../log.ts';
import { shopActions } from './actions.ts';
import { buildHouse } from './house.ts';
import type { Close } from './parts.ts';
import { openStores } from './stores.ts';

/** Opens the stores of a shop that does not run here, for one command; nothing is received, answered or sent. */
export async function openTools(config: Config, log: Log): Promise<Tools> {
  const closing: Close[] = [];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).toReversed()) await one();
  };
  try {
    const clock = { now: () => new Date() };
    const stores = await openStores({ config, clock, log, onClose: (one) => closing.push(one) });
    closing.push(() => stores.queue.stop());
    const house = buildHouse({
      config,
      clock,
      log,
      stores,
      address: config.publicUrl ?? '',
    });
    return { actions: shopActions({ house, stores }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

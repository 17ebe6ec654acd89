import { z } from 'zod';
import type { Settings } from '../bench.ts';
import { startChild } from '../child.ts';
import { ownerId } from '../load/running-shop.ts';

/**
 * Makes the shop of these settings ready to be measured: demo goods without end, an owner, and as many customers,
 * orders and messages as `size` says. Must not run at the same time as the shop.
 */
export async function fillShop(
  settings: Settings,
  size: number,
  progress: (what: string) => unknown = () => undefined,
): Promise<void> {
  const all = { ...settings, OWNER_TELEGRAM_IDS: String(ownerId) };
  const child = await startChild('fill.ts', all, settings['DATA_DIR'] ?? '.');
  const names = await child.ask(z.array(z.string()), 'plan', size);
  for (const name of names) {
    progress(name);
    await child.ask(z.null(), 'make', name);
  }
  await child.stop();
}

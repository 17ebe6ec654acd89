import { z } from 'zod';
import { openPlatform } from '#test/support/platform.ts';
import { createShopper, type Shopper } from '#test/support/shopper.ts';
import { freePort } from '#test/support/servers.ts';
import { wordsFor } from '#test/support/words.ts';
import type { Settings } from '../bench.ts';
import { startChild } from '../child.ts';

/** The owner of every measured shop, who is told of each order. */
export const ownerId = 7_000_000_001;

export interface Stored {
  lane: string;
  atMs: number;
}

/** A shop in a process of its own behind its own stand-in, which stands in ours. */
export interface RunningShop {
  /** Somebody at his phone; with an id, the person of that id. */
  person(name: string, id?: number): Shopper;
  /** What was stored since this was asked last. */
  stored(): Promise<Stored[]>;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
  /** Time of a core that its process has used, in ms. */
  cpuMs(): Promise<number>;
  /** Bytes of the chat's talk as it is kept; 0 where there is none. */
  talkBytes(chat: number): Promise<number>;
  /** Bot API calls so far. */
  calls(): number;
  close(): Promise<void>;
}

/** Settings of a shop that has our owner and is called at a webhook of its own. */
export async function withWebhook(settings: Settings): Promise<Settings> {
  const port = String(await freePort());
  return { ...settings, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, OWNER_TELEGRAM_IDS: String(ownerId) };
}

/** Starts the shop; its owner has pressed Start. */
export async function startMeasuredShop(settings: Settings): Promise<RunningShop> {
  const platform = await openPlatform();
  let calls = 0;
  platform.telegram.onChange((change) => {
    if (change.kind === 'call') calls += 1;
  });
  const all = { ...(await withWebhook(settings)), ...platform.settings };
  const child = await startChild('shop.ts', all, settings['DATA_DIR'] ?? '.');
  const person = (firstName: string, id?: number): Shopper => {
    const known = id === undefined ? {} : { id };
    return createShopper(platform.telegram.people.openChat({ firstName, languageCode: 'uz', ...known }), wordsFor);
  };
  const owner = person('Rustam', ownerId);
  owner.starts();
  await owner.hears(/./);
  const stored = z.array(z.object({ lane: z.string(), atMs: z.number() }));
  return {
    person,
    stored: () => child.ask(stored, 'stored'),
    idle: async () => void (await child.ask(z.null(), 'idle')),
    cpuMs: () => child.cpuMs(),
    talkBytes: (chat) => child.ask(z.int(), 'talkBytes', chat),
    calls: () => calls,
    close: async () => {
      await child.stop();
      await platform.close();
    },
  };
}

import { Hono } from 'hono';
import { createTelegramStandIn, type TelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { listen } from '#src/web/server.ts';
import type { Language } from '#src/shop/language.ts';
import { createShopper, type Shopper } from './shopper.ts';
import { wordsFor } from './words.ts';

const botToken = '7000000002:ShopInAProcessOfItsOwn_0123';

/** The stand-in of the platform as a server of its own, which outlives the shop's process. */
export interface Platform {
  telegram: TelegramStandIn;
  /** Settings that make a shop talk to it. */
  settings: { [name: string]: string };
  newcomer(name: string, language?: Language): Shopper;
  close(): Promise<void>;
}

/** Serves a stand-in over HTTP on a free port. */
export async function openPlatform(): Promise<Platform> {
  const telegram = createTelegramStandIn({
    clock: { now: () => new Date() },
    botToken,
    limits: 'off',
    webhookRetryMs: 50,
  });
  const web = await listen(new Hono().route('/', telegram.routes), { host: '127.0.0.1', port: 0 });
  return {
    telegram,
    settings: { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_API_ROOT: `http://127.0.0.1:${web.port}` },
    newcomer: (name, language = 'uz') =>
      createShopper(telegram.people.openChat({ firstName: name, languageCode: language }), wordsFor, language),
    close: async () => {
      telegram.close();
      await web.close(0);
    },
  };
}

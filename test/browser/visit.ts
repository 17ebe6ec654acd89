import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { openWatched, type WatchedPage } from '../support/browser.ts';
import { shopTexts } from '../support/open-shop.ts';
import { makesReadmePicture } from '../support/readme-picture.ts';
import { runShop, wrote } from '../support/shop-process.ts';
import { chatOn, type Chat } from './chat.ts';

/** The page of a program that runs for this visit alone. */
export interface Visit extends WatchedPage {
  owner: Chat;
  /** The customer on Telegram. */
  buyer: Chat;
  /** The customer on Instagram, in Direct. */
  direct: Chat;
}

const wordsFor = shopTexts();

/** Starts the program as `npm start` does and opens the address that it prints. */
export async function visit(
  browser: Browser,
  settings: { [name: string]: string },
  look: { width: number; height: number },
): Promise<Visit> {
  const shop = runShop(settings);
  onTestFinished(async () => void (await shop.stop()));
  await wrote(shop, /Open http\S+ in a browser/);
  const address = /Open (http\S+)/.exec(shop.output())?.[1] ?? '';
  const opened = await openWatched(browser, address, { ...look, scale: makesReadmePicture ? 2 : 1 });
  const { page } = opened;
  return {
    ...opened,
    owner: chatOn(page, 'owner', wordsFor, 'uz'),
    buyer: chatOn(page, 'customer', wordsFor, 'uz'),
    direct: chatOn(page, 'direct', wordsFor, 'uz'),
  };
}

/** Settings of a shop in a folder where nothing was before. */
export function emptyShop(): { [name: string]: string } {
  return { PORT: '0', DATA_DIR: mkdtempSync(join(inject('runFolder'), 'first-start-')) };
}

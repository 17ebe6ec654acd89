import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

const file = join(import.meta.dirname, '../../docs/sale.png');
// Tall enough for a whole payment message with the receipt below it.
const look = { width: 1060, height: 1150 };

/** The README's picture of a sale is made anew: `README_PICTURE=1 npm test test/browser`. It needs a font with emoji. */
export const makesReadmePicture = process.env['README_PICTURE'] === '1';

/** Draws both phones as they stand now into `docs/sale.png`. */
export async function drawReadmePicture(page: Page): Promise<void> {
  await page.setViewportSize(look);
  await page.mouse.move(0, 0);
  await page.locator('[data-test=note]').waitFor({ state: 'detached' });
  await page.evaluate('document.activeElement.blur()');
  const phones = await page.locator('main').boundingBox();
  if (!phones) throw new Error('The phones are not on the page.');
  // The shadow line of the bar above stays out.
  const drawn = await page.screenshot({ clip: { ...phones, y: phones.y + 2, height: phones.height - 2 } });
  mkdirSync(join(file, '..'), { recursive: true });
  await sharp(drawn).png({ palette: true, quality: 90, effort: 10 }).toFile(file);
}

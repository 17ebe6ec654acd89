import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

const file = join(import.meta.dirname, '../../docs/sale.png');
// Tall enough for a whole payment message with the receipt below it.
const look = { width: 1060, height: 1150 };
// Three phones stand beside each other there; the owner's is seen above already.
const instagramLook = { width: 1500, height: 860 };
const around = 14;
const wall = '#e9eef3';

/** The README's picture of a sale is made anew: `README_PICTURE=1 npm test test/browser`. It needs a font with emoji. */
export const makesReadmePicture = process.env['README_PICTURE'] === '1';

/** The customer's and the owner's phone on Telegram as they stand now. */
export async function pictureOfTelegram(page: Page): Promise<Buffer> {
  await holdStill(page, look);
  return shoot(page, '.side[data-side=customer]', '.side[data-side=owner]');
}

/** The post with its comments and Direct beside it, as they stand now. */
export async function pictureOfInstagram(page: Page): Promise<Buffer> {
  await holdStill(page, instagramLook);
  return shoot(page, '.side[data-side=feed]', '.side[data-side=direct]');
}

/** Puts the pictures one below the other into `docs/sale.png`. */
export async function drawReadmePicture(rows: Buffer[]): Promise<void> {
  const sizes = await Promise.all(rows.map((row) => sharp(row).metadata()));
  const width = Math.max(...sizes.map((size) => size.width));
  const height = sizes.reduce((sum, size) => sum + size.height, 0);
  let top = 0;
  const placed = rows.map((input, index) => {
    const size = sizes[index] ?? { width, height: 0 };
    const at = { input, left: Math.round((width - size.width) / 2), top };
    top += size.height;
    return at;
  });
  mkdirSync(join(file, '..'), { recursive: true });
  const drawn = sharp({ create: { width, height, channels: 3, background: wall } }).composite(placed);
  await drawn.png({ palette: true, quality: 90, effort: 10 }).toFile(file);
}

async function holdStill(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.mouse.move(0, 0);
  await page.locator('[data-test=note]').waitFor({ state: 'detached' });
  await page.evaluate('document.activeElement.blur()');
}

/** Two phones with what is around them, down to the end of the page. */
async function shoot(page: Page, left: string, right: string): Promise<Buffer> {
  const [first, last] = await Promise.all([left, right].map((place) => page.locator(place).boundingBox()));
  const whole = page.viewportSize();
  if (!first || !last || !whole) throw new Error('The phones are not on the page.');
  const [x, y] = [first.x - around, first.y - around / 2];
  const width = last.x + last.width + around - x;
  return page.screenshot({ clip: { x, y, width, height: whole.height - y } });
}

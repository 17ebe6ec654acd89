import { expect, test } from 'vitest';
import { stripsOf } from '#src/receipts/strips.ts';

/** Ink in every tenth column on this ground. */
function picture(ground: number, ink: number) {
  const [width, height] = [400, 120];
  const pixels = Buffer.alloc(width * height, ground);
  for (let at = 0; at < pixels.length; at += 10) pixels[at] = ink;
  return { pixels, width, height };
}

const place = { left: 100, top: 32, width: 200, height: 56 };

async function shades(ground: number, ink: number): Promise<{ lightest: number; darkest: number; grey: number }> {
  const { pixels } = (await stripsOf(picture(ground, ink), [place])).picture;
  const grey = pixels.filter((value) => value > 100 && value < 245).length / pixels.length;
  return { lightest: Math.max(...pixels), darkest: Math.min(...pixels), grey };
}

test('what is cut out of a grey ground stands on white, as tesseract wants it', async () => {
  const { lightest, darkest, grey } = await shades(170, 20);
  expect([lightest, darkest]).toEqual([255, 0]);
  expect(grey).toBeLessThan(0.05);
});

test('a piece without writing stays as it is', async () => {
  expect((await shades(170, 165)).grey).toBeGreaterThan(0.3);
});

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPicture } from '#src/demo/draw/index.ts';
import { renderPicture } from '#src/demo/draw/render.ts';
import { demoShop } from '#src/demo/index.ts';
import type { DemoProduct } from '#src/demo/types.ts';

const products = demoShop.categories.flatMap((category) => category.products);

/** The colours in which a product must be drawn; `undefined` when it offers none. */
function colorsOf(product: DemoProduct): (string | undefined)[] {
  return [...new Set(product.variants.map((variant) => variant.options.color ?? variant.options.shade))];
}

/** How many clearly different colours a picture has, counted on a small copy in steps of 32. */
async function distinctColors(jpeg: Uint8Array): Promise<number> {
  const { data } = await sharp(jpeg).resize(64, 64).raw().toBuffer({ resolveWithObject: true });
  const seen = new Set<number>();
  for (let at = 0; at + 2 < data.length; at += 3) {
    seen.add(((data[at] ?? 0) >> 5) * 64 + ((data[at + 1] ?? 0) >> 5) * 8 + ((data[at + 2] ?? 0) >> 5));
  }
  return seen.size;
}

/** Mean difference of two pictures, 0 to 255 a channel. */
async function distance(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((jpeg) => sharp(jpeg).resize(64, 64).raw().toBuffer()));
  if (a === undefined || b === undefined || a.length !== b.length) throw new Error('pictures of different kinds');
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

describe('the pictures of the demo shop', () => {
  it.each(products.map((product): [string, DemoProduct] => [product.slug, product]))(
    '%s is drawn in each of its colours',
    async (_slug, product) => {
      const drawn: Uint8Array[] = [];
      for (const color of colorsOf(product)) {
        const picture = await renderPicture(drawPicture(product.drawing, color));
        expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 1000, height: 1000 });
        expect(picture.length).toBeLessThan(120_000);
        expect(await distinctColors(picture)).toBeGreaterThanOrEqual(8);
        for (const earlier of drawn) expect(await distance(earlier, picture)).toBeGreaterThan(3);
        drawn.push(picture);
      }
    },
    30_000,
  );

  it('are one file for each product and colour, light enough to load into a new shop', async (context) => {
    const svgs = products.flatMap((product) => colorsOf(product).map((color) => drawPicture(product.drawing, color)));
    expect(new Set(svgs).size).toBe(svgs.length);
    const started = performance.now();
    let bytes = 0;
    for (const svg of svgs) bytes += (await renderPicture(svg)).length;
    const seconds = (performance.now() - started) / 1000;
    await context.annotate(`${svgs.length} pictures, ${Math.round(bytes / 1024)} KiB, ${seconds.toFixed(1)} s`);
    expect(bytes).toBeLessThan(svgs.length * 100_000);
  }, 120_000);
});

describe('a drawing', () => {
  it('is the same each time it is drawn', () => {
    const scarf = { shape: 'scarf', pattern: 'ikat' } as const;
    expect(drawPicture(scarf, 'red')).toBe(drawPicture(scarf, 'red'));
  });

  it('uses no font and loads nothing from elsewhere', () => {
    for (const product of products) {
      const svg = drawPicture(product.drawing, undefined);
      expect(svg).not.toMatch(/<text|<image|href=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    }
  });

  it('names every gradient, filter and clip it uses exactly once', () => {
    for (const product of products) {
      const svg = drawPicture(product.drawing, undefined);
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size, product.slug).toBe(ids.length);
      for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids, `${product.slug} ${used}`).toContain(used);
    }
  });

  it('falls back to its own colour when the name is no colour', () => {
    const watch = { shape: 'watch', color: 'brown' } as const;
    expect(drawPicture(watch, 'toString')).toBe(drawPicture(watch, 'brown'));
    expect(drawPicture(watch, undefined)).toBe(drawPicture(watch, 'brown'));
  });
});

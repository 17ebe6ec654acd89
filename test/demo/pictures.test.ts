import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPicture } from '#src/demo/draw/index.ts';
import { renderPicture } from '#src/demo/draw/render.ts';
import { demoShop } from '#src/demo/index.ts';
import { colorsOf, pictureIds, withDemoPictures } from '#src/demo/pictures.ts';
import type { DemoProduct } from '#src/demo/types.ts';

const products = demoShop.categories.flatMap((category) => category.products);

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
  let count = 0;
  let bytes = 0;
  let milliseconds = 0;

  // Every third in two colours; the drawings of all are compared below.
  it.each(products.filter((_, at) => at % 3 === 0).map((product): [string, DemoProduct] => [product.slug, product]))(
    '%s is drawn as its colours want it',
    async (_slug, product) => {
      const drawn: Uint8Array[] = [];
      const colors = colorsOf(product);
      for (const color of colors.slice(0, 2)) {
        const started = performance.now();
        const picture = await renderPicture(drawPicture(product.drawing, color));
        milliseconds += performance.now() - started;
        bytes += picture.length;
        count += 1;
        expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 1000, height: 1000 });
        expect(picture.length).toBeLessThan(120_000);
        expect(await distinctColors(picture)).toBeGreaterThanOrEqual(8);
        for (const earlier of drawn) expect(await distance(earlier, picture)).toBeGreaterThan(1.5);
        drawn.push(picture);
      }
    },
    30_000,
  );

  it('differ for every product and colour', async (context) => {
    const svgs = products.flatMap((product) => colorsOf(product).map((color) => drawPicture(product.drawing, color)));
    expect(new Set(svgs).size).toBe(svgs.length);
    await context.annotate(
      `${count} pictures, ${Math.round(bytes / 1024)} KiB, drawn in ${(milliseconds / 1000).toFixed(1)} s`,
    );
  });

  it('are drawn when the shop asks for them, and other pictures come from its own store', async () => {
    const own = { bytes: new Uint8Array([1, 2, 3]), mime: 'image/png' };
    const store = withDemoPictures({ get: async (id: string) => (id === 'own.png' ? own : undefined) }, products);
    const powder = products.find((product) => product.slug === 'kompakt-upa');
    const watch = products.find((product) => product.slug === 'klassik-soat');
    if (!powder || !watch) throw new Error('the goods of this scene are gone');
    expect(pictureIds(powder).map(({ color }) => color)).toEqual(['beige', 'pink']);
    expect(pictureIds(watch)).toEqual([{ mediaId: 'demo-klassik-soat.jpg', color: null }]);
    for (const { mediaId } of [...pictureIds(powder), ...pictureIds(watch)]) {
      expect((await store.get(mediaId))?.mime).toBe('image/jpeg');
    }
    expect(await store.get('own.png')).toBe(own);
    expect(await store.get('demo-unknown.jpg')).toBeUndefined();
  });
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

import { describe, expect, it } from 'vitest';
import { demoShop } from '#src/demo/index.ts';
import type { DemoProduct, OptionKey, Texts } from '#src/demo/types.ts';

const colorKeys =
  'black white red blue light_blue green yellow brown pink grey beige purple orange burgundy khaki gold silver'.split(
    ' ',
  );
const products = demoShop.categories.flatMap((category) => category.products);
const variants = products.flatMap((product) => product.variants);

/** All texts a customer can see, each with the name of where it stands. */
const texts: [where: string, text: Texts][] = [
  ['shop', demoShop.name],
  ...demoShop.categories.map((category): [string, Texts] => [category.slug, category.title]),
  ...products.flatMap((product): [string, Texts][] => [
    [`${product.slug} title`, product.title],
    [`${product.slug} description`, product.description],
  ]),
  ...demoShop.deliveryMethods.flatMap((method): [string, Texts][] => [
    [`${method.kind} title`, method.title],
    [`${method.kind} eta`, method.eta],
    ...(method.address ? [[`${method.kind} address`, method.address] satisfies [string, Texts]] : []),
  ]),
];

const shapeOfOptions = (product: DemoProduct): string => [...product.options].toSorted().join('+') || 'none';

const method = (kind: string) => demoShop.deliveryMethods.find((each) => each.kind === kind);

describe('the demo shop', () => {
  it('is large enough to walk about in', () => {
    expect(demoShop.categories.filter((category) => category.parent === undefined).length).toBeGreaterThanOrEqual(6);
    expect(products.length).toBeGreaterThanOrEqual(36);
    expect(variants.length).toBeGreaterThanOrEqual(140);
  });

  it('is a tree: every sub-category stands after its parent, and every shelf leads to goods', () => {
    const seen = new Set<string>();
    for (const category of demoShop.categories) {
      if (category.parent !== undefined) expect(seen).toContain(category.parent);
      seen.add(category.slug);
      const below = demoShop.categories.filter((other) => other.parent === category.slug);
      expect(category.products.length + below.length, category.slug).toBeGreaterThan(0);
    }
    expect(demoShop.categories.some((category) => category.parent !== undefined)).toBe(true);
  });

  it('names each category and product once, in slugs that fit a deep link', () => {
    const slugs = [...demoShop.categories, ...products].map((thing) => thing.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const slug of slugs) expect(slug.length, slug).toBeLessThanOrEqual(40);
  });

  it('shows every choice a customer can meet', () => {
    const kinds = new Set(products.map(shapeOfOptions));
    for (const kind of ['none', 'color', 'size', 'color+size', 'volume', 'shade']) expect(kinds).toContain(kind);
    expect(variants.some((variant) => variant.stock === 0)).toBe(true);
    expect(variants.some((variant) => variant.stock === 1)).toBe(true);
    expect(products.some((product) => product.variants.every((variant) => variant.stock === 0))).toBe(true);
    expect(products.some((product) => product.variants.length >= 20)).toBe(true);
  });
});

describe('its texts', () => {
  it.each(texts)('%s is there in both languages', (_where, text) => {
    for (const written of [text.uz, text.en]) {
      expect(written.trim()).toBe(written);
      expect(written.length).toBeGreaterThan(0);
      expect(written).not.toMatch(/ {2}/);
    }
  });

  it('fit a button and a product card', () => {
    for (const category of demoShop.categories) {
      for (const title of Object.values(category.title)) expect(title.length, title).toBeLessThanOrEqual(28);
    }
    for (const { title, description } of products) {
      for (const written of Object.values(title)) expect(written.length, written).toBeLessThanOrEqual(48);
      for (const written of Object.values(description)) expect(written.length, written).toBeLessThanOrEqual(300);
    }
  });

  it('write oʻ and gʻ with U+02BB and the tutuq with U+02BC, never with an apostrophe', () => {
    for (const [where, { uz }] of texts) {
      expect(uz, where).not.toMatch(/['`‘’]/);
      expect(uz, where).not.toMatch(/[^oOgG]ʻ/);
      expect(uz, where).not.toMatch(/[oOgG]ʼ/);
      expect(uz, where).not.toMatch(/\p{Script=Cyrillic}/u);
    }
  });
});

describe('its variants', () => {
  const valueRule: Record<OptionKey, (value: string) => boolean> = {
    color: (value) => colorKeys.includes(value),
    shade: (value) => colorKeys.includes(value),
    size: (value) => /^(\d{2,3}|S|M|X{0,3}L)$/.test(value),
    volume: (value) => /^\d+ ml$/.test(value),
  };

  it.each(products.map((product): [string, DemoProduct] => [product.slug, product]))(
    '%s answers every choice exactly once',
    (_slug, product) => {
      const combinations = product.variants.map((variant) =>
        product.options.map((key) => variant.options[key]).join('/'),
      );
      expect(new Set(combinations).size).toBe(combinations.length);
      if (product.options.length === 0) expect(product.variants).toHaveLength(1);
      for (const variant of product.variants) {
        expect(Object.keys(variant.options).toSorted()).toEqual([...product.options].toSorted());
        for (const key of product.options)
          expect(valueRule[key](variant.options[key] ?? ''), variant.options[key]).toBe(true);
      }
    },
  );

  it('cost whole thousands of soʻm, and were dearer when they say so', () => {
    for (const variant of variants) {
      expect(variant.priceSom % 1000).toBe(0);
      expect(variant.priceSom).toBeGreaterThanOrEqual(20_000);
      expect(variant.priceSom).toBeLessThanOrEqual(2_000_000);
      expect(Number.isInteger(variant.stock) && variant.stock >= 0).toBe(true);
      if (variant.compareAtSom !== undefined) expect(variant.compareAtSom).toBeGreaterThan(variant.priceSom);
    }
    expect(variants.some((variant) => variant.compareAtSom !== undefined)).toBe(true);
  });
});

describe('its delivery', () => {
  it('reaches every region of the country by post', () => {
    expect(method('post')?.regions).toBe('all');
  });

  it('brings parcels home in the capital, free from half a million', () => {
    expect(method('courier')).toMatchObject({ feeSom: 25_000, freeFromSom: 500_000, regions: ['tashkent_city'] });
  });

  it('tells where to come for what one fetches oneself', () => {
    expect(method('pickup')).toMatchObject({ feeSom: 0, regions: 'all' });
    expect(method('pickup')?.address?.uz).toContain('Toshkent');
  });

  it('shows a card nobody could pay to', () => {
    expect(demoShop.card).toEqual({ number: '8600 0000 0000 0000', holder: 'SOTUV AGENTI DEMO' });
  });
});

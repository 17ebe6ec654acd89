import { drawPicture } from './draw/index.ts';
import { renderPicture } from './draw/render.ts';
import type { DemoProduct } from './types.ts';

interface Picture {
  bytes: Uint8Array;
  mime: string;
}

/** The colours a product is drawn in; a single `undefined` when it offers none. */
export function colorsOf(product: DemoProduct): (string | undefined)[] {
  return [...new Set(product.variants.map((variant) => variant.options['color'] ?? variant.options['shade']))];
}

/** Media ids of a product's pictures, one for each of its colours, in the order of its variants. */
export function pictureIds(product: DemoProduct): { mediaId: string; color: string | null }[] {
  return colorsOf(product).map((color) => ({ mediaId: mediaId(product, color), color: color ?? null }));
}

function mediaId(product: DemoProduct, color: string | undefined): string {
  return `demo-${product.slug}${color === undefined ? '' : `-${color}`}.jpg`;
}

/**
 * Adds the demo's pictures to a media store: each is drawn when it is asked for (50 to 150 ms), so that a first start
 * need not draw them all. A channel asks for a picture once and remembers what it uploaded.
 */
export function withDemoPictures<Store extends { get(id: string): Promise<Picture | undefined> }>(
  store: Store,
  products: DemoProduct[],
): Store {
  const drawings = new Map(
    products.flatMap((product) => colorsOf(product).map((color) => [mediaId(product, color), { product, color }])),
  );
  const get = async (id: string): Promise<Picture | undefined> => {
    const wanted = drawings.get(id);
    if (!wanted) return store.get(id);
    const svg = drawPicture(wanted.product.drawing, wanted.color);
    return { bytes: await renderPicture(svg), mime: 'image/jpeg' };
  };
  return { ...store, get };
}

import type { Texts } from '../language.ts';
import type { Options } from './product.ts';

/** A variant as screens and conversations see it. */
export type VariantView = {
  id: number;
  options: Options;
  priceSom: number;
  compareAtSom: number | null;
  stock: number;
};

/** A product as screens and conversations see it: plain data, safe in a conversation's log. */
export type ProductView = {
  id: number;
  categoryId: number;
  title: Texts;
  description: Texts;
  options: string[];
  active: boolean;
  variants: VariantView[];
  pictures: { mediaId: string; color: string | null }[];
};

/** A shelf with what lies under it. */
export type CategoryView = { id: number; parentId: number | null; title: Texts; products: number };

/** Variants that agree with all chosen values. */
export function matchingVariants(product: ProductView, chosen: Options): VariantView[] {
  return product.variants.filter((variant) =>
    Object.entries(chosen).every(([option, value]) => variant.options[option] === value),
  );
}

/** The first option that has no value yet; undefined when one variant is settled. */
export function nextOption(product: ProductView, chosen: Options): string | undefined {
  return product.options.find((option) => chosen[option] === undefined);
}

/** Values of an option among the variants that agree with the choice so far, with the pieces left of each. */
export function optionValues(
  product: ProductView,
  option: string,
  chosen: Options,
): { value: string; stock: number }[] {
  const stockByValue = new Map<string, number>();
  for (const variant of matchingVariants(product, chosen)) {
    const value = variant.options[option];
    if (value !== undefined) stockByValue.set(value, (stockByValue.get(value) ?? 0) + variant.stock);
  }
  return [...stockByValue].map(([value, stock]) => ({ value, stock }));
}

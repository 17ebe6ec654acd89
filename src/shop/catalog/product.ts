import { defineEntity, p } from '@mikro-orm/core';
import type { Texts } from '../language.ts';
import { Category } from './category.ts';

const productStatuses = ['active', 'hidden'] as const;

/** Chosen values by option, e.g. `{ color: 'black', size: '42' }`. */
export type Options = { [option: string]: string };

const ProductSchema = defineEntity({
  name: 'Product',
  indexes: [{ properties: ['category', 'status', 'position'] }],
  properties: {
    id: p.integer().primary(),
    slug: p.string().unique(),
    category: () => p.manyToOne(Category),
    title: p.json<Texts>(),
    description: p.json<Texts>(),
    /** Names of the options in the order they are asked: `['color', 'size']`. */
    options: p.json<string[]>(),
    status: p.enum(productStatuses).default('active'),
    position: p.integer().default(0),
    /** Words customers search by, folded by `foldWords`. */
    searchText: p.text(),
    createdAt: p.datetime(),
    variants: () => p.oneToMany(Variant).mappedBy('product').orderBy({ position: 'asc', id: 'asc' }),
    pictures: () => p.oneToMany(ProductPicture).mappedBy('product').orderBy({ position: 'asc', id: 'asc' }),
  },
});

/** A thing the shop sells, in one or more variants. */
export class Product extends ProductSchema.class {}
ProductSchema.setClass(Product);

const VariantSchema = defineEntity({
  name: 'Variant',
  uniques: [{ properties: ['product', 'optionKey'] }],
  properties: {
    id: p.integer().primary(),
    product: () => p.manyToOne(Product),
    options: p.json<Options>(),
    /** The options as one word in the product's order, e.g. `black/42`; empty where there are none. */
    optionKey: p.string(),
    priceSom: p.integer().check('price_som >= 0'),
    /** The former, higher price; shown struck through. */
    compareAtSom: p.integer().nullable(),
    /** Pieces that can be sold now: neither held by an order nor sold. */
    stock: p.integer().check('stock >= 0'),
    position: p.integer().default(0),
  },
});

/** One size and colour of a product: what has a price and a stock. */
export class Variant extends VariantSchema.class {}
VariantSchema.setClass(Variant);

const ProductPictureSchema = defineEntity({
  name: 'ProductPicture',
  properties: {
    id: p.integer().primary(),
    product: () => p.manyToOne(Product).index(),
    /** The colour it shows; empty when it stands for all. */
    color: p.string().nullable(),
    mediaId: p.string(),
    position: p.integer().default(0),
  },
});

/** A picture of a product; the bytes are in the media store. */
export class ProductPicture extends ProductPictureSchema.class {}
ProductPictureSchema.setClass(ProductPicture);

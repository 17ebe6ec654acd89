import { defineEntity, p } from '@mikro-orm/core';
import type { Texts } from '../language.ts';

const CategorySchema = defineEntity({
  name: 'Category',
  properties: {
    id: p.integer().primary(),
    slug: p.string().unique(),
    parent: () => p.manyToOne(Category).nullable().index(),
    title: p.json<Texts>(),
    position: p.integer().default(0),
  },
});

/** A shelf of the shop; shelves form a tree. */
export class Category extends CategorySchema.class {}
CategorySchema.setClass(Category);

import { defineEntity, p } from '@mikro-orm/core';
import { Product } from '../catalog/product.ts';

export const postKinds = ['post', 'reel', 'story'] as const;
export const postStatuses = ['new', 'linked', 'ignored'] as const;

const PostSchema = defineEntity({
  name: 'Post',
  uniques: [{ properties: ['channel', 'externalId'] }],
  indexes: [{ properties: ['status', 'id'] }],
  properties: {
    id: p.integer().primary(),
    channel: p.string(),
    /** The post's number on its channel, always as a string. */
    externalId: p.string(),
    /** Empty while only its number is known. */
    link: p.text(),
    caption: p.text(),
    kind: p.enum(postKinds).default('post'),
    publishedAt: p.datetime().nullable(),
    product: () => p.manyToOne(Product).nullable().index(),
    status: p.enum(postStatuses).default('new'),
    createdAt: p.datetime(),
  },
});

/** A post, reel or story of the shop's own account, and the product that it shows; `ignored` ones of others, in which the shop is named. */
export class Post extends PostSchema.class {}
PostSchema.setClass(Post);

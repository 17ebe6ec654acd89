import { defineEntity, p } from '@mikro-orm/core';
import { commentModes } from '../comments/comment-modes.ts';
import type { Texts } from '../language.ts';

const ShopSettingsSchema = defineEntity({
  name: 'ShopSettings',
  properties: {
    id: p.integer().primary(),
    name: p.json<Texts>(),
    orderPrefix: p.string().length(8).default('S'),
    cardNumberSealed: p.text().nullable(),
    cardHolder: p.string().length(100).nullable(),
    /** How long goods are held for payment. */
    holdMinutes: p.integer().default(30),
    /** How long before the end of a hold the customer is reminded. */
    reminderMinutes: p.integer().default(10),
    /** How long the bot stays silent after a customer called a person. */
    takeOverMinutes: p.integer().default(120),
    maxOpenOrders: p.integer().default(3),
    maxUnits: p.integer().default(5),
    /** While set, the shop shows its goods but takes no orders. */
    pausedAt: p.datetime().nullable(),
    /** Whether comments under posts are answered at all. */
    commentsOn: p.boolean().default(true),
    /** Whether an answer that everybody sees may tell the price. */
    priceInPublic: p.boolean().default(false),
    /** What becomes of a question under a post that shows no product. */
    unlinkedComments: p.enum(commentModes).default('invite'),
    /** What becomes of a comment that is not understood, or unfriendly. */
    unclearComments: p.enum(commentModes).default('ask'),
  },
});

/** The one row with what the owner can set. */
export class ShopSettings extends ShopSettingsSchema.class {}
ShopSettingsSchema.setClass(ShopSettings);

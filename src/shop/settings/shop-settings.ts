import { defineEntity, p } from '@mikro-orm/core';
import { commentModes } from '../comments/comment-modes.ts';
import type { Texts } from '../language.ts';

const ShopSettingsSchema = defineEntity({
  name: 'ShopSettings',
  properties: {
    id: p.integer().primary(),
    name: p.json<Texts>(),
    orderPrefix: p.string().length(8).default('S'),
    /** The card of a shop from before cards had a table; moved there at the next start. */
    cardNumberSealed: p.text().nullable(),
    cardHolder: p.string().length(100).nullable(),
    /** Largest tail that makes an asked sum unique, in soʻm; 0: none is added. */
    mostTailSom: p.integer().default(499),
    /** How long a clean receipt waits for the bank's notice before an owner is asked. */
    noticeWaitMinutes: p.integer().default(10),
    /** Up to this total, and this sum a day, a clean receipt is believed without a notice; 0: none is. */
    trustOrderSom: p.integer().default(0),
    trustDaySom: p.integer().default(0),
    /** Customers may pay in cash when they get the goods. */
    cashOnDelivery: p.boolean().default(false),
    /** Percent of the total that is paid by card in advance where the rest is paid in cash; 0: nothing. */
    prepayPercent: p.integer().default(0),
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

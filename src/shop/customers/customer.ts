import { defineEntity, p } from '@mikro-orm/core';
import { languages } from '../language.ts';

const CustomerSchema = defineEntity({
  name: 'Customer',
  properties: {
    id: p.integer().primary(),
    name: p.string().length(200).nullable(),
    language: p.enum(languages).default('uz'),
    /** False until the person has chosen; until then we ask. */
    languageChosen: p.boolean().default(false),
    phoneSealed: p.text().nullable(),
    phoneFingerprint: p.string().nullable().index(),
    consentVersion: p.string().nullable(),
    consentAt: p.datetime().nullable(),
    /** Receipts that an owner called forged; who has any may hold less. */
    forgedReceipts: p.integer().default(0),
    createdAt: p.datetime(),
  },
});

/** A person who buys, on however many channels. */
export class Customer extends CustomerSchema.class {}
CustomerSchema.setClass(Customer);

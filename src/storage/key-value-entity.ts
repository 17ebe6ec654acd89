import { defineEntity, p } from '@mikro-orm/core';

const KeyValueSchema = defineEntity({
  name: 'KeyValue',
  properties: {
    key: p.text().primary(),
    /** JSON as text: unlike jsonb it keeps every string that JavaScript can hold. */
    value: p.text(),
    /** Past it the row counts as gone; never where empty. */
    expiresAt: p.datetime().nullable().index(),
  },
});

/** Small state that belongs to no table of the shop: talks, menus, what adapters remember. */
export class KeyValue extends KeyValueSchema.class {}
KeyValueSchema.setClass(KeyValue);

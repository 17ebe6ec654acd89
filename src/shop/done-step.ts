import { defineEntity, p } from '@mikro-orm/core';

const DoneStepSchema = defineEntity({
  name: 'DoneStep',
  properties: {
    cause: p.string().primary(),
    step: p.string().primary(),
    detail: p.string().nullable(),
    at: p.datetime().index(),
  },
});

/** A change that an update has made, written with it: the update, run again, does not make it a second time. */
export class DoneStep extends DoneStepSchema.class {}
DoneStepSchema.setClass(DoneStep);

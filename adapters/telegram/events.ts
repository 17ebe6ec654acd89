import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { InboundEvent, Json } from '../adapter.ts';

const chat = z.looseObject({ id: z.int(), type: z.string() });
const person = z.looseObject({ id: z.int() });
const message = z.looseObject({ message_id: z.int(), date: z.int(), chat, from: person.optional() });

/** Only what the shop's own code relies on; everything else in an update is carried along untouched. */
const handledUpdate = z
  .looseObject({
    update_id: z.int(),
    message: message.optional(),
    callback_query: z
      .looseObject({ id: z.string(), from: person, message: z.looseObject({ chat }).optional() })
      .optional(),
    my_chat_member: z.looseObject({ chat, from: person }).optional(),
  })
  .refine((update) => update.message ?? update.callback_query ?? update.my_chat_member);

type HandledUpdate = z.infer<typeof handledUpdate>;

/** What the shop does with something Telegram sent. */
export type Sorted =
  | { kind: 'event'; event: InboundEvent }
  /** Authentic, but nothing the shop handles: another kind of update, or a group or channel. */
  | { kind: 'ignored'; what: string };

/** Puts one update into the form of the inbox. Never throws, whatever was sent. */
export function toInboundEvent(payload: Json, botId: number): Sorted {
  const update = handledUpdate.safeParse(payload).data;
  if (update === undefined) return { kind: 'ignored', what: 'unknown update' };
  const where = chatOf(update);
  if (where !== undefined && where.type !== 'private') return { kind: 'ignored', what: `${where.type} chat` };
  const laneId = where?.id ?? update.callback_query?.from.id;
  const event: InboundEvent = {
    channel: 'telegram',
    eventId: `telegram:${botId}:${update.update_id}`,
    lane: `telegram:${laneId}`,
    order: update.update_id,
    payload,
  };
  return { kind: 'event', event };
}

/** Reads a stored event back; undefined when it is not an update of the shop's. Never throws. */
export function toUpdate(payload: Json): Update | undefined {
  return isUpdate(payload) ? payload : undefined;
}

// The schema checks the fields the code relies on; Update's many other fields are Telegram's word.
function isUpdate(payload: unknown): payload is Update {
  return handledUpdate.safeParse(payload).success;
}

function chatOf(update: HandledUpdate) {
  return (update.message ?? update.callback_query?.message ?? update.my_chat_member)?.chat;
}

import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { InboundEvent, Json } from '../adapter.ts';
import { nestsDeeperThan } from '../nesting.ts';
import { deepestNesting } from './limits.ts';

const text = z.string().optional();
const chat = z.looseObject({ id: z.int(), type: z.string() });
const person = z.looseObject({
  id: z.int(),
  first_name: text,
  last_name: text,
  username: text,
  language_code: text,
});
const file = z.looseObject({ file_id: z.string(), file_size: z.number().optional() });
const entities = z.array(z.looseObject({ type: z.string(), offset: z.int(), length: z.int() })).optional();
const keyboard = z.looseObject({ inline_keyboard: z.array(z.array(z.looseObject({ callback_data: text }))) });
const message = z.looseObject({
  message_id: z.int(),
  date: z.int(),
  chat,
  from: person.optional(),
  text,
  caption: text,
  entities,
  caption_entities: entities,
  photo: z.array(file).optional(),
  document: file.optional(),
  contact: z.looseObject({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  forward_origin: z
    .looseObject({ type: z.string(), sender_user: z.looseObject({ is_bot: z.boolean() }).optional() })
    .optional(),
  migrate_to_chat_id: z.int().optional(),
  reply_to_message: z.looseObject({ from: person.optional(), reply_markup: keyboard.optional() }).optional(),
});

/** Only what the shop's own code relies on; everything else in a message or a tap is carried along untouched. */
const handledUpdate = z
  .looseObject({
    update_id: z.int(),
    message: message.optional(),
    callback_query: z
      .looseObject({
        id: z.string(),
        from: person,
        data: text,
        message: z.looseObject({ message_id: z.int(), chat }).optional(),
      })
      .optional(),
    my_chat_member: z
      .looseObject({ chat, from: person, new_chat_member: z.looseObject({ status: z.string() }) })
      .optional(),
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
  if (nestsDeeperThan(payload, deepestNesting)) return { kind: 'ignored', what: 'overly nested update' };
  const update = handledUpdate.safeParse(payload).data;
  if (update === undefined) return { kind: 'ignored', what: 'unknown update' };
  const where = chatOf(update);
  const isPrivate = where === undefined || where.type === 'private';
  if (!isPrivate && !isForGroups(update, where.type)) return { kind: 'ignored', what: 'group or channel' };
  const laneId = where?.id ?? update.callback_query?.from.id;
  // Telegram numbers people from 1, and groups below 0.
  if (laneId === undefined || (isPrivate && laneId < 1)) return { kind: 'ignored', what: 'chat of nobody' };
  const event: InboundEvent = {
    channel: 'telegram',
    eventId: `telegram:${botId}:${update.update_id}`,
    lane: `telegram:${laneId}`,
    order: update.update_id,
    payload: handledPart(payload),
  };
  return { kind: 'event', event };
}

/**
 * What the shop hears in groups: the command that makes one trusted, what was forwarded from a bot, and that the group is
 * left or got another number. Nothing that people say there is stored.
 */
function isForGroups({ message: said, my_chat_member: member }: HandledUpdate, type: string): boolean {
  if (type !== 'group' && type !== 'supergroup') return false;
  if (member) return true;
  if (!said) return false;
  const isForward = said.forward_origin?.type === 'user' && said.forward_origin.sender_user?.is_bot === true;
  return isForward || said.migrate_to_chat_id !== undefined || /^\/bank(?:@\w+)?(?:\s|$)/.test(said.text ?? '');
}

/** The update without what stands beside the kinds the shop handles: nobody would read it. */
function handledPart(payload: Json): Json {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([kind]) => Object.hasOwn(handledUpdate.shape, kind)));
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

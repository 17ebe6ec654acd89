import type { Message } from 'grammy/types';
import { z } from 'zod';
import { paymentNumbers } from '#src/shop/settings/change-payments.ts';

/** A message of an owner. */
export type TaskMessage = Message;

const id = z.int();

const deskTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tracking'), orderId: id }),
  z.object({ kind: z.literal('refuse_reason'), orderId: id }),
  z.object({ kind: z.literal('cancel_reason'), orderId: id, paid: z.boolean() }),
  z.object({ kind: z.literal('write'), identityId: id }),
  z.object({ kind: z.literal('find') }),
  z.object({ kind: z.literal('pick_find'), postId: id }),
  z.object({ kind: z.literal('count'), variantId: id }),
  z.object({ kind: z.literal('price'), variantId: id }),
  z.object({ kind: z.literal('hold') }),
  z.object({ kind: z.literal('fee'), methodId: id }),
  z.object({ kind: z.literal('free'), methodId: id }),
  z.object({ kind: z.literal('card') }),
  z.object({ kind: z.literal('pay_setting'), setting: z.enum(paymentNumbers) }),
  z.object({ kind: z.literal('place_number'), noticeId: id }),
  /** A card may be added once the password was given again. */
  z.object({ kind: z.literal('card_password') }),
]);

/** What the owner's next message answers. */
export type DeskTask = z.infer<typeof deskTask>;

/** A kept task; undefined when it is of another version of the desk. */
export function parseTask(kept: unknown): DeskTask | undefined {
  return deskTask.safeParse(kept).data;
}

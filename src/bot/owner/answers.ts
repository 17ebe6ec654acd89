import { cleanLine } from '#src/shop/clean-text.ts';
import { shipOrder } from '#src/shop/orders/move-order.ts';
import { setTask } from '#src/shop/owners/owner-task.ts';
import { addCard, mostCards } from '#src/shop/settings/add-card.ts';
import type { PaymentNumber } from '#src/shop/settings/change-payments.ts';
import { changeHold, holdLimitsMinutes } from '#src/shop/settings/change-hold.ts';
import type { BotContext } from '#src/ui/context.ts';
import { ownerButton } from '#src/ui/owner/buttons.ts';
import { rangeOf } from '#src/ui/owner/payment-settings-screens.ts';
import { readCardText, readCount, readSum } from '#src/ui/owner/typed-values.ts';
import { send } from '#src/ui/show.ts';
import type { Values } from '#src/ui/words.ts';
import { showCards } from './cards.ts';
import { showDesk, type Desk } from './desk.ts';
import { placeByNumber } from './notices.ts';
import { cancel, refuseWith, tellStep } from './orders.ts';
import { setPayments } from './payments.ts';
import { findForPost } from './posts.ts';
import { findByName, setCount, setPrice } from './products.ts';
import { setDelivery, showSettings } from './settings.ts';
import { askPassword } from './sign-in.ts';
import { writeTo } from './talk.ts';
import { parseTask, type DeskTask, type TaskMessage } from './task.ts';

// Reasons and tracking texts are kept with at most this many characters.
const longestLine = 500;

/** `done` closes the question, `again` leaves it open: the owner was told what was wrong; `next` put another in its place. */
type Outcome = 'done' | 'again' | 'next';

type Answer<Kind extends DeskTask['kind']> = (
  ctx: BotContext,
  desk: Desk,
  task: Extract<DeskTask, { kind: Kind }>,
  message: TaskMessage,
) => Promise<Outcome>;

const answers: { [Kind in DeskTask['kind']]: Answer<Kind> } = {
  tracking: (ctx, desk, { orderId }, message) =>
    withLine(ctx, message, async (tracking) => {
      await tellStep(ctx, desk, orderId, 'ship', await shipOrder(desk.shop, { orderId, tracking }));
    }),
  refuse_reason: (ctx, desk, { orderId }, message) =>
    withLine(ctx, message, (reason) => refuseWith(ctx, desk, orderId, reason)),
  cancel_reason: (ctx, desk, { orderId, paid }, message) =>
    withLine(ctx, message, (reason) => cancel(ctx, desk, { orderId, paid, reason })),
  write: async (ctx, desk, { identityId }, message) =>
    (await writeTo(ctx, desk, identityId, message)) ? 'done' : 'again',
  find: (ctx, desk, _task, message) => withLine(ctx, message, (text) => findByName(ctx, desk, text)),
  pick_find: (ctx, desk, { postId }, message) => withLine(ctx, message, (text) => findForPost(ctx, desk, postId, text)),
  count: (ctx, desk, { variantId }, { text = '' }) =>
    withNumber(ctx, readCount(text), 'owner-bad-count', (pieces) => setCount(ctx, desk, variantId, pieces)),
  price: (ctx, desk, { variantId }, { text = '' }) =>
    withNumber(ctx, readSum(text), 'owner-bad-sum', (som) => setPrice(ctx, desk, variantId, som)),
  fee: (ctx, desk, { methodId }, { text = '' }) =>
    withNumber(ctx, readSum(text), 'owner-bad-sum', (feeSom) => setDelivery(ctx, desk, { methodId, feeSom })),
  free: (ctx, desk, { methodId }, { text = '' }) =>
    withNumber(ctx, readSum(text), 'owner-bad-sum', (freeFromSom) => setDelivery(ctx, desk, { methodId, freeFromSom })),
  hold: answerHold,
  card: answerCard,
  pay_setting: answerPaySetting,
  place_number: async (ctx, desk, { noticeId }, { text = '' }) =>
    (await placeByNumber(ctx, desk, noticeId, text)) ? 'done' : again(ctx, 'owner-order-gone'),
  card_password: async (ctx, desk) => {
    // The question for the password ran out; nothing is changed without it.
    await askPassword(ctx, desk.house, 'again', ctx.words.html('owner-password-late'));
    return 'next';
  },
};

/** Takes the owner's message as the answer to what he was asked; the question stays open until an answer is good. */
export async function answerTask(ctx: BotContext, desk: Desk, message: TaskMessage): Promise<void> {
  const task = parseTask(desk.owner.task);
  const outcome = task ? await answer(ctx, desk, task, message) : 'done';
  if (!task) await showDesk(ctx, desk);
  if (outcome === 'done') await setTask(desk.shop, desk.owner.id, null);
}

function answer<Kind extends DeskTask['kind']>(
  ctx: BotContext,
  desk: Desk,
  task: Extract<DeskTask, { kind: Kind }>,
  message: TaskMessage,
): Promise<Outcome> {
  const take: Answer<Kind> = answers[task.kind];
  return take(ctx, desk, task, message);
}

async function withLine(
  ctx: BotContext,
  { text = '' }: TaskMessage,
  work: (line: string) => Promise<void>,
): Promise<Outcome> {
  const line = cleanLine(text);
  if (line === '') return again(ctx, 'owner-only-words');
  if (line.length > longestLine) return again(ctx, 'owner-too-long', { most: longestLine });
  await work(line);
  return 'done';
}

async function withNumber(
  ctx: BotContext,
  number: number | undefined,
  complaint: string,
  work: (number: number) => Promise<boolean>,
): Promise<Outcome> {
  const taken = number !== undefined && (await work(number));
  return taken ? 'done' : again(ctx, complaint);
}

async function answerHold(ctx: BotContext, desk: Desk, _task: DeskTask, { text = '' }: TaskMessage): Promise<Outcome> {
  const minutes = readCount(text);
  const changed = minutes === undefined ? undefined : await changeHold(desk.shop, minutes);
  if (!changed?.ok) return again(ctx, 'owner-bad-minutes', { ...holdLimitsMinutes });
  await showSettings(ctx, desk, ctx.words.html('owner-changed'));
  return 'done';
}

async function answerCard(ctx: BotContext, desk: Desk, _task: DeskTask, { text = '' }: TaskMessage): Promise<Outcome> {
  const card = readCardText(text);
  const added = card && (await addCard(desk.shop, card));
  if (added && !added.ok && added.why === 'too_many_cards') return again(ctx, 'owner-many-cards', { most: mostCards });
  if (!added?.ok) return again(ctx, 'owner-bad-card');
  await showCards(ctx, desk, ctx.words.html('owner-card-added'));
  return 'done';
}

async function answerPaySetting(
  ctx: BotContext,
  desk: Desk,
  { setting }: { setting: PaymentNumber },
  { text = '' }: TaskMessage,
): Promise<Outcome> {
  const wish = setting === 'noticeWaitMinutes' ? readCount(text) : readPercentOrSum(text);
  const isTaken = wish !== undefined && (await setPayments(ctx, desk, setting, wish));
  return isTaken ? 'done' : again(ctx, 'owner-bad-payment', rangeOf(ctx.words, setting));
}

/** `30 %` is what owners write for a part of the price; `500 ming` for a sum. */
function readPercentOrSum(text: string): number | undefined {
  return readSum(text.replace(/\s*(?:%|foiz|percent|процент)\.?\s*$/iu, ''));
}

async function again(ctx: BotContext, key: string, values: Values = {}): Promise<Outcome> {
  const drop = ownerButton(ctx.words, 'drop', { kind: 'drop' });
  await send(ctx, { text: ctx.words.html(key, values), buttons: [[drop]] });
  return 'again';
}

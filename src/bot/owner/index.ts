import { Composer } from 'grammy';
import { setTask } from '#src/shop/owners/owner-task.ts';
import { findPrompt } from '#src/shop/owners/sign-in.ts';
import type { BotContext } from '#src/ui/context.ts';
import { decodeOwnerTap, isOwnerData, type OwnerTap } from '#src/ui/owner/callback-data.ts';
import { send } from '#src/ui/show.ts';
import type { Channel, House } from '../house.ts';
import { answerTask } from './answers.ts';
import { bookTaps, showBooks } from './books.ts';
import { cardTaps } from './cards.ts';
import { commentTaps } from './comments.ts';
import { deskOf, deskTaps, letBe, showDesk, type Desk, type Handler, type Handlers } from './desk.ts';
import { noticeTaps } from './notices.ts';
import { orderTaps } from './orders.ts';
import { parkedTaps, showParked } from './parked.ts';
import { paymentTaps } from './payments.ts';
import { maybePost, postTaps, showPosts, takePost } from './posts.ts';
import { productTaps } from './products.ts';
import { receiptTaps, showQueue } from './receipts.ts';
import { settingTaps } from './settings.ts';
import { askPassword, claim, isSealedPassword, openDesk, removePassword, takePassword } from './sign-in.ts';
import { repliedPerson, talkTaps, writeTo } from './talk.ts';
import type { TaskMessage } from './task.ts';

const handlers: Handlers<OwnerTap['kind']> = {
  ...deskTaps,
  ...orderTaps,
  ...receiptTaps,
  ...noticeTaps,
  ...paymentTaps,
  ...cardTaps,
  ...productTaps,
  ...settingTaps,
  ...talkTaps,
  ...bookTaps,
  ...parkedTaps,
  ...postTaps,
  ...commentTaps,
};

/**
 * Where the shop is run: the claim of the shop, sign-in, and every button and answer of the desk.
 * Takes nothing from people who run no shop; for them its buttons are as good as unknown ones.
 */
export function ownerDesk(house: House, channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('start', async (ctx, next) => {
    const token = /^claim_([\w-]{8,64})$/.exec(ctx.match)?.[1];
    if (token === undefined) return next();
    ctx.route = 'owner_claim';
    await claim(ctx, house, channel, token);
  });
  const owners = composer.filter((ctx) => ctx.owner !== undefined);
  owners.command('admin', async (ctx) => {
    ctx.route = 'owner_admin';
    if (ctx.owner) await letBe(ctx, house, ctx.owner);
    await openDesk(ctx, house, channel);
  });
  owners.command('receipts', (ctx) => atDesk(ctx, house, channel, (one, desk) => showQueue(one, desk, 0)));
  owners.command('check', (ctx) => atDesk(ctx, house, channel, showBooks));
  owners.command('parked', (ctx) => atDesk(ctx, house, channel, (one, desk) => showParked(one, desk, 0)));
  owners.command('posts', (ctx) => atDesk(ctx, house, channel, (one, desk) => showPosts(one, desk, 'new', 0)));
  owners.on('callback_query:data', async (ctx, next) => {
    if (!isOwnerData(ctx.callbackQuery.data)) return next();
    await takeTap(ctx, house, channel, ctx.callbackQuery.data);
  });
  owners.on('message', async (ctx, next) => {
    if (!(await takeMessage(ctx, house, channel, ctx.message))) await next();
  });
  return composer;
}

/** A command that needs an owner who is signed in. */
async function atDesk(
  ctx: BotContext,
  house: House,
  channel: Channel,
  work: (ctx: BotContext, desk: Desk) => Promise<void>,
): Promise<void> {
  ctx.route = 'owner_command';
  if (ctx.owner) await letBe(ctx, house, ctx.owner);
  const desk = await deskOf(ctx, house, channel);
  await (desk ? work(ctx, desk) : askAgain(ctx, house));
}

async function takeTap(ctx: BotContext, house: House, channel: Channel, data: string): Promise<void> {
  const tap = decodeOwnerTap(data);
  ctx.route = `owner_${tap?.kind ?? 'old_button'}`;
  if (ctx.owner) await letBe(ctx, house, ctx.owner);
  const desk = await deskOf(ctx, house, channel);
  if (!desk) return tap?.kind === 'drop' ? send(ctx, { text: ctx.words.html('owner-dropped') }) : askAgain(ctx, house);
  if (!tap) return showDesk(ctx, desk, ctx.words.html('old-button'));
  await handle(ctx, desk, tap);
}

function handle<Kind extends OwnerTap['kind']>(
  ctx: BotContext,
  desk: Desk,
  tap: Extract<OwnerTap, { kind: Kind }>,
): Promise<void> {
  const handler: Handler<Kind> = handlers[tap.kind];
  return handler(ctx, desk, tap);
}

/** His sign-in is over: the password first, then the same again. */
async function askAgain(ctx: BotContext, house: House): Promise<void> {
  const reason = ctx.owner?.hasPassword === false ? 'set' : 'sign_in';
  await askPassword(ctx, house, reason, ctx.words.html('owner-again'));
}

/** Takes a message that belongs to the desk; false when it is an ordinary one. */
async function takeMessage(ctx: BotContext, house: House, channel: Channel, message: TaskMessage): Promise<boolean> {
  const { owner } = ctx;
  const { text } = message;
  if (!owner) return false;
  if (text !== undefined && isSealedPassword(text)) {
    ctx.route = 'owner_password';
    await takePassword(ctx, house, channel, text);
    return true;
  }
  if (text?.startsWith('/')) {
    await letBe(ctx, house, owner);
    return false;
  }
  if (text !== undefined && (await findPrompt(ctx.shop, owner.identityId)) !== undefined) {
    ctx.route = 'owner_password_missed';
    await removePassword(ctx, house);
    await askPassword(ctx, house, owner.hasPassword ? 'sign_in' : 'set', ctx.words.html('owner-password-missed'));
    return true;
  }
  return takeWords(ctx, house, channel, message);
}

async function takeWords(ctx: BotContext, house: House, channel: Channel, message: TaskMessage): Promise<boolean> {
  const { owner } = ctx;
  const person = repliedPerson(message, ctx.me.id);
  if (!owner) return false;
  if (!owner.task && person === undefined) return maybePost(message) && takeSharedPost(ctx, house, channel, message);
  const answers = person !== undefined || message.text !== undefined || owner.task?.kind === 'write';
  if (!answers) return false;
  const desk = await deskOf(ctx, house, channel);
  if (!desk) {
    if (owner.task) await setTask(ctx.shop, owner.id, null);
    await askAgain(ctx, house);
    return true;
  }
  ctx.route = person === undefined ? 'owner_task' : 'owner_reply';
  if (person === undefined) await answerTask(ctx, desk, message);
  else await writeTo(ctx, desk, person, message);
  return true;
}

/** A post of the shop that an owner pasted or forwarded; one who is not signed in is answered as a customer. */
async function takeSharedPost(ctx: BotContext, house: House, channel: Channel, message: TaskMessage): Promise<boolean> {
  const desk = await deskOf(ctx, house, channel);
  return desk !== undefined && takePost(ctx, desk, message);
}

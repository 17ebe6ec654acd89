import { claimShop } from '#src/shop/owners/claim.ts';
import { setTask } from '#src/shop/owners/owner-task.ts';
import { isPasswordHash } from '#src/shop/owners/password.ts';
import { answerPrompt, promptPassword } from '#src/shop/owners/sign-in.ts';
import type { Refusal } from '#src/shop/result.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { askScreen } from '#src/ui/owner/buttons.ts';
import {
  lockedScreen,
  passwordScreen,
  weakPasswordScreen,
  wrongPasswordScreen,
  type PasswordReason,
} from '#src/ui/owner/sign-in-screens.ts';
import type { Screen } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';
import type { Channel, House } from '../house.ts';
import { deskOf, showDesk } from './desk.ts';
import { parseTask } from './task.ts';

/** Takes the shop by the one-use link; the new owner is asked for a password at once. */
export async function claim(ctx: BotContext, house: House, channel: Channel, token: string): Promise<void> {
  const { identity, customer, words } = ctx;
  const name = customer.name ?? words.plain('owner-nameless');
  const claimed = await claimShop(ctx.shop, { token, identityId: identity.id, name });
  if (!claimed.ok) {
    // A repeated update must find the way on that the first one opened.
    if (ctx.owner) return openDesk(ctx, house, channel);
    return send(ctx, menuScreen(words, words.html('owner-claim-refused')));
  }
  ctx.owner = claimed.value;
  await askPassword(ctx, house, 'set', words.html('owner-claimed'));
}

/** Shows the desk to an owner who is signed in; asks everybody else for the password. */
export async function openDesk(ctx: BotContext, house: House, channel: Channel): Promise<void> {
  const desk = await deskOf(ctx, house, channel);
  if (desk) return showDesk(ctx, desk);
  await askPassword(ctx, house, ctx.owner?.hasPassword === false ? 'set' : 'sign_in');
}

/** Makes the owner's next message a password. Where he is shut out, says for how long. */
export async function askPassword(
  ctx: BotContext,
  house: House,
  reason: PasswordReason,
  above?: string,
): Promise<void> {
  const purpose = reason === 'set' ? 'set' : 'sign_in';
  const prompted = await promptPassword(ctx.shop, { identityId: ctx.identity.id, purpose });
  house.passwordDoor.forget();
  if (prompted.ok) return send(ctx, passwordScreen(ctx.words, reason, above));
  const locked = prompted.why === 'locked' && refusedUntil(ctx, prompted);
  await send(ctx, locked || menuScreen(ctx.words));
}

/** True for what the password door puts in place of a password. */
export function isSealedPassword(text: string): boolean {
  return isPasswordHash(text) || /^weak:[a-z_]{1,20}$/.test(text);
}

/** Takes the owner's message away: it was a password. That it stays where it can't be deleted is logged. */
export async function removePassword(ctx: BotContext, house: House): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (error) {
    house.log.warn({ err: error }, 'a password message could not be deleted');
  }
}

/** Judges a password that came through the door; a right one opens the desk, or goes on with what asked for it. */
export async function takePassword(ctx: BotContext, house: House, channel: Channel, sealed: string): Promise<void> {
  await removePassword(ctx, house);
  const answered = await answerPrompt(ctx.shop, { identityId: ctx.identity.id, sealed });
  house.passwordDoor.forget();
  const desk = await deskOf(ctx, house, channel);
  if (!answered.ok && answered.why === 'no_prompt' && desk) return showDesk(ctx, desk);
  if (!answered.ok) return tellRefused(ctx, house, answered);
  await showMenu(ctx, house, channel);
  if (!desk) return;
  if (parseTask(desk.owner.task)?.kind === 'card_password') {
    await setTask(desk.shop, desk.owner.id, { kind: 'card' });
    return send(ctx, askScreen(ctx.words, 'card'));
  }
  const done = answered.value === 'password_set' ? 'owner-password-saved' : 'owner-signed-in';
  await showDesk(ctx, desk, ctx.words.html(done));
}

async function tellRefused(ctx: BotContext, house: House, refusal: Refusal<string>): Promise<void> {
  const { words } = ctx;
  switch (refusal.why) {
    case 'wrong_password':
      return send(ctx, wrongPasswordScreen(words, Number(refusal.with?.['triesLeft'] ?? 0)));
    case 'weak_password':
      return send(ctx, weakPasswordScreen(words, detail(refusal, 'reason')));
    case 'locked':
      return send(ctx, refusedUntil(ctx, refusal));
    case 'no_prompt':
      return askPassword(
        ctx,
        house,
        ctx.owner?.hasPassword === false ? 'set' : 'sign_in',
        words.html('owner-password-late'),
      );
    default:
      return send(ctx, menuScreen(words));
  }
}

function refusedUntil(ctx: BotContext, refusal: Refusal<string>): Screen {
  return lockedScreen(ctx.words, detail(refusal, 'until'), ctx.shop.clock.now());
}

function detail(refusal: Refusal<string>, name: string): string {
  const value = refusal.with?.[name];
  return typeof value === 'string' ? value : '';
}

async function showMenu(ctx: BotContext, house: House, channel: Channel): Promise<void> {
  try {
    await channel.showOwnerMenu(ctx.identity.externalId, ctx.words.language);
  } catch (error) {
    house.log.warn({ err: error }, "the owner's commands could not be shown");
  }
}

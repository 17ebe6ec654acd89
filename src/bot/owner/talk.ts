import { readIdentity } from '#src/shop/customers/recognise.ts';
import { giveBack, takeOver } from '#src/shop/customers/take-over.ts';
import { longestMessage, writeToCustomer } from '#src/shop/owners/write-to-customer.ts';
import type { BotContext } from '#src/ui/context.ts';
import { askScreen } from '#src/ui/owner/buttons.ts';
import { decodeOwnerTap } from '#src/ui/owner/callback-data.ts';
import { givenBackScreen, writtenScreen } from '#src/ui/owner/talk-screens.ts';
import { send, show } from '#src/ui/show.ts';
import { ask, showDesk, type Desk, type Handlers } from './desk.ts';
import type { TaskMessage } from './task.ts';

/** The buttons by which an owner talks with a customer through the shop. */
export const talkTaps: Handlers<'write' | 'answer' | 'back'> = {
  write: (ctx, desk, { id }) => askWords(ctx, desk, id),
  answer: (ctx, desk, { id }) => askWords(ctx, desk, id),
  back: async (ctx, desk, { id }) => {
    const name = await nameOf(desk, id);
    await send(ctx, givenBackScreen(ctx.words, name, await giveBack(desk.shop, id)));
  },
};

async function askWords(ctx: BotContext, desk: Desk, identityId: number): Promise<void> {
  const person = await readIdentity(desk.shop, identityId);
  if (!person) return showDesk(ctx, desk, ctx.words.html('owner-customer-gone'));
  const name = person.customer.name ?? ctx.words.plain('owner-nameless');
  await ask(ctx, desk, { kind: 'write', identityId }, askScreen(ctx.words, 'write', { name }));
}

/** The customer whose passed-on message this one replies to. The button under that message names him. */
export function repliedPerson(message: TaskMessage, botId: number): number | undefined {
  const replied = message.reply_to_message;
  if (replied?.from?.id !== botId) return undefined;
  for (const button of replied.reply_markup?.inline_keyboard.flat() ?? []) {
    const tap = 'callback_data' in button ? decodeOwnerTap(button.callback_data) : undefined;
    if (tap?.kind === 'answer') return tap.id;
  }
  return undefined;
}

/**
 * Passes the owner's words, or his picture, to the customer; from then on the customer's answers come to the owners.
 * False when the message can't be passed on; he is told why.
 */
export async function writeTo(ctx: BotContext, desk: Desk, identityId: number, message: TaskMessage): Promise<boolean> {
  const { words } = ctx;
  const text = message.text ?? message.caption ?? '';
  const largest = message.photo?.at(-1);
  if (text.length > longestMessage) return complain(ctx, 'owner-too-long', { most: longestMessage });
  if (text.trim() === '' && !largest) return complain(ctx, 'owner-only-words');
  const mediaId = largest && (await desk.shop.media.put(await desk.channel.download(largest.file_id)));
  const { channel, externalId } = ctx.identity;
  const written = await writeToCustomer(desk.shop, {
    identityId,
    text,
    key: `${channel}:${externalId}:${message.message_id}`,
    ...(mediaId === undefined ? {} : { mediaId }),
  });
  if (!written.ok && written.why === 'empty') return complain(ctx, 'owner-only-words');
  if (!written.ok) {
    await showDesk(ctx, desk, words.html('owner-customer-gone'));
    return true;
  }
  const until = await takeOver(desk.shop, identityId);
  await show(ctx, writtenScreen(words, { identityId, name: await nameOf(desk, identityId), until }));
  return true;
}

async function nameOf(desk: Desk, identityId: number): Promise<string | null> {
  return (await readIdentity(desk.shop, identityId))?.customer.name ?? null;
}

async function complain(ctx: BotContext, key: string, values: { [name: string]: number } = {}): Promise<false> {
  await send(ctx, { text: ctx.words.html(key, values) });
  return false;
}

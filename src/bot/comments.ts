import type { Middleware } from 'grammy';
import type { Message, User } from 'grammy/types';
import { currentCause } from '#src/journal/run.ts';
import { readProduct } from '#src/shop/catalog/read-product.ts';
import type { CommentReading } from '#src/shop/comments/comment-reading.ts';
import { readCommentSettings } from '#src/shop/comments/comment-settings.ts';
import { readComment } from '#src/shop/comments/read-comment.ts';
import { settleReply } from '#src/shop/comments/settle-reply.ts';
import { takeComment, type TakenComment } from '#src/shop/comments/take-comment.ts';
import type { ShopContext } from '#src/shop/context.ts';
import { readIdentity, recogniseQuietly } from '#src/shop/customers/recognise.ts';
import { commentReplyScreen, publicAnswer } from '#src/ui/comment-screens.ts';
import type { BotContext } from '#src/ui/context.ts';
import { sendScreen } from '#src/ui/show.ts';
import type { Words } from '#src/ui/words.ts';
import { causeOf } from './arrive.ts';
import { systemContext, type Channel, type House } from './house.ts';
import { refusalOf } from './refusal.ts';

/** A comment whose author is known, with what its answers need. */
interface Commented {
  house: House;
  shop: ShopContext;
  api: BotContext['api'];
  post: number;
  comment: number;
  author: User;
  reading: CommentReading;
  words: Words;
}

/**
 * Comments under posts: what is asked there is answered briefly for all to see and fully in the author's own messages.
 * A comment is no message to the shop: it opens no window to write in, and nobody is greeted. Comes before `arrive`.
 */
export function comments(house: House, channel: Channel): Middleware<BotContext> {
  return async (ctx, next) => {
    const { message } = ctx;
    if (message?.chat.type !== 'supergroup' || channel.capabilities.comments !== true) return next();
    ctx.route = 'comment';
    const author = message.from;
    if (author.is_bot) return;
    const shop: ShopContext = { ...systemContext(house, 'comment'), ...causeOf(currentCause()) };
    const reading = readComment(message.text ?? '');
    const identityId = await recogniseAuthor(shop, channel, author, reading);
    const person = await readIdentity(shop, identityId);
    if (!person) return;
    const { takenOverUntil } = person.identity;
    const taken = await takeComment(shop, {
      ...numbersOf(channel, message),
      identityId,
      text: message.text ?? '',
      reading,
      isTakenOver: takenOverUntil !== null && new Date(takenOverUntil) > shop.clock.now(),
      // Under own posts nobody has to name the shop: a channel marks the name only elsewhere.
      isElsewhere: message.entities?.some(({ type }) => type === 'mention') ?? false,
    });
    if (!taken) return;
    const { language, languageChosen } = person.customer;
    const words = house.wordsFor(languageChosen ? language : reading.language);
    const numbers = { post: message.chat.id, comment: message.message_id };
    await answer({ house, shop, api: ctx.api, ...numbers, author, reading, words }, taken);
  };
}

async function recogniseAuthor(
  shop: ShopContext,
  channel: Channel,
  author: User,
  reading: CommentReading,
): Promise<number> {
  return recogniseQuietly(shop, {
    channel: channel.name,
    externalId: String(author.id),
    name: [author.first_name, author.last_name].filter(Boolean).join(' '),
    ...(author.username === undefined ? {} : { username: author.username }),
    languageHint: reading.language,
  });
}

function numbersOf(channel: Channel, { chat, message_id: id, reply_to_message: parent }: Message) {
  return {
    externalId: String(id),
    post: { channel: channel.name, externalId: String(chat.id) },
    parent: parent ? String(parent.message_id) : null,
  };
}

/** First privately: what is said for all to see depends on whether that arrived. */
async function answer(said: Commented, taken: TakenComment): Promise<void> {
  const { shop, post, comment, author, reading, words } = said;
  const product = taken.productId === null ? undefined : await readProduct(shop, taken.productId);
  let { privateState } = taken;
  if (taken.privately) {
    const { size } = reading;
    const reply = {
      replyTo: { chatId: post, messageId: comment },
      ...(product ? { product } : {}),
      ...(size === undefined ? {} : { size }),
    };
    privateState = await send(said, () => sendScreen(said.api, author.id, commentReplyScreen(words, reply)));
    await settleReply(shop, { commentId: taken.id, reply: 'private', state: privateState });
  }
  if (!taken.publicly) return;
  const { priceInPublic } = await readCommentSettings(shop);
  const priceOf = priceInPublic && reading.intent === 'price' ? product : undefined;
  const text = publicAnswer(words, { turn: comment, isTold: privateState === 'sent', priceOf });
  const state = await send(said, () => said.api.sendMessage(post, text, { reply_parameters: { message_id: comment } }));
  await settleReply(shop, { commentId: taken.id, reply: 'public', state });
}

/** A comment that can't be answered, by its age or its author's wish, is no fault: that is noted, and the end of it. */
async function send({ house }: Commented, work: () => Promise<unknown>): Promise<'sent' | 'refused'> {
  try {
    await work();
    return 'sent';
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal || refusal.why === 'channel_off') throw error;
    house.log.info({ why: refusal.why, description: refusal.description }, 'a comment could not be answered');
    return 'refused';
  }
}

import { readProduct } from '#src/shop/catalog/read-product.ts';
import { openOfferToken } from '#src/shop/customers/bridge.ts';
import { findComment } from '#src/shop/comments/find-comment.ts';
import { readContacts } from '#src/shop/customers/contacts.ts';
import { readIdentity } from '#src/shop/customers/recognise.ts';
import type { Language } from '#src/shop/language.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import type { KnownNotice, NoticeData } from '#src/shop/notices/notice-kinds.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import { findOwner } from '#src/shop/owners/find-owner.ts';
import { readCard } from '#src/shop/payments/cards.ts';
import { readNoticeCard } from '#src/shop/payments/read-notice-card.ts';
import { readReceiptCard } from '#src/shop/payments/read-receipt-card.ts';
import { countPosts } from '#src/shop/posts/list-posts.ts';
import { productOfPost } from '#src/shop/posts/product-of-post.ts';
import { customerNotice, type NoticeFacts } from '#src/ui/notices.ts';
import { isOwnerKind, ownerNotice, type OwnerNoticeFacts } from '#src/ui/owner/notices.ts';
import type { Screen } from '#src/ui/screen.ts';
import type { ShopBot } from './bot.ts';
import { bridgePayload } from './bridge.ts';
import type { House } from './house.ts';

/** Where a notice's facts are read, when it is sent. */
export type Reader = Pick<House, 'clock' | 'vault' | 'tell'> & { em: ReturnType<House['em']> };

/** A notice with the person it is addressed to. */
export type Addressed = KnownNotice & { id: number; identityId: number };

type Channels = ReadonlyMap<string, Pick<ShopBot, 'channel'>>;

/** What a notice says now; undefined when there is nothing left to say. */
export async function noticeScreen(
  given: { house: Pick<House, 'wordsFor'>; channels: Channels; reader: Reader },
  notice: Addressed,
  language: Language,
): Promise<Screen | undefined> {
  const { house, channels, reader } = given;
  const words = house.wordsFor(language);
  const { kind, data } = notice;
  if (isOwnerKind(kind)) {
    // Whoever was put out meanwhile sees no more of the shop's customers.
    const owner = await findOwner(reader, notice.identityId);
    return owner && ownerNotice(words, kind, data, await ownerFacts(reader, notice));
  }
  const screen = customerNotice(words, kind, data, await customerFacts(reader, channels, notice));
  const mediaId = notice.kind === 'operator_message' ? notice.data.mediaId : null;
  return screen && (mediaId === null ? screen : { ...screen, mediaId });
}

async function customerFacts(reader: Reader, channels: Channels, notice: KnownNotice): Promise<NoticeFacts> {
  switch (notice.kind) {
    case 'back_in_stock': {
      const product = await readProduct(reader, notice.data.productId);
      const variant = product?.variants.find(({ id }) => id === notice.data.variantId);
      return { ...(product ? { product } : {}), ...(variant ? { variant } : {}) };
    }
    case 'operator_message':
      return { text: opened(reader, notice.data) };
    case 'window_bridge':
      return bridgeFacts(reader, channels, notice.data);
    case 'comment_reply':
      return commentFacts(reader, notice.data);
    case 'bridge_used': {
      const opener = await readIdentity(reader, notice.data.identityId);
      return opener ? { opener: { channel: opener.identity.channel, name: opener.identity.username } } : {};
    }
    case 'part_paid': {
      const { order } = await orderFacts(reader, notice);
      const card = order?.cardId == null ? undefined : await readCard(reader, order.cardId);
      return { ...(order ? { order } : {}), ...(card ? { card } : {}) };
    }
    default:
      return orderFacts(reader, notice);
  }
}

async function bridgeFacts(
  reader: Reader,
  channels: Channels,
  { offerId, to }: NoticeData<'window_bridge'>,
): Promise<NoticeFacts> {
  const token = await openOfferToken(reader, offerId);
  const url = token === undefined ? undefined : channels.get(to)?.channel.deepLink(bridgePayload(token));
  return url === undefined ? {} : { bridge: { url, channel: to } };
}

async function ownerFacts(reader: Reader, notice: KnownNotice): Promise<OwnerNoticeFacts> {
  switch (notice.kind) {
    case 'customer_wrote':
    case 'operator_wanted': {
      const customer = await readIdentity(reader, notice.data.identityId);
      const customerName = customer?.customer.name ?? null;
      return notice.kind === 'customer_wrote' ? { customerName, text: opened(reader, notice.data) } : { customerName };
    }
    case 'customer_unreachable':
      return unreachableFacts(reader, notice.data);
    case 'comment_to_answer':
      return askedFacts(reader, notice.data);
    case 'new_posts':
      return { newPosts: await countPosts(reader, 'new') };
    case 'receipt_to_check': {
      const receipt = await readReceiptCard(reader, { receiptId: notice.data.receiptId });
      return receipt ? { receipt } : {};
    }
    case 'notice_to_place':
    case 'notice_reversed': {
      const bankNotice = await readNoticeCard(reader, notice.data.noticeId);
      return { ...(await orderFacts(reader, notice)), ...(bankNotice ? { bankNotice } : {}) };
    }
    default:
      return orderFacts(reader, notice);
  }
}

/** Nothing when its author took the comment back. */
async function commentFacts(reader: Reader, { commentId }: NoticeData<'comment_reply'>): Promise<NoticeFacts> {
  const comment = await findComment(reader, commentId);
  if (comment?.status !== 'invited') return {};
  const product = await productOfPost(reader, comment.post);
  const replyTo = { chatId: Number(comment.post.externalId), messageId: Number(comment.externalId) };
  return { replyTo, ...(product ? { product } : {}) };
}

/** Nothing when the comment was answered, left or taken back meanwhile. */
async function askedFacts(reader: Reader, { commentId }: NoticeData<'comment_to_answer'>): Promise<OwnerNoticeFacts> {
  const comment = await findComment(reader, commentId);
  return comment?.status === 'asked' ? { comment, text: opened(reader, comment) } : {};
}

/** Nothing when the customer has written meanwhile, and so was told. */
async function unreachableFacts(
  reader: Reader,
  { noticeId, identityId, orderId }: NoticeData<'customer_unreachable'>,
): Promise<OwnerNoticeFacts> {
  if ((await reader.em.count(Notice, { id: noticeId, status: 'held' })) === 0) return {};
  const contacts = await readContacts(reader, identityId);
  const order = orderId === null ? undefined : await readOrder(reader, orderId);
  return { ...(contacts ? { contacts } : {}), ...(order ? { order } : {}) };
}

async function orderFacts(reader: Reader, { data }: KnownNotice): Promise<Pick<NoticeFacts, 'order'>> {
  const id = 'orderId' in data ? data.orderId : null;
  const order = id === null ? undefined : await readOrder(reader, id);
  return order ? { order } : {};
}

/** Words that a person wrote; empty where he sent a picture alone, or took them back. */
function opened({ vault }: Reader, { sealedText }: { sealedText: string | null }): string {
  return sealedText === null ? '' : vault.open(sealedText);
}

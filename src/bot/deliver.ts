import { GrammyError } from 'grammy';
import { readProduct } from '#src/shop/catalog/read-product.ts';
import { markBlocked } from '#src/shop/customers/mark-blocked.ts';
import { readIdentity } from '#src/shop/customers/recognise.ts';
import { Notice, type noticeStatuses } from '#src/shop/notices/notice.ts';
import { parseNotice, type KnownNotice } from '#src/shop/notices/notice-kinds.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import { findOwner } from '#src/shop/owners/find-owner.ts';
import { fresh } from '#src/shop/sql.ts';
import { customerNotice, type NoticeFacts } from '#src/ui/notices.ts';
import { isOwnerKind, ownerNotice, type OwnerNoticeFacts } from '#src/ui/owner/notices.ts';
import type { Screen } from '#src/ui/screen.ts';
import { sendScreen } from '#src/ui/show.ts';
import type { ShopBot } from './bot.ts';
import { comeAgain, type Pause } from './come-again.ts';
import type { House } from './house.ts';

/** Sends one notice; answers how long to wait where the platform asks for it. Rejects when a later try may succeed. */
export type Deliver = (noticeId: number) => Promise<Pause | void>;

type Reader = Pick<House, 'clock' | 'vault'> & { em: ReturnType<House['em']> };
type Addressed = KnownNotice & { id: number; identityId: number };

/**
 * Makes the sender of notices. What a notice says is read when it is sent, so it tells how things stand then.
 * A notice that is not queued any more is left alone; one that can never arrive is dropped with its reason.
 */
export function createDeliverer({ house, bots }: { house: House; bots: ReadonlyMap<string, ShopBot> }): Deliver {
  return async (noticeId) => {
    const { clock, vault } = house;
    const reader: Reader = { em: house.em(), clock, vault };
    const kept = await reader.em.findOne(Notice, { id: noticeId, status: 'queued' }, fresh);
    const person = kept && (await readIdentity(reader, kept.identity.id));
    if (!kept || !person) return;
    const notice: Addressed = { ...parseNotice(kept), id: noticeId, identityId: person.identity.id };
    const bot = bots.get(person.identity.channel);
    if (!bot) return settle(reader, notice, 'held', 'channel_off');
    const screen = await screenOf(house, reader, notice, person.customer.language);
    if (!screen) return settle(reader, notice, 'dropped', 'nothing_to_say');
    try {
      await sendScreen(bot.api, Number(person.identity.externalId), screen);
    } catch (error) {
      return comeAgain(error) ?? refused(house, reader, notice, error);
    }
    await settle(reader, notice, 'sent', null);
    house.log.info({ noticeId, kind: notice.kind, channel: bot.channel.name }, 'notice sent');
  };
}

async function screenOf(
  house: House,
  reader: Reader,
  notice: Addressed,
  language: Parameters<House['wordsFor']>[0],
): Promise<Screen | undefined> {
  const words = house.wordsFor(language);
  const { kind, data } = notice;
  if (isOwnerKind(kind)) {
    // Whoever was put out meanwhile sees no more of the shop's customers.
    const owner = await findOwner(reader, notice.identityId);
    return owner && ownerNotice(words, kind, data, await ownerFacts(reader, notice));
  }
  const screen = customerNotice(words, kind, data, await customerFacts(reader, notice));
  const mediaId = notice.kind === 'operator_message' ? notice.data.mediaId : null;
  return screen && (mediaId === null ? screen : { ...screen, mediaId });
}

async function customerFacts(reader: Reader, notice: KnownNotice): Promise<NoticeFacts> {
  switch (notice.kind) {
    case 'back_in_stock': {
      const product = await readProduct(reader, notice.data.productId);
      const variant = product?.variants.find(({ id }) => id === notice.data.variantId);
      return { ...(product ? { product } : {}), ...(variant ? { variant } : {}) };
    }
    case 'operator_message':
      return { text: opened(reader, notice.data) };
    default:
      return orderFacts(reader, notice);
  }
}

async function ownerFacts(reader: Reader, notice: KnownNotice): Promise<OwnerNoticeFacts> {
  if (notice.kind !== 'customer_wrote' && notice.kind !== 'operator_wanted') return orderFacts(reader, notice);
  const customer = await readIdentity(reader, notice.data.identityId);
  const customerName = customer?.customer.name ?? null;
  return notice.kind === 'customer_wrote' ? { customerName, text: opened(reader, notice.data) } : { customerName };
}

async function orderFacts(reader: Reader, { data }: KnownNotice): Promise<Pick<NoticeFacts, 'order'>> {
  const order = 'orderId' in data ? await readOrder(reader, data.orderId) : undefined;
  return order ? { order } : {};
}

/** Words that a person wrote; empty where he sent a picture alone. */
function opened({ vault }: Reader, { sealedText }: { sealedText: string | null }): string {
  return sealedText === null ? '' : vault.open(sealedText);
}

/** What a refused call means: give up with the reason, or try again later. */
async function refused(house: House, reader: Reader, notice: Addressed, error: unknown): Promise<void> {
  if (!(error instanceof GrammyError)) throw error;
  const { error_code: code, description } = error;
  if (code === 403) {
    await markBlocked(reader, notice.identityId);
    return settle(reader, notice, 'dropped', 'blocked');
  }
  if (code !== 400) throw error;
  if (/chat not found/i.test(description)) return settle(reader, notice, 'dropped', 'unreachable');
  house.log.error({ noticeId: notice.id, kind: notice.kind, description }, 'notice refused by the platform');
  return settle(reader, notice, 'dropped', description.slice(0, 200));
}

async function settle(
  { em, clock }: Reader,
  { id }: Addressed,
  status: (typeof noticeStatuses)[number],
  reason: string | null,
): Promise<void> {
  const sentAt = status === 'sent' ? { sentAt: clock.now() } : {};
  await em.nativeUpdate(Notice, { id, status: 'queued' }, { status, reason, ...sentAt });
}

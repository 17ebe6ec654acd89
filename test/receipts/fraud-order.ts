import { OrderDraft } from '#src/shop/orders/draft.ts';
import { Order } from '#src/shop/orders/order.ts';
import type { TestCustomer } from '#test/support/factories.ts';
import type { TestShop } from '#test/support/shop.ts';

/** An order without goods, written as placing leaves it: the sale before it is tested elsewhere, and takes its time. */
export async function writeOrder(
  { clock, system }: TestShop,
  customer: TestCustomer,
  given: { askedSom: number; orderAgeMs: number; cardId: number | null; status?: Order['status'] },
): Promise<number> {
  const { askedSom, orderAgeMs, cardId, status = 'awaiting_payment' } = given;
  const { em, vault } = system();
  const placedAt = new Date(clock.now().getTime() - orderAgeMs);
  const times = { createdAt: placedAt, updatedAt: placedAt };
  const draft = await em.insert(OrderDraft, { customer: customer.id, status: 'placed', ...times });
  return em.insert(Order, {
    number: `S-${draft}`,
    customer: customer.id,
    identity: customer.identityId,
    draft,
    status,
    itemsSom: askedSom,
    deliverySom: 0,
    totalSom: askedSom,
    askedSom,
    card: cardId,
    deliveryKind: 'pickup',
    deliveryTitle: { uz: 'Olib ketish', en: 'Pick-up' },
    phoneSealed: vault.seal('+998901234567'),
    recipientSealed: vault.seal('Ali Valiyev'),
    holdUntil: new Date(clock.now().getTime() + 30 * 60_000),
    placedAt,
    updatedAt: placedAt,
  });
}

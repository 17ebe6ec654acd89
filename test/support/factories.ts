import { addProduct, type NewProduct } from '#src/shop/catalog/add-product.ts';
import { Category } from '#src/shop/catalog/category.ts';
import type { ProductView } from '#src/shop/catalog/product-view.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { DeliveryMethod } from '#src/shop/delivery/delivery-method.ts';
import type { ShopContext } from '#src/shop/context.ts';
import type { DraftChange, DraftView } from '#src/shop/orders/draft-view.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { placeOrder, type PlaceRefusal } from '#src/shop/orders/place-order.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { writeOwner } from '#src/shop/owners/claim.ts';
import { findOwner } from '#src/shop/owners/find-owner.ts';
import type { Result } from '#src/shop/result.ts';
import type { TestShop } from './shop.ts';

let made = 0;

/** The value of a result; throws with the refusal, so that a test says why. */
export function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`Refused: ${result.why} ${JSON.stringify(result.with ?? {})}`);
  return result.value;
}

/** A shelf; under another one when a parent is given. */
export async function makeCategory(shop: TestShop, title = 'Poyabzal', parent: number | null = null): Promise<number> {
  made += 1;
  const slug = `shelf-${made}`;
  return shop.system().em.insert(Category, { slug, parent, title: { uz: title, en: title }, position: made });
}

/** A product on a shelf of its own, unless told otherwise: black sneakers in 41 and 42, three pieces each. */
export async function makeProduct(shop: TestShop, given: Partial<NewProduct> = {}): Promise<ProductView> {
  const categoryId = given.categoryId ?? (await makeCategory(shop));
  const product: NewProduct = {
    categoryId,
    title: { uz: 'Krossovka', en: 'Sneakers' },
    description: { uz: 'Yengil', en: 'Light' },
    options: ['color', 'size'],
    variants: [
      { options: { color: 'black', size: '41' }, priceSom: 300_000, stock: 3 },
      { options: { color: 'black', size: '42' }, priceSom: 300_000, stock: 3 },
    ],
    pictures: [{ mediaId: 'picture', color: null }],
    ...given,
  };
  return must(await addProduct(shop.system(), product));
}

/** A product without options: one variant with this many pieces. */
export async function makeSimpleProduct(shop: TestShop, stock: number, priceSom = 100_000): Promise<ProductView> {
  return makeProduct(shop, { options: [], variants: [{ options: {}, priceSom, stock }] });
}

/** A courier everywhere for 20 000 so'm. */
export async function makeDelivery(
  shop: TestShop,
  given: Partial<Pick<DeliveryMethod, 'kind' | 'feeSom' | 'freeFromSom' | 'regions' | 'active'>> = {},
): Promise<number> {
  const texts = { uz: 'Kuryer', en: 'Courier' };
  const method = { kind: 'courier', feeSom: 20_000, regions: 'all', active: true, ...given } as const;
  return shop.system().em.insert(DeliveryMethod, { title: texts, eta: texts, ...method });
}

/** A person who writes to the shop for the first time. */
export async function makeCustomer(shop: TestShop, name = 'Ali'): Promise<TestCustomer> {
  made += 1;
  const { customer, identity } = await recognise(shop.system(), { channel: 'chat', externalId: `c${made}`, name });
  return { id: customer.id, identityId: identity.id, ctx: () => shop.as({ kind: 'customer', id: customer.id }) };
}

export type TestCustomer = { id: number; identityId: number; ctx: () => ShopContext };

/** A person who runs the shop. */
export async function makeOwner(shop: TestShop, name = 'Ega'): Promise<TestCustomer> {
  const person = await makeCustomer(shop, name);
  await writeOwner(shop.system().em, { identityId: person.identityId, name, now: shop.clock.now() });
  const owner = await findOwner(shop.system(), person.identityId);
  if (!owner) throw new Error('The owner was not written.');
  return { id: owner.id, identityId: person.identityId, ctx: () => shop.as({ kind: 'owner', id: owner.id }) };
}

/** Gives one answer after the other; throws at the first refusal. */
export async function answers(customer: TestCustomer, ...changes: DraftChange[]): Promise<DraftView> {
  let draft: DraftView | undefined;
  for (const change of changes) draft = must(await fillDraft(customer.ctx(), customer.id, change));
  if (!draft) throw new Error('No answer was given.');
  return draft;
}

/** Brings a customer to the summary of an order of one variant. */
export async function readyToOrder(
  customer: TestCustomer,
  wish: { variantId: number; quantity?: number; methodId: number },
): Promise<DraftView> {
  return answers(
    customer,
    { slot: 'variant', variantId: wish.variantId },
    { slot: 'quantity', quantity: wish.quantity ?? 1 },
    { slot: 'checkout' },
    { slot: 'phone', text: '90 123 45 67' },
    { slot: 'delivery', methodId: wish.methodId },
    { slot: 'region', region: 'samarkand' },
    { slot: 'address', text: 'Registon koʻchasi 1' },
    { slot: 'recipient', text: 'Ali Valiyev' },
  );
}

/** Confirms the summary that the customer sees. */
export async function confirms(customer: TestCustomer, draft: DraftView): Promise<Result<OrderView, PlaceRefusal>> {
  return placeOrder(customer.ctx(), {
    customerId: customer.id,
    identityId: customer.identityId,
    draftId: draft.id,
    expectedTotalSom: draft.totalSom,
  });
}

/** Orders one variant; throws where it is refused. */
export async function orders(
  customer: TestCustomer,
  wish: { variantId: number; quantity?: number; methodId: number },
): Promise<OrderView> {
  return must(await confirms(customer, await readyToOrder(customer, wish)));
}

/** Sends a receipt for an order. */
export async function sendsReceipt(customer: TestCustomer, orderId: number, mediaId = 'receipt'): Promise<OrderView> {
  const receipt = { orderId, customerId: customer.id, mediaId, mime: 'image/jpeg' };
  return must(await submitReceipt(customer.ctx(), receipt));
}

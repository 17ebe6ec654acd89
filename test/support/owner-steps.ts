import { ownerPassword } from './open-shop.ts';
import type { Shopper } from './shopper.ts';

/** The owner counts anew how many of one kind of a product there are. */
export async function counts(
  owner: Shopper,
  { product, variant, count }: { product: RegExp; variant: RegExp; count: number },
): Promise<void> {
  owner.says('/admin');
  await owner.taps(owner.text('owner-button-products'));
  await owner.taps(owner.text('owner-button-find'));
  owner.says(product.source);
  await owner.taps(product);
  await owner.taps(variant);
  await owner.taps(owner.text('owner-button-count'));
  owner.says(String(count));
  await owner.hears(owner.text('owner-stock-set', { count }));
}

/** His session has ended overnight. */
export async function signsInAgain(owner: Shopper): Promise<void> {
  owner.says('/admin');
  await owner.hears(owner.text('owner-password-ask'));
  owner.says(ownerPassword);
  await owner.hears(owner.text('owner-desk-title'));
}

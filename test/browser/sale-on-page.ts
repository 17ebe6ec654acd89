import type { Page } from 'playwright-core';
import type { Language } from '#src/shop/language.ts';
import { ownerPassword } from '../support/open-shop.ts';
import type { Chat } from './chat.ts';

/** What the buyer taps and reads in the demo shop, in his language. */
const goods = {
  uz: {
    shelf: 'Poyabzal',
    trainers: 'Krossovkalar',
    name: 'Shamol',
    next: 'Charm klassik',
    black: 'qora',
    post: 'Pochta',
    pickUp: 'olib ketish',
    region: 'Samarqand',
  },
  en: {
    shelf: 'Shoes',
    trainers: 'Trainers',
    name: 'Shamol',
    next: 'Classic leather',
    black: 'black',
    post: 'post point',
    pickUp: 'Collect',
    region: 'Samarkand',
  },
} satisfies Record<Language, object>;

const tracking = 'RR123456789UZ';
const street = { uz: 'Registon koʻchasi, 12-uy', en: '12 Registan Street' };

/** The first Start in the owner's chat makes the shop his; then he thinks of a password, which stays nowhere. */
export async function claimShop(owner: Chat): Promise<void> {
  await owner.start();
  await owner.reads(owner.text('owner-password-ask-new'));
  await owner.write(ownerPassword);
  await owner.has(owner.text('owner-password-saved'));
  await owner.pane.getByText(ownerPassword).waitFor({ state: 'detached' });
}

/** From Start to the menu. */
export async function comeIn(buyer: Chat): Promise<void> {
  await buyer.start();
  await buyer.press(buyer.text('language-name'));
  await buyer.reads(/Namuna/);
}

/** From the menu to the card of the running shoe. */
export async function findShoe(buyer: Chat): Promise<void> {
  const { shelf, trainers, name } = goods[buyer.language];
  await buyer.press(buyer.text('button-catalog'));
  await buyer.press(shelf);
  await buyer.press(trainers);
  await buyer.reads(name);
}

/** To the shoe's neighbour on the shelf and back, all in one message. */
export async function browse(buyer: Chat): Promise<void> {
  const { name, next } = goods[buyer.language];
  await buyer.press(buyer.text('button-next'));
  await buyer.reads(next);
  await buyer.press(buyer.text('button-previous'));
  await buyer.reads(name);
}

/** From the card to so many black pairs of size 42 in the cart. */
export async function chooseShoe(buyer: Chat, pairs: number): Promise<void> {
  await buyer.press(buyer.text('button-order'));
  await buyer.reads(buyer.text('choose-option', { option: 'color' }));
  await buyer.press(goods[buyer.language].black);
  await buyer.reads(buyer.text('choose-option', { option: 'size' }));
  await buyer.press(/^42$/);
  await buyer.reads(buyer.text('choose-quantity'));
  await buyer.press(new RegExp(`^${pairs}$`));
  await buyer.reads(buyer.text('cart-title'));
}

/** From the cart to the ways of delivery; the phone number goes by the contact button. */
export async function givePhone(page: Page, buyer: Chat): Promise<void> {
  await buyer.press(buyer.text('button-checkout'));
  await buyer.has(buyer.text('ask-phone'));
  await buyer.press(buyer.text('button-contact'));
  await page.locator('dialog .primary').click();
  await buyer.reads(buyer.text('ask-delivery'));
}

/** From the ways of delivery to the summary, by post to Samarkand. Where not all regions are seen as buttons, it is written. */
export async function chooseDelivery(buyer: Chat, how: 'press' | 'write' = 'press'): Promise<void> {
  await buyer.press(goods[buyer.language].post);
  await buyer.reads(buyer.text('ask-region'));
  await buyer[how](goods[buyer.language].region);
  await buyer.reads(buyer.text('ask-address'));
  await buyer.write(street[buyer.language]);
  await buyer.reads(buyer.text('ask-recipient'));
  await buyer.write('Malika Karimova');
  await buyer.reads(buyer.text('summary-title'));
}

/** From the ways of delivery to the summary of a customer who comes for it himself. */
export async function choosePickUp(buyer: Chat, name: string): Promise<void> {
  await buyer.press(goods[buyer.language].pickUp);
  await buyer.reads(buyer.text('ask-recipient'));
  await buyer.press(name);
  await buyer.reads(buyer.text('summary-title'));
}

/** The tap that places the order; answers its number. */
export async function placeOrder(buyer: Chat): Promise<string> {
  await buyer.press(buyer.text('button-place'));
  const payment = await buyer.has(buyer.text('payment-receipt'));
  const number = /S-\d+/.exec(await payment.innerText())?.[0];
  if (number === undefined) throw new Error('The payment message names no order.');
  return number;
}

/** Presses the button that copies the card's number; answers what lies on the clipboard then. */
export async function copyCard(page: Page, buyer: Chat): Promise<string> {
  await buyer.press(/\d{4} \d{4} \d{4} \d{4}/);
  await buyer.isNoted(/^(Nusxa olindi|Copied)$/);
  return page.evaluate('navigator.clipboard.readText()');
}

/** Sends the drawn sample of a receipt, by the paper-clip. */
export async function sendReceipt(page: Page, buyer: Chat, number: string): Promise<void> {
  await buyer.pane.locator('[data-action=attach]').click();
  await buyer.pane.locator('[data-action=attach-sample]').click();
  await page.locator('dialog .primary').click();
  await buyer.reads(buyer.text('receipt-received', { number }));
}

/** The way of a paid order, as the owner takes it and the customer is told of it. */
export async function fulfil(owner: Chat, buyer: Chat, number: string): Promise<void> {
  await owner.press(owner.text('owner-button-accept'));
  await buyer.has(buyer.text('notice-order_paid', { number }));
  await owner.press(owner.text('owner-button-pack'));
  await buyer.has(buyer.text('notice-order_packed', { number }));
  await owner.press(owner.text('owner-button-ship'));
  await owner.reads(owner.text('owner-ask-tracking', { number }));
  await owner.write(tracking);
  await buyer.has(tracking);
  await owner.press(owner.text('owner-button-deliver'));
  await buyer.has(buyer.text('notice-order_delivered', { number }));
}

/** A second customer is opened beside the first. */
export async function openCustomer(page: Page, name: string, language: Language): Promise<void> {
  await page.locator('[data-action=new-customer]').click();
  await page.locator('dialog [name=name]').fill(name);
  await page.locator('dialog [name=language]').selectOption(language);
  await page.locator('dialog .primary').click();
  await page.locator(`[data-pane=customer][aria-label$="${name}"]`).waitFor();
}

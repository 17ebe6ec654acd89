import type { Buyer } from './shopper.ts';

/** What a customer does to come from the menu to a placed order: one entry a step, in order. */
export interface SaleStep {
  name: string;
  /** Does it, and waits until the shop has answered. */
  run(buyer: Buyer): Promise<void>;
}

export const phone = '+998 90 123 45 67';
export const address = 'Chilonzor tumani, Bunyodkor koʻchasi, 12-uy';

/** The titles of the demo shop that the steps need, in the buyer's language. */
const titles = {
  uz: {
    shoes: 'Poyabzal',
    trainers: 'Krossovkalar',
    trainer: 'Shamol',
    post: 'Pochta',
    region: 'Samarqand',
    black: 'qora',
  },
  en: {
    shoes: 'Shoes',
    trainers: 'Trainers',
    trainer: 'Shamol',
    post: 'post point',
    region: 'Samarkand',
    black: 'black',
  },
};

/** From the menu to a pair of black trainers, size 42, in the cart. */
export const chooseTrainers: SaleStep[] = [
  {
    name: 'opens the catalogue',
    run: (buyer) => tapThenHear(buyer, buyer.text('button-catalog'), buyer.text('catalog-title')),
  },
  {
    name: 'opens the shoes',
    run: (buyer) => tapThenHear(buyer, titles[buyer.language].shoes, titles[buyer.language].shoes),
  },
  {
    name: 'opens the trainers',
    run: (buyer) => tapThenHear(buyer, titles[buyer.language].trainers, titles[buyer.language].trainer),
  },
  {
    name: 'chooses the trainer',
    run: (buyer) =>
      tapThenHear(buyer, buyer.text('button-order'), buyer.text('choose-option', { option: 'color' }).trim()),
  },
  {
    name: 'chooses black',
    run: (buyer) =>
      tapThenHear(buyer, titles[buyer.language].black, buyer.text('choose-option', { option: 'size' }).trim()),
  },
  { name: 'chooses 42', run: (buyer) => tapThenHear(buyer, /^42$/, buyer.text('choose-quantity')) },
  { name: 'takes one', run: (buyer) => tapThenHear(buyer, /^1$/, '42') },
];

/** From a filled cart to the summary, by courier post to Samarkand. */
export const checkOut: SaleStep[] = [
  {
    name: 'checks out',
    run: async (buyer) => {
      await buyer.taps(buyer.text('button-checkout'));
      await buyer.hears(buyer.text('ask-phone'));
    },
  },
  {
    name: 'gives his phone number',
    run: async (buyer) => {
      buyer.says('90 123-45-67');
      await buyer.hears(buyer.text('ask-delivery'));
    },
  },
  {
    name: 'chooses the post',
    run: (buyer) => tapThenHear(buyer, titles[buyer.language].post, buyer.text('ask-region')),
  },
  {
    name: 'chooses the region',
    run: (buyer) => tapThenHear(buyer, titles[buyer.language].region, buyer.text('ask-address')),
  },
  {
    name: 'writes the address',
    run: async (buyer) => {
      buyer.says(address);
      await buyer.hears(buyer.text('ask-recipient'));
    },
  },
  writesRecipient('summary-title'),
];

/** The same in a shop that takes cash, too: how he pays is asked last. */
export const checkOutToAsk: SaleStep[] = [...checkOut.slice(0, -1), writesRecipient('ask-payment')];

/** The answer to how he pays, where the shop takes cash, too. */
export const choosesToPay = (title: 'button-pay-card' | 'button-pay-cash'): SaleStep => ({
  name: 'chooses how to pay',
  run: (buyer) => tapThenHear(buyer, buyer.text(title), buyer.text('summary-title')),
});

/** The tap that places the order. */
export const placeOrder: SaleStep = {
  name: 'places the order',
  run: async (buyer) => {
    await buyer.taps(buyer.text('button-place'));
    await buyer.hears(/S-\d+/);
  },
};

/** The whole way from the menu to a placed order. */
export const wholeOrder: SaleStep[] = [...chooseTrainers, ...checkOut, placeOrder];

/** Does the steps; answers the number of the order, when one was placed. */
export async function does(buyer: Buyer, steps: SaleStep[]): Promise<string> {
  for (const step of steps) await step.run(buyer);
  return orderNumber(buyer);
}

/** The number in the newest message that names an order; empty where there is none. */
export function orderNumber(buyer: Buyer): string {
  return /S-\d+/.exec(buyer.sees(/S-\d+/)?.text ?? '')?.[0] ?? '';
}

function writesRecipient(next: string): SaleStep {
  return {
    name: 'writes who receives it',
    run: async (buyer) => {
      buyer.says('Malika Karimova');
      await buyer.hears(buyer.text(next));
    },
  };
}

async function tapThenHear(buyer: Buyer, title: string | RegExp, answer: string): Promise<void> {
  await buyer.taps(title);
  await buyer.hears(answer);
}

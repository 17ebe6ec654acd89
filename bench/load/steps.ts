import { checkOut, chooseTrainers, placeOrder, type SaleStep } from '#test/support/sale-steps.ts';

/** Turning product cards, which most people do before they choose. */
const turnCards: SaleStep[] = [
  {
    name: 'turns to the next card',
    run: async (buyer) => {
      await buyer.taps(buyer.text('button-next'));
      await buyer.hears(/./);
    },
  },
  {
    name: 'turns back',
    run: async (buyer) => {
      await buyer.taps(buyer.text('button-previous'));
      await buyer.hears('Shamol');
    },
  },
];

const openShelf = chooseTrainers.slice(0, 3);
const choose = chooseTrainers.slice(3);

/** The sale, one update a step: from the menu to a placed order. */
export const saleSteps: SaleStep[] = [...openShelf, ...turnCards, ...choose, ...checkOut, placeOrder];

const search: SaleStep = {
  name: 'searches by a word',
  run: async (buyer) => {
    buyer.says('shamol');
    await buyer.hears(/./);
  },
};

/** Walking along the shelves, which leaves nothing behind. */
export const browseSteps: SaleStep[] = [
  {
    name: 'comes in',
    run: async (buyer) => {
      buyer.starts();
      await buyer.hears(buyer.text('welcome-back'));
    },
  },
  ...openShelf,
  ...turnCards,
  search,
];

/** What people do beside buying; it reads what has piled up. */
export const lookSteps: SaleStep[] = [
  {
    name: 'looks at his orders',
    run: async (buyer) => {
      buyer.says('/orders');
      await buyer.hears(buyer.text('orders-title'));
    },
  },
  search,
];

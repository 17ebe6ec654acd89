import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShop, type OpenShop } from '../support/open-shop.ts';
import { address, checkOut, chooseTrainers, does } from '../support/sale-steps.ts';

/** The adapter tries a call so often before the update fails. */
const triesOfOneCall = 4;

describe('an update that fails after its answer was taken', () => {
  let shop: OpenShop;
  beforeAll(async () => {
    shop = await openShop('embedded');
  });
  afterAll(() => shop.close());

  const failNext = (method: string): void => {
    shop.telegram.faults.next(method, { status: 500, body: {} }, triesOfOneCall);
  };

  test('goes on where it stood: no answer is taken for the next question, no piece is added twice', async () => {
    const buyer = await shop.customer('Malika');
    await does(buyer, chooseTrainers.slice(0, -1));
    failNext('sendMessage');
    await buyer.taps(/^1$/);
    await buyer.hears('42');
    await does(buyer, checkOut.slice(0, 4));
    failNext('sendMessage');
    buyer.says(address);
    await buyer.hears(buyer.text('ask-recipient'));
    buyer.says('Malika Karimova');
    const summary = await buyer.hears('Malika Karimova');
    expect(summary.text).toContain(address);
    expect(summary.text).toContain('464 000');
    expect(buyer.person.messages.filter(({ text }) => text === buyer.text('ask-recipient'))).toHaveLength(1);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop, type OpenShop } from '../support/open-shop.ts';
import { does, wholeOrder } from '../support/sale-steps.ts';
import { simpleReceipt } from './simple-receipt.ts';

let shop: OpenShop;

beforeAll(async () => {
  shop = await openShop('embedded');
});

afterAll(() => shop.close());

test('a picture that a customer sends is read while the sale goes on, and its facts are kept beside the receipt', async () => {
  const buyer = await shop.customer('Malika');
  const number = await does(buyer, wholeOrder);
  buyer.sendsPicture(await simpleReceipt());
  await buyer.hears(number);
  await shop.settled();
  const receipts = await shop.app.database
    .em()
    .execute(
      `select reading, (facts #>> '{amount,value}')::int as amount, facts #>> '{receiverLast4,value}' as tail from receipt`,
    );
  expect(receipts).toEqual([{ reading: 'read', amount: 350_037, tail: '3456' }]);
});

test('says on its page of health that it can read', async () => {
  const answer = await fetch(`http://127.0.0.1:${shop.app.port}/health/ready`);
  expect(await answer.json()).toMatchObject({ status: 'ok', parts: { tesseract: 'ok' } });
});

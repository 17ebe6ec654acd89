import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectBooksToBalance } from '../support/books.ts';
import { runCli } from '../support/cli.ts';
import { openShopOn, settingsFor, type OpenShop } from '../support/open-shop.ts';
import { does, wholeOrder } from '../support/sale-steps.ts';
import type { Shopper } from '../support/shopper.ts';

const flood = 200;

describe('what goes wrong in one chat stays in it', () => {
  let shop: OpenShop;
  let settings: { [name: string]: string };
  let owner: Shopper;
  beforeAll(async () => {
    settings = await settingsFor('embedded');
    shop = await openShopOn(settings);
    owner = await shop.owner();
  });
  afterAll(() => shop.close());

  const run = (statement: string): Promise<unknown> => shop.app.database.em().execute(statement);

  /** No receipt can be kept: whoever sends one meets an error that no try mends. */
  async function breakReceipts(): Promise<void> {
    await run(`create function no_receipt() returns trigger language plpgsql as
      $$ begin raise exception 'no receipt can be kept'; end $$`);
    await run('create trigger no_receipt before insert on receipt for each row execute function no_receipt()');
  }

  test('a flood is answered to its end, and others are answered before', async () => {
    const flooder = await shop.customer('Toʻlqin');
    const buyer = await shop.customer('Malika');
    const answers = (): number =>
      flooder.person.messages.filter(({ by, text }) => by === 'bot' && /toʻlqin\d/.test(text)).length;
    for (let at = 0; at < flood; at++) flooder.says(`toʻlqin${at}`);
    buyer.says('/orders');
    await buyer.hears(buyer.text('orders-empty'));
    expect(answers()).toBeLessThan(flood / 2);
    await shop.settled();
    expect(answers()).toBe(flood);
  });

  test('an update that always fails is put aside, the chat goes on, and the owner sets it going again', async () => {
    const buyer = await shop.customer('Sardor');
    const number = await does(buyer, wholeOrder);
    await breakReceipts();
    buyer.sendsPicture();
    buyer.says('/orders');
    await buyer.hears(buyer.text('orders-title'));
    await buyer.hears(buyer.text('notice-answer_failed'));
    await owner.hears(owner.text('owner-notice-parked'));
    await shop.settled();
    const told = owner.person.messages.filter(({ text }) => text.startsWith('🛠 Xaridorning'));
    expect(told).toHaveLength(1);
    await expectBooksToBalance(shop.app);

    const listed = await runCli(['parked'], { env: settings });
    expect([listed.code, listed.words]).toEqual([0, '']);
    expect(JSON.parse(listed.out)).toMatchObject({ total: 1 });
    const unknown = await runCli(['parked', 'drop', '0197a000-0000-7000-8000-000000000000'], { env: settings });
    expect(unknown).toEqual({ code: 1, out: '{"changed":0}\n', words: expect.stringContaining('No such work') });
    owner.says('/parked');
    await owner.hears(owner.text('owner-parked-title', { count: 1 }));
    await run('drop trigger no_receipt on receipt');
    await owner.taps(/^🔁 1$/);
    await owner.hears(owner.text('owner-parked-retried', { count: 1 }));
    await buyer.hears(buyer.text('receipt-received', { number }));
    await owner.hears(number);
    await shop.settled();
    expect(await shop.app.queue.counts()).toMatchObject({ parked: 0 });
    await expectBooksToBalance(shop.app);
  });
});

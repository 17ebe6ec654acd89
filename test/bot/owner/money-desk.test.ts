import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Customer } from '#src/shop/customers/customer.ts';
import { BankNotice } from '#src/shop/payments/bank-notice.ts';
import { listCards } from '#src/shop/payments/cards.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import { encodeOwnerTap, type OwnerTap } from '#src/ui/owner/callback-data.ts';
import { sendsReceipt } from '#test/support/factories.ts';
import { ega, openMoneyScene, password, sure, type MoneyScene } from './money-scene.ts';

let desk: MoneyScene;

async function opens(): Promise<void> {
  desk = await openMoneyScene();
}

const taps = (tap: OwnerTap) => desk.tapsOn(tap);
const text = (key: string, values = {}) => desk.text(key, values);
const money = (som: number) => desk.words.money(som);
const screen = () => desk.read();
const statusOf = (order: { id: number }) => desk.statusOf(order);

describe('receipts', () => {
  beforeEach(opens);

  test('the queue shows the most doubtful first; after each decision the next one is a tap away', async () => {
    const plain = await desk.placed();
    const doubtful = await desk.placed();
    await desk.shows(plain.buyer, plain.order, { reference: null });
    const receipt = await desk.shows(doubtful.buyer, doubtful.order, {
      amount: sure(1_000),
      receiverLast4: sure('1111'),
    });
    await desk.says(ega, '/receipts');
    expect(screen()).toContain(text('owner-queue-title', { count: 2 }));
    expect(screen().indexOf(doubtful.order.number)).toBeLessThan(screen().indexOf(plain.order.number));

    await taps({ kind: 'nextreceipt' });
    expect(desk.calls.findLast(({ method }) => method.startsWith('send'))?.method).toBe('sendPhoto');
    expect(screen()).toContain(
      text('owner-check-title', { number: doubtful.order.number, sum: money(doubtful.order.askedSom) }),
    );
    expect(screen()).toContain(text('owner-fact-amount', { mark: '❌', read: money(1_000) }));
    expect(screen()).toContain(text('owner-doubt-receiver_other'));
    await taps({ kind: 'details', receipt });
    expect(screen()).toContain(text('owner-detail-reference', { value: `48210${doubtful.order.id}93377`, sure: 95 }));

    await taps({ kind: 'better', id: doubtful.order.id });
    expect(screen()).toContain(text('owner-done', { step: 'better' }));
    expect(await statusOf(doubtful.order)).toBe('awaiting_payment');
    expect(screen()).toContain(text('owner-button-next-receipt', { count: 1 }));

    await taps({ kind: 'nextreceipt' });
    await taps({ kind: 'do', step: 'accept_receipt', id: plain.order.id });
    expect(screen()).toContain(text('owner-done', { step: 'accept_receipt' }));
    expect(screen()).toContain(text('owner-proof', { proof: 'owner' }));
    expect(screen()).not.toContain(text('owner-button-next-receipt', { count: 0 }));
    await taps({ kind: 'nextreceipt' });
    expect(screen()).toContain(text('owner-queue-none'));
  });

  test('a clean receipt that waits for the bank is not in the queue, but is counted', async () => {
    const { buyer, order } = await desk.placed();
    await desk.shows(buyer, order);
    await desk.says(ega, '/receipts');
    expect(screen()).toContain(text('owner-queue-none'));
    expect(screen()).toContain(text('owner-queue-elsewhere', { count: 1 }));
    await taps({ kind: 'receipt', id: order.id });
    expect(screen()).toContain(text('owner-check-waits', { time: '12:10' }));
  });

  test('a forged one is asked about first, and counts against the customer once', async () => {
    const { buyer, order } = await desk.placed();
    const receipt = await desk.shows(buyer, order, { amount: sure(1_000) });
    await taps({ kind: 'forged', receipt, id: order.id });
    expect(screen()).toContain(text('owner-forged-ask', { number: order.number }));
    expect(await statusOf(order)).toBe('checking_receipt');
    await taps({ kind: 'forgednow', receipt, id: order.id });
    await taps({ kind: 'forgednow', receipt, id: order.id });
    expect(await statusOf(order)).toBe('awaiting_payment');
    const customer = await desk.shop.system().em.findOneOrFail(Customer, { id: buyer.id });
    expect(customer.forgedReceipts).toBe(1);
    await taps({ kind: 'receipt', id: order.id });
    expect(screen()).toContain(text('owner-check-forged'));
  });

  test('what was said of one receipt does not fall on another that came meanwhile', async () => {
    const { buyer, order } = await desk.placed();
    const first = await desk.shows(buyer, order, { amount: sure(1_000) });
    await taps({ kind: 'forged', receipt: first, id: order.id });
    await desk.shows(buyer, order, { reference: null });
    await taps({ kind: 'forgednow', receipt: first, id: order.id });
    expect(screen()).toContain(text('owner-check-meanwhile'));
    expect(await statusOf(order)).toBe('checking_receipt');
  });

  test('the news of a receipt shows it with the customer’s history and what the bank said', async () => {
    const { buyer, order } = await desk.placed();
    await sendsReceipt(buyer, order.id);
    await desk.deliverAll();
    expect(screen()).toContain(text('owner-check-verdict', { verdict: 'none' }));
    expect(screen()).toContain(text('owner-check-history', { orders: 1, paid: 0, refused: 0, forged: 0 }));
    expect(screen()).toContain(text('owner-check-no-bank'));
  });

  test('a transfer that paid for another order is accepted only by who saw separate money', async () => {
    const first = await desk.placed();
    const second = await desk.placed();
    const reference = sure('7777777777');
    await desk.shows(first.buyer, first.order, { reference, amount: null });
    await taps({ kind: 'do', step: 'accept_receipt', id: first.order.id });
    await sendsReceipt(second.buyer, second.order.id, 'other-picture');
    await desk.shop
      .system()
      .em.getConnection()
      .execute(
        `update receipt set facts = (select facts from receipt where order_id = ${first.order.id}) where order_id = ${second.order.id}`,
      );
    await taps({ kind: 'do', step: 'accept_receipt', id: second.order.id });
    expect(screen()).toContain(text('owner-used-ask'));
    expect(await statusOf(second.order)).toBe('checking_receipt');
    await taps({ kind: 'do', step: 'pay', id: second.order.id });
    expect(await statusOf(second.order)).toBe('paid');
  });
});

describe('money that the owner saw', () => {
  beforeAll(opens);

  test('pays an order without a receipt, and can be taken back until the goods leave', async () => {
    const { order } = await desk.placed();
    await taps({ kind: 'paid', id: order.id });
    expect(screen()).toContain(text('owner-paid-ask', { number: order.number, sum: money(order.askedSom) }));
    await taps({ kind: 'do', step: 'pay', id: order.id });
    expect(await statusOf(order)).toBe('paid');
    expect(screen()).toContain(text('owner-money-paid', { sum: money(order.askedSom) }));
    await taps({ kind: 'undo', id: order.id });
    expect(screen()).toContain(text('owner-undo-ask', { number: order.number }));
    expect(await statusOf(order)).toBe('paid');
    await taps({ kind: 'do', step: 'undo_payment', id: order.id });
    expect(await statusOf(order)).toBe('checking_receipt');
    expect(screen()).toContain(text('owner-done', { step: 'undo_payment' }));
    await taps({ kind: 'do', step: 'pay', id: order.id });
    await taps({ kind: 'shipnow', id: order.id });
    await taps({ kind: 'undo', id: order.id });
    expect(await statusOf(order)).toBe('shipped');
  });

  test('brings an order back to life that was cancelled, or is to go back where the goods are gone', async () => {
    const { order } = await desk.placed(2);
    await taps({ kind: 'cancelnow', paid: 'no', id: order.id });
    expect(await statusOf(order)).toBe('cancelled');
    await taps({ kind: 'paid', id: order.id });
    expect(screen()).toContain(text('owner-paid-late'));
    await taps({ kind: 'do', step: 'pay', id: order.id });
    expect(await statusOf(order)).toBe('paid');

    const other = await desk.placed(2);
    await taps({ kind: 'cancelnow', paid: 'no', id: other.order.id });
    await desk.shop.system().em.getConnection().execute(`update variant set stock = 0 where id = ${desk.variantId}`);
    await taps({ kind: 'do', step: 'pay', id: other.order.id });
    expect(await statusOf(other.order)).toBe('refund_due');
    expect(screen()).toContain(text('owner-done', { step: 'late_money' }));
    await taps({ kind: 'refund', id: other.order.id });
    const paidSom = (await desk.now(other.order))?.paidSom ?? 0;
    expect(screen()).toContain(text('owner-refund-ask', { number: other.order.number, sum: money(paidSom) }));
  });
});

describe('what the bank tells', () => {
  beforeAll(opens);

  test('news of a proven payment is short, with the way back', async () => {
    const { order } = await desk.placed();
    await desk.bankTells(order.askedSom);
    await desk.deliverAll();
    expect(screen()).toContain(text('owner-news-paid', { number: order.number, sum: money(order.askedSom) }));
    expect(screen()).toContain(encodeOwnerTap({ kind: 'undo', id: order.id }));
  });

  test('money that no order asked for comes with the nearest orders; another sum is asked about, less is a part', async () => {
    const { order } = await desk.placed();
    const notice = await desk.bankTells(order.askedSom - 20_000);
    await desk.deliverAll();
    expect(screen()).toContain(text('owner-place-no_order'));
    expect(screen()).toContain(encodeOwnerTap({ kind: 'place', notice, id: order.id }));
    expect(screen()).not.toContain('7654321');
    await taps({ kind: 'notices', page: 0 });
    expect(screen()).toContain(encodeOwnerTap({ kind: 'notice', notice }));
    await taps({ kind: 'place', notice, id: order.id });
    expect(screen()).toContain(text('owner-place-less'));
    expect((await desk.now(order))?.paidSom).toBe(0);
    await taps({ kind: 'placenow', notice, id: order.id });
    expect(screen()).toContain(text('owner-placed'));
    expect(await desk.now(order)).toMatchObject({ status: 'awaiting_payment', paidSom: order.askedSom - 20_000 });
    await taps({ kind: 'placenow', notice, id: order.id });
    expect(screen()).toContain(text('owner-place-refused'));
  });

  test('the number of an order can be typed; a notice can be set aside', async () => {
    const { order } = await desk.placed();
    const notice = await desk.bankTells(5_000);
    await taps({ kind: 'notice', notice });
    expect(screen()).toContain(text('owner-place-none'));
    await taps({ kind: 'placeby', notice });
    await desk.says(ega, 'S-9999');
    expect(screen()).toContain(text('owner-order-gone'));
    await desk.says(ega, order.number.toLowerCase());
    expect(screen()).toContain(
      text('owner-place-ask', { number: order.number, sum: money(5_000), asked: money(order.askedSom) }),
    );
    await taps({ kind: 'ignorenotice', notice });
    expect(screen()).toContain(text('owner-notice-ignored'));
    expect(screen()).toContain(text('owner-notices-none'));
  });

  test('a reversal alarms: the payment is out, the goods are to stay', async () => {
    const { order } = await desk.placed();
    await desk.bankTells(order.askedSom);
    desk.shop.clock.forward(5);
    desk.shop.jobs.length = 0;
    await desk.bankTells(order.askedSom, '3456', 'reversal');
    await desk.deliverAll();
    expect(screen()).toContain(text('owner-news-reversed', { sum: money(order.askedSom), card: '•••• 3456' }));
    expect(screen()).toContain(text('owner-news-reversed-held'));
    expect(await statusOf(order)).toBe('checking_receipt');
  });

  test('an unknown card is offered to be added; afterwards its money can be placed', async () => {
    const { order } = await desk.placed();
    const notice = await desk.bankTells(order.askedSom, '7890');
    await desk.deliverAll();
    expect(screen()).toContain(text('owner-place-foreign_card', { card: '•••• 7890' }));
    expect(screen()).toContain(encodeOwnerTap({ kind: 'card' }));
    await taps({ kind: 'card' });
    await desk.says(ega, password);
    await desk.says(ega, '9860 0000 0000 7890 DILNOZA R');
    const kept = await desk.shop.system().em.findOneOrFail(BankNotice, { id: notice });
    expect(kept.state).toBe('open');
    await taps({ kind: 'placenow', notice, id: order.id });
    expect(await statusOf(order)).toBe('paid');
  });
});

describe('how customers pay', () => {
  beforeAll(opens);

  test('numbers are typed as owners write them; what can’t be is asked again with its limits', async () => {
    await taps({ kind: 'payset', setting: 'mostTailSom' });
    await desk.says(ega, 'koʻp');
    expect(screen()).toContain(text('owner-bad-payment', { least: '9', most: '499' }));
    await desk.says(ega, '5000');
    expect(screen()).toContain(text('owner-bad-payment', { least: '9', most: '499' }));
    await desk.says(ega, '99');
    expect(screen()).toContain(text('owner-payments-tail', { most: 99 }));
    await taps({ kind: 'payoff', setting: 'mostTailSom' });
    expect(screen()).toContain(text('owner-payments-no-tail'));
    await taps({ kind: 'payset', setting: 'noticeWaitMinutes' });
    await desk.says(ega, '15 daqiqa');
    await taps({ kind: 'payset', setting: 'prepayPercent' });
    await desk.says(ega, '30 %');
    await taps({ kind: 'cash', on: 'yes' });
    expect(await readSettings(desk.shop.system())).toMatchObject({
      mostTailSom: 0,
      noticeWaitMinutes: 15,
      prepayPercent: 30,
      cashOnDelivery: true,
    });
  });

  test('trust warns of its risk and is off until set', async () => {
    await taps({ kind: 'trust' });
    expect(screen()).toContain(text('owner-trust-off'));
    expect(screen()).toContain(text('owner-trust-risk'));
    await taps({ kind: 'payset', setting: 'trustOrderSom' });
    await desk.says(ega, '100 ming');
    expect(screen()).toContain(text('owner-trust-day', { sum: money(100_000) }));
    await taps({ kind: 'payoff', setting: 'trustDaySom' });
    expect(await readSettings(desk.shop.system())).toMatchObject({ trustOrderSom: 0, trustDaySom: 0 });
  });

  test('a card is retired after a question; the last one is warned of', async () => {
    const [card] = await listCards(desk.shop.system());
    const id = card?.id ?? 0;
    await taps({ kind: 'cards' });
    expect(screen()).toContain('3456');
    expect(screen()).not.toContain('8600');
    await taps({ kind: 'retire', id });
    expect(screen()).toContain(text('owner-card-retire-last'));
    await taps({ kind: 'retirenow', id });
    await taps({ kind: 'retirenow', id });
    expect(screen()).toContain(text('owner-card-gone'));
    expect(await listCards(desk.shop.system())).toMatchObject([{ active: false }]);
  });
});

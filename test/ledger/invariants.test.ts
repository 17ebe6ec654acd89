import { describe, expect, test } from 'vitest';
import type { BookedOrder, Books } from './books.ts';
import { findDoubled, toldOnce } from './doubled.ts';
import type { Verdict } from './evidence.ts';
import { judge } from './invariants.ts';
import { emptyLedger, type Ledger, type ReceivedCall } from './ledger.ts';
import { news, shown } from './screens.ts';

const chat = 7_100_000_001;
const wish = { quantity: 2, phone: '+998901234567', address: 'Registon 1', recipient: 'Malika' };

/** A day on which one customer bought one thing, paid, and wrote two texts; and all went well. */
function goodDay(): { ledger: Ledger; books: Books; order: BookedOrder } {
  const order: BookedOrder = {
    number: 'S-1001',
    chat,
    draft: 5,
    status: 'paid',
    wish: { ...wish },
    receipts: 1,
    history: [
      { event: 'place', from: null, to: 'awaiting_payment' },
      { event: 'submit_receipt', from: 'awaiting_payment', to: 'checking_receipt' },
      { event: 'accept_receipt', from: 'checking_receipt', to: 'paid' },
    ],
  };
  const ledger = emptyLedger();
  const did: [key: string, content: string][] = [
    ['tap:1', 'tap ok:5:100'],
    ['message:2', 'picture'],
    ['tap:3', 'tap accept'],
    ['message:4', 'text qzbxc'],
    ['message:5', 'text qzbxd'],
  ];
  did.forEach(([key, content], at) => update(ledger, key, { content, atMs: at * 100 }));
  const one = { chat, atMs: 0 };
  ledger.intents.push(
    { ...one, kind: 'place', draft: 5, wish, updateKey: 'tap:1' },
    { ...one, kind: 'receipt', number: 'S-1001', updateKey: 'message:2' },
    { ...one, kind: 'accept', number: 'S-1001', updateKey: 'tap:3' },
    { ...one, kind: 'text', mark: 'qzbxc', updateKey: 'message:4' },
    { ...one, kind: 'text', mark: 'qzbxd', updateKey: 'message:5' },
  );
  const said = [`${news.placed} S-1001`, `${news.received} S-1001`, `S-1001 ${news.paid}`, '«qzbxc»', '«qzbxd»'];
  said.forEach((text, at) => ledger.calls.push(call({ text, atMs: at * 100 + 50 })));
  const variants = [{ id: 1, stock: 8, moves: [10, -2], given: 10, taken: 2 }];
  return {
    ledger,
    books: { orders: [order], variants, openJobs: 0, parked: 0, notices: [], journaled: new Set() },
    order,
  };
}

function update(ledger: Ledger, key: string, { content, atMs }: { content: string; atMs: number }): void {
  const deliveries = [{ atMs, outcome: 200 }];
  ledger.updates.set(key, { id: ledger.updates.size, chat, content, deliveries, acknowledgedAtMs: atMs + 1 });
}

function call(over: Partial<ReceivedCall>): ReceivedCall {
  const { text = 'text', atMs = 0 } = over;
  const content = `sendMessage ${text} null`;
  const times = { atMs, answeredAtMs: atMs + 5 };
  return {
    run: 1,
    method: 'sendMessage',
    chat,
    text,
    content,
    ...times,
    outcome: 'ok',
    messageId: 1,
    tooEarly: false,
    ...over,
  };
}

type Day = ReturnType<typeof goodDay>;

/** The verdict of the one invariant of this name on a day on which `spoil` went wrong. */
function verdictOn(name: string, spoil: (day: Day) => void): Verdict | undefined {
  const day = goodDay();
  spoil(day);
  return judge(day).find((verdict) => verdict.name.startsWith(`${name} `));
}

test('on a good day every invariant looks at something and finds nothing', () => {
  const day = goodDay();
  const first = day.ledger.updates.get('message:4');
  first?.deliveries.unshift({ atMs: 250, outcome: 'refused' });
  for (const { name, looked, faults } of judge(day)) {
    expect(faults, name).toEqual([]);
    expect(looked, name).toBeGreaterThan(0);
  }
});

describe('a day on which something went wrong is found out', () => {
  test.each<[name: string, what: string, spoil: (day: Day) => void, fault: RegExp]>([
    ['I1', 'an order is lost', ({ books }) => void books.orders.pop(), /place draft 5: 0 effects/],
    [
      'I1',
      'an order is doubled',
      ({ books, order }) => void books.orders.push({ ...order, number: 'S-1002' }),
      /2 eff/,
    ],
    ['I1', 'a receipt is lost', ({ order }) => void (order.receipts = 0), /receipt S-1001: 0 effects/],
    ['I1', 'a receipt is doubled', ({ order }) => void (order.receipts = 2), /receipt S-1001: 2 effects/],
    ['I1', 'a payment is lost', ({ order }) => void order.history.pop(), /accept S-1001: 0 effects/],
    ['I1', 'a text has no answer', ({ ledger }) => void ledger.calls.pop(), /qzbxd: no answer/],
    ['I1', 'only a refused call answered', ({ ledger }) => spoilLast(ledger, { outcome: 'fault' }), /no answer/],
    ['I2', 'what was sent again is lost', (day) => (sentAgain(day.ledger), void day.books.orders.pop()), /0 effects/],
    ['I2', 'it was never taken', ({ ledger }) => neverTaken(ledger), /never acknowledged/],
    ['I1+', 'an order that nobody placed', ({ order }) => void (order.draft = 9), /nobody placed it/],
    ['I1+', 'a receipt that nobody sent', ({ ledger }) => void ledger.intents.splice(1, 1), /nobody sent its receipt/],
    ['I1+', 'a payment that nobody took', ({ ledger }) => void ledger.intents.splice(2, 1), /nobody accepted/],
    [
      'I3',
      'pieces are gone',
      ({ books }) => spoilVariant(books, { stock: 7, moves: [10, -3] }),
      /10 given less 2 taken/,
    ],
    ['I3', 'a move was not written', ({ books }) => spoilVariant(books, { moves: [10] }), /its moves say 10/],
    ['I3', 'below zero for a while', ({ books }) => spoilVariant(books, { moves: [-2, 10] }), /went down to -2/],
    ['I3', 'a sample below zero', ({ ledger }) => void (ledger.leastStock.pieces = -1), /sample saw -1/],
    ['I4', 'the customer was not told', ({ ledger }) => void ledger.calls.splice(2, 1), /S-1001.*never told/],
    [
      'I4',
      'told with another number',
      ({ ledger }) => spoilFirst(ledger, `${news.placed} S-1002`),
      /S-1001.*never told/,
    ],
    ['I4', 'somebody else was told', ({ order }) => void (order.chat += 1), /never told/],
    ['I5', 'a step that is none', ({ order }) => spoilHistory(order), /is no step/],
    ['I5', 'a step without a row', ({ order }) => void order.history.splice(1, 1), /but it stood at awaiting_payment/],
    ['I5', 'a row twice', ({ order }) => void order.history.push(...order.history.slice(-1)), /but it stood at paid/],
    ['I5', 'a state without a row', ({ order }) => void (order.status = 'packed'), /stands at packed/],
    [
      'I6',
      'an address became the recipient',
      ({ order }) => void (order.wish.recipient = wish.address),
      /recipient is/,
    ],
    ['I6', 'pieces were added twice', ({ order }) => void (order.wish.quantity = 4), /quantity is "4", wanted "2"/],
    ['I6', 'a wrong question', ({ ledger }) => stray(ledger), /saw summary, due was recipient/],
    ['I6', 'no answer', ({ ledger }) => void ledger.unanswered.push({ chat, did: 'wrote' }), /no answer in time/],
    ['I7', 'answers are swapped', ({ ledger }) => void ((ledger.calls.at(-1) ?? call({})).atMs = 300), /qzbxd before/],
  ])('%s: %s', (name, _what, spoil, fault) => {
    expect(verdictOn(name, spoil)?.faults.join('\n')).toMatch(fault);
  });
});

function spoilLast(ledger: Ledger, over: Partial<ReceivedCall>): void {
  Object.assign(ledger.calls.at(-1) ?? {}, over);
}

function spoilFirst(ledger: Ledger, text: string): void {
  Object.assign(ledger.calls[0] ?? {}, { text });
}

function sentAgain(ledger: Ledger): void {
  ledger.updates.get('tap:1')?.deliveries.unshift({ atMs: 0, outcome: 'cut' });
}

function neverTaken(ledger: Ledger): void {
  const update = ledger.updates.get('tap:1');
  if (update) Object.assign(update, { deliveries: [{ atMs: 0, outcome: 503 }], acknowledgedAtMs: undefined });
}

function spoilVariant(books: Books, over: Partial<Books['variants'][number]>): void {
  Object.assign(books.variants[0] ?? {}, over);
}

function spoilHistory(order: BookedOrder): void {
  order.history.push({ event: 'deliver', from: 'cancelled', to: 'delivered' });
}

function stray(ledger: Ledger): void {
  ledger.strays.push({ chat, did: 'wrote his address', due: ['recipient'], saw: 'summary' });
}

const again = (ledger: Ledger, { atMs, run = 2 }: { atMs: number; run?: number }): void => {
  ledger.calls.push(call({ text: '«qzbxd»', atMs, run }));
};
const killed = (ledger: Ledger, atMs: number, how: 'kill' | 'term' = 'kill'): void => {
  ledger.ends.push({ run: 1, how, atMs, goneAtMs: atMs + 5, exitCode: null });
};
// The text was first sent at 450 and answered at 455, as message 1.
const doubledOn = (spoil: (ledger: Ledger) => void, journaled: number[] = []) => {
  const { ledger } = goodDay();
  spoil(ledger);
  return findDoubled(ledger, new Set(journaled));
};

/** Three taps of one button at once, and so many texts after them. */
const tapped = (texts: number) => (ledger: Ledger) => {
  for (let tap = 0; tap < 3; tap++) update(ledger, `tap:1${tap}`, { content: 'tap ok:9:1', atMs: 600 });
  for (let text = 0; text < texts; text++) ledger.calls.push(call({ text: 'order placed', atMs: 700 + text }));
};

describe('a text that stands in a chat twice', () => {
  test('is excused when its process was killed before the row was written, and while the answer was under way', () => {
    for (const atMs of [452, 460]) {
      const doubled = doubledOn((ledger) => (killed(ledger, atMs), again(ledger, { atMs: 2_000 })));
      expect(doubled).toMatchObject([{ excuse: 'kill', endedAfterMs: atMs - 455 }]);
    }
  });

  test('is not excused when the row was there', () => {
    const doubled = doubledOn((ledger) => (killed(ledger, 460), again(ledger, { atMs: 2_000 })), [1]);
    expect(doubled).toMatchObject([{ excuse: undefined }]);
  });

  test('is not excused much later, without a kill, or at a stop in good order', () => {
    const spoiled: ((ledger: Ledger) => void)[] = [
      (ledger) => (killed(ledger, 9_000), again(ledger, { atMs: 10_000 })),
      (ledger) => again(ledger, { atMs: 2_000, run: 1 }),
      (ledger) => (killed(ledger, 460, 'term'), again(ledger, { atMs: 2_000 })),
    ];
    for (const spoil of spoiled) expect(doubledOn(spoil)).toMatchObject([{ excuse: undefined }]);
  });

  test('of the excused ones only so many are good luck', () => {
    const { ledger, books } = goodDay();
    killed(ledger, 460);
    again(ledger, { atMs: 2_000 });
    expect(toldOnce({ ledger, books }).faults).toEqual([]);
    ledger.calls.push(call({ text: `S-1001 ${news.paid}`, atMs: 2_100 }));
    expect(toldOnce({ ledger, books }).faults).toEqual(['2 between answer and row, at most 1; killed after ms: 5 205']);
    expect(toldOnce({ ledger, books }, { aimed: true }).faults).toEqual([]);
  });

  test('is none when the person did the same again', () => {
    const doubled = doubledOn((ledger) => {
      update(ledger, 'message:9', { content: 'text qzbxd', atMs: 1_000 });
      again(ledger, { atMs: 2_000 });
    });
    expect(doubled).toEqual([]);
  });

  test('is none when it is the open question, which comes again after each text beside the point', () => {
    const question = { text: shown('ask-delivery'), run: 1 };
    const asks = (ledger: Ledger, times: number[]) =>
      void ledger.calls.push(...times.map((atMs) => call({ ...question, atMs })));
    expect(doubledOn((ledger) => asks(ledger, [250, 350, 450]))).toEqual([]);
    expect(doubledOn((ledger) => asks(ledger, [250, 350, 450, 550]))).toHaveLength(1);
  });

  test('is none while there are as many taps as texts, and one when there are more', () => {
    expect(doubledOn(tapped(3))).toEqual([]);
    expect(doubledOn(tapped(4))).toHaveLength(1);
  });

  test('is none when the platform refused the first one', () => {
    const doubled = doubledOn((ledger) => (spoilLast(ledger, { outcome: 'fault' }), again(ledger, { atMs: 2_000 })));
    expect(doubled).toEqual([]);
  });
});

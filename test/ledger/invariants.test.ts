import { describe, expect, test } from 'vitest';
import type { BookedOrder, Books } from './books.ts';
import { findDoubled, toldOnce } from './doubled.ts';
import type { Verdict } from './evidence.ts';
import { judge } from './invariants.ts';
import { emptyLedger, type Channel, type Ledger, type ReceivedCall } from './ledger.ts';
import { news, shown } from './screens.ts';

const chats = { telegram: '7100000001', instagram: '27900000007050001' };
const methods = { telegram: 'sendMessage', instagram: 'messages' };
const wish = { quantity: 2, phone: '+998901234567', address: 'Registon 1', recipient: 'Malika' };

/**
 * A day on which one customer bought one thing, paid, and wrote two texts, and somebody else asked something under a
 * post; and all went well.
 */
function goodDay(channel: Channel): { ledger: Ledger; books: Books; order: BookedOrder } {
  const chat = chats[channel];
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
  did.forEach(([key, content], at) => update(ledger, key, { chat, content, atMs: at * 100 }));
  const one = { chat, atMs: 0 };
  ledger.intents.push(
    { ...one, kind: 'place', draft: 5, wish, updateKey: 'tap:1' },
    { ...one, kind: 'receipt', number: 'S-1001', updateKey: 'message:2' },
    { ...one, kind: 'accept', number: 'S-1001', updateKey: 'tap:3' },
    { ...one, kind: 'text', mark: 'qzbxc', updateKey: 'message:4' },
    { ...one, kind: 'text', mark: 'qzbxd', updateKey: 'message:5' },
  );
  const said = [`${news.placed} S-1001`, `${news.received} S-1001`, `S-1001 ${news.paid}`, '«qzbxc»', '«qzbxd»'];
  said.forEach((text, at) => ledger.calls.push(call(channel, { text, atMs: at * 100 + 50 })));
  update(ledger, 'comment:6', { chat: 'asker', content: 'comment 6', atMs: 500 });
  ledger.comments.push({ id: '6', chat: 'asker', updateKey: 'comment:6', atMs: 500 });
  ledger.calls.push(...['replies', 'private_reply'].map((method) => answerTo('6', method)));
  const variants = [{ id: 1, stock: 8, moves: [10, -2], given: 10, taken: 2 }];
  return {
    ledger,
    books: { orders: [order], variants, openJobs: 0, parked: 0, notices: [], journaled: new Set() },
    order,
  };
}

function update(ledger: Ledger, key: string, given: { chat: string; content: string; atMs: number }): void {
  const { chat, content, atMs } = given;
  ledger.updates.set(key, { chat, content, deliveries: [{ atMs, outcome: 200 }], acknowledgedAtMs: atMs + 1 });
}

function call(channel: Channel, over: Partial<ReceivedCall>): ReceivedCall {
  const { text = 'text', atMs = 0 } = over;
  const method = methods[channel];
  return {
    run: 1,
    channel,
    method,
    chat: chats[channel],
    text,
    content: `${method} ${text} null`,
    atMs,
    answeredAtMs: atMs + 5,
    outcome: 'ok',
    messageId: '1',
    tooEarly: false,
    ...over,
  };
}

function answerTo(comment: string, method: string, over: Partial<ReceivedCall> = {}): ReceivedCall {
  const { chat: _chat, ...rest } = call('instagram', { method, text: 'Narxini yozdim', atMs: 550 });
  return { ...rest, chat: undefined, comment, ...over };
}

type Day = ReturnType<typeof goodDay>;

/** The verdict of the one invariant of this name on a day on which `spoil` went wrong. */
function verdictOn(channel: Channel, name: string, spoil: (day: Day) => void): Verdict | undefined {
  const day = goodDay(channel);
  spoil(day);
  return judge(day).find((verdict) => verdict.name.startsWith(`${name} `));
}

const channels = ['telegram', 'instagram'] as const;

test.each(channels)('on a good day every invariant looks at something and finds nothing: %s', (channel) => {
  const day = goodDay(channel);
  const first = day.ledger.updates.get('message:4');
  first?.deliveries.unshift({ atMs: 250, outcome: 'refused' });
  for (const { name, looked, faults } of judge(day)) {
    expect(faults, name).toEqual([]);
    expect(looked, name).toBeGreaterThan(0);
  }
});

describe.each(channels)('a day on which something went wrong is found out: %s', (channel) => {
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
    ['I1', 'a text has no answer', ({ ledger }) => void ledger.calls.splice(4, 1), /qzbxd: no answer/],
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
    ['I4', 'somebody else was told', ({ order }) => void (order.chat += '1'), /never told/],
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
    ['I6', 'a wrong question', ({ ledger }) => stray(ledger, chats[channel]), /saw summary, due was recipient/],
    [
      'I6',
      'no answer',
      ({ ledger }) => void ledger.unanswered.push({ chat: chats[channel], did: 'wrote' }),
      /no answer in time/,
    ],
    ['I7', 'answers are swapped', ({ ledger }) => spoilLast(ledger, { atMs: 300 }), /qzbxd before/],
    ['I9', 'a comment is answered twice', ({ ledger }) => answered(ledger, '6', 'replies'), /2 times for all to see/],
    ['I9', 'two private replies', ({ ledger }) => answered(ledger, '6', 'private_reply'), /2 times in private/],
    ['I9', 'the private reply is lost', ({ ledger }) => void ledger.calls.pop(), /but not in private/],
    ['I9', 'its own comment is answered', ({ ledger }) => answered(ledger, '7', 'replies'), /none of a customer/],
    ['I9', 'a comment is not taken', ({ ledger }) => void ledger.updates.delete('comment:6'), /never acknowledged/],
  ])('%s: %s', (name, _what, spoil, fault) => {
    expect(verdictOn(channel, name, spoil)?.faults.join('\n')).toMatch(fault);
  });
});

test.each(channels)(
  'a text whose first delivery was cut off may have been the first that was stored: %s',
  (channel) => {
    const verdict = verdictOn(channel, 'I7', ({ ledger }) => {
      spoilLast(ledger, { atMs: 300 });
      ledger.updates.get('message:5')?.deliveries.unshift({ atMs: 250, outcome: 'cut' });
    });
    expect(verdict?.faults).toEqual([]);
  },
);

/** The newest text of the customer's chat. */
function spoilLast(ledger: Ledger, over: Partial<ReceivedCall>): void {
  Object.assign(ledger.calls[4] ?? {}, over);
}

function answered(ledger: Ledger, comment: string, method: string): void {
  ledger.calls.push(answerTo(comment, method, { outcome: 'answer_lost' }));
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

function stray(ledger: Ledger, chat: string): void {
  ledger.strays.push({ chat, did: 'wrote his address', due: ['recipient'], saw: 'summary' });
}

interface Again {
  atMs: number;
  run?: number;
  channel?: Channel;
}

const again = (ledger: Ledger, { atMs, run = 2, channel = 'telegram' }: Again): void => {
  ledger.calls.push(call(channel, { text: '«qzbxd»', atMs, run }));
};
const killed = (ledger: Ledger, atMs: number, how: 'kill' | 'term' = 'kill', run = 1): void => {
  ledger.ends.push({ run, how, atMs, goneAtMs: atMs + 5, exitCode: null });
};
// The text was first sent at 450 and answered at 455, as message 1.
const doubledOn = (spoil: (ledger: Ledger) => void, journaled: string[] = [], channel: Channel = 'telegram') => {
  const { ledger } = goodDay(channel);
  spoil(ledger);
  return findDoubled(ledger, new Set(journaled));
};
const { telegram: chat } = chats;

/** Three taps of one button at once, and so many texts after them. */
const tapped = (texts: number) => (ledger: Ledger) => {
  for (let tap = 0; tap < 3; tap++) update(ledger, `tap:1${tap}`, { chat, content: 'tap ok:9:1', atMs: 600 });
  for (let text = 0; text < texts; text++) {
    ledger.calls.push(call('telegram', { text: 'order placed', atMs: 700 + text }));
  }
};

describe('a text that stands in a chat twice', () => {
  test.each(channels)('is excused when its process was killed before the row was written: %s', (channel) => {
    for (const [atMs, excuse] of [
      [452, 'under_way'],
      [460, 'kill'],
    ] as const) {
      const doubled = doubledOn(
        (ledger) => (killed(ledger, atMs), again(ledger, { atMs: 2_000, channel })),
        [],
        channel,
      );
      expect(doubled).toMatchObject([{ excuse, endedAfterMs: atMs - 455 }]);
    }
  });

  test('is not excused when the row was there', () => {
    const doubled = doubledOn((ledger) => (killed(ledger, 460), again(ledger, { atMs: 2_000 })), ['1']);
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

  test('is excused when the answer was lost only where no echo tells of it', () => {
    const excuses = channels.map((channel) =>
      doubledOn(
        (ledger) => (spoilLast(ledger, { outcome: 'answer_lost' }), again(ledger, { atMs: 2_000, run: 1, channel })),
        [],
        channel,
      ).map(({ excuse }) => excuse),
    );
    expect(excuses).toEqual([['lost'], [undefined]]);
  });

  test('of the excused ones only so many are good luck', () => {
    const { ledger, books } = goodDay('telegram');
    killed(ledger, 460);
    again(ledger, { atMs: 2_000 });
    expect(toldOnce({ ledger, books }).faults).toEqual([]);
    ledger.calls.push(call('telegram', { text: `S-1001 ${news.paid}`, atMs: 2_100 }));
    expect(toldOnce({ ledger, books }).faults).toEqual([]);
    for (let kill = 2; kill <= 50; kill++) killed(ledger, 9_000, 'kill', kill);
    expect(toldOnce({ ledger, books }).faults).toEqual(['2 between answer and row, at most 1; killed after ms: 5 205']);
    expect(toldOnce({ ledger, books }, { aimed: true }).faults).toEqual([]);
  });

  test('is none when the person did the same again', () => {
    const doubled = doubledOn((ledger) => {
      update(ledger, 'message:9', { chat, content: 'text qzbxd', atMs: 1_000 });
      again(ledger, { atMs: 2_000 });
    });
    expect(doubled).toEqual([]);
  });

  test('is none when it is the open question, which comes again after each text beside the point', () => {
    const question = { text: shown('ask-delivery'), run: 1 };
    const asks = (ledger: Ledger, times: number[]) =>
      void ledger.calls.push(...times.map((atMs) => call('telegram', { ...question, atMs })));
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

  test('is none where a picture of its own stands above two screens', () => {
    const pictures = [2_000, 2_100].map((atMs) => call('instagram', { text: '', atMs }));
    expect(doubledOn((ledger) => void ledger.calls.push(...pictures), [], 'instagram')).toEqual([]);
  });
});

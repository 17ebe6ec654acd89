import { orderMachine } from '#src/shop/orders/order-machine.ts';
import type { BookedOrder, Books } from './books.ts';
import { commentsAnsweredOnce } from './comments-answered.ts';
import type { Evidence, Verdict } from './evidence.ts';
import { isNewMessage, type Intent, type Ledger, type ReceivedCall, type SentUpdate } from './ledger.ts';
import { news } from './screens.ts';

type Invariant = (evidence: Evidence) => Verdict;

/** Intents whose update was taken at its first delivery. */
const acknowledgedOnce: Invariant = (evidence) => ({
  name: 'I1 acknowledged: one effect each',
  ...effects(evidence, (update) => update !== undefined && update.deliveries[0]?.outcome === 200),
});

/** Intents whose update had to be sent again. */
const redelivered: Invariant = (evidence) => ({
  name: 'I2 redelivered: one effect each',
  ...effects(evidence, (update) => update?.deliveries[0]?.outcome !== 200),
});

function effects(
  { ledger, books }: Evidence,
  isAbout: (update: SentUpdate | undefined) => boolean,
): Omit<Verdict, 'name'> {
  const intents = ledger.intents.filter((intent) => isAbout(ledger.updates.get(intent.updateKey)));
  const told = answersByMark(ledger);
  const texts = textsByChat(ledger);
  const faults = intents.flatMap((intent) => {
    const update = ledger.updates.get(intent.updateKey);
    if (update?.acknowledgedAtMs === undefined) return [`${describe(intent)}: never acknowledged`];
    if (intent.kind === 'text') return told.has(intent.mark) ? [] : [`${describe(intent)}: no answer`];
    const count = effectCount(intent, books, texts.get(intent.chat) ?? []);
    return count === 1 ? [] : [`${describe(intent)}: ${count} effects`];
  });
  return { looked: intents.length, faults };
}

function effectCount(intent: Exclude<Intent, { kind: 'text' }>, books: Books, texts: readonly string[]): number {
  if (intent.kind === 'place') return books.orders.filter(({ draft }) => draft === intent.draft).length;
  const order = books.orders.find(({ number }) => number === intent.number);
  const times = (event: string): number => order?.history.filter((row) => row.event === event).length ?? 0;
  if (intent.kind === 'accept') return times('accept_receipt');
  // Whoever waits long for his turn may find that the order has run out before.
  if (intent.kind === 'cancel') return times('cancel') || times('expire');
  const isLate = texts.some((text) => text.includes(intent.number) && text.includes(news.late));
  return order?.receipts || (isLate ? 1 : 0);
}

/** No order, receipt or payment that nobody wanted. */
const nothingUnasked: Invariant = ({ ledger, books }) => {
  const drafts = new Set(ledger.intents.flatMap((intent) => (intent.kind === 'place' ? [intent.draft] : [])));
  const about = (kind: string) =>
    new Set(ledger.intents.flatMap((intent) => (intent.kind === kind && 'number' in intent ? [intent.number] : [])));
  const [receipts, accepts] = [about('receipt'), about('accept')];
  const faults = books.orders.flatMap(({ number, draft, receipts: shown, history }) => [
    ...(drafts.has(draft) ? [] : [`${number}: nobody placed it`]),
    ...(shown > 0 && !receipts.has(number) ? [`${number}: nobody sent its receipt`] : []),
    ...(history.some(({ event }) => event === 'accept_receipt') && !accepts.has(number)
      ? [`${number}: nobody accepted its receipt`]
      : []),
  ]);
  return { name: 'I1+ nothing that nobody did', looked: books.orders.length, faults };
};

/** Stock is what was given less what is sold or held, and never was below zero. */
const stockAddsUp: Invariant = ({ ledger, books }) => {
  const faults = books.variants.flatMap(({ id, stock, moves, given, taken }) => {
    let least = 0;
    let left = 0;
    for (const delta of moves) least = Math.min(least, (left += delta));
    return [
      ...(stock === left ? [] : [`variant ${id}: ${stock} pieces, its moves say ${left}`]),
      ...(stock === given - taken ? [] : [`variant ${id}: ${stock} pieces, ${given} given less ${taken} taken`]),
      ...(least < 0 ? [`variant ${id}: went down to ${least}`] : []),
    ];
  });
  if (ledger.leastStock.pieces < 0) faults.push(`a sample saw ${ledger.leastStock.pieces} pieces`);
  return { name: 'I3 stock = start - sold - held', looked: books.variants.length + ledger.leastStock.samples, faults };
};

/** Each thing that happened to an order was said in its customer's chat, with the order's number. */
const told: Invariant = ({ ledger, books }) => {
  const texts = textsByChat(ledger);
  let looked = 0;
  const faults = books.orders.flatMap((order) =>
    newsOf(order).flatMap((words) => {
      looked += 1;
      const said = texts.get(order.chat)?.some((text) => text.includes(order.number) && text.includes(words));
      return said ? [] : [`${order.number}: chat ${order.chat} was never told "${words}"${callsAbout(order, ledger)}`];
    }),
  );
  return { name: 'I4 everything was told', looked, faults };
};

/** What was called about this order in its chat, for whoever looks for the reason. */
function callsAbout({ chat, number }: BookedOrder, { calls }: Ledger): string {
  const about = calls.filter((call) => call.chat === chat && call.text.includes(number));
  return about.map(({ run, outcome, text }) => `; run ${run}, ${outcome}: "${text.slice(0, 40)}"`).join('');
}

function newsOf({ history, receipts }: BookedOrder): string[] {
  const has = (event: string): boolean => history.some((row) => row.event === event);
  return [
    news.placed,
    ...(receipts > 0 ? [news.received] : []),
    ...(has('accept_receipt') ? [news.paid] : []),
    ...(has('expire') ? [news.expired] : []),
    ...(has('cancel') ? [news.cancelled] : []),
  ];
}

/** Each order went from `awaiting_payment` to where it stands by steps of the table, each written once. */
const allowedSteps: Invariant = ({ books }) => ({
  name: 'I5 status by allowed steps, one row each',
  looked: books.orders.reduce((sum, { history }) => sum + history.length, 0),
  faults: books.orders.flatMap((order) => wrongSteps(order).map((why) => `${order.number}: ${why}`)),
});

function wrongSteps({ status, history }: BookedOrder): string[] {
  const [first, ...later] = history;
  if (first?.event !== 'place' || first.from !== null) return ['its history does not begin with its placing'];
  const faults: string[] = [];
  let now = first.to;
  for (const { event, from, to } of later) {
    const step = Object.entries(orderMachine).find(([name]) => name === event)?.[1];
    const isAllowed = step?.to === to && step.from.some((one) => one === from);
    if (!isAllowed) faults.push(`${event} from ${from ?? 'nothing'} to ${to} is no step`);
    if (from !== now) faults.push(`${event} from ${from ?? 'nothing'}, but it stood at ${now}`);
    now = to;
  }
  return now === status ? faults : [...faults, `stands at ${status}, its history at ${now}`];
}

/** Every question came in its place, every answer went into its own slot, and nobody had to ask again. */
const talksGoOn: Invariant = ({ ledger, books }) => {
  const wishes = ledger.intents.flatMap((intent) => (intent.kind === 'place' ? [intent] : []));
  const mistaken = books.orders.flatMap(({ number, draft, wish }) => {
    const wanted = wishes.find((one) => one.draft === draft)?.wish;
    if (!wanted) return [];
    const wrong = (['quantity', 'phone', 'address', 'recipient'] as const).filter(
      (slot) => wanted[slot] !== wish[slot],
    );
    return wrong.map((slot) => `${number}: ${slot} is "${wish[slot]}", wanted "${wanted[slot]}"`);
  });
  const strays = ledger.strays.map(
    ({ chat, did, due, saw }) => `chat ${chat} ${did}: saw ${saw}, due was ${due.join(' or ') || 'nothing'}`,
  );
  const unanswered = ledger.unanswered.map(({ chat, did }) => `chat ${chat} ${did}: no answer in time`);
  return {
    name: 'I6 every talk goes on at its place',
    looked: ledger.answers.length + books.orders.length,
    faults: [...mistaken, ...strays, ...unanswered],
  };
};

/**
 * What a chat wrote is answered in the order in which the shop was given it. Of an update that was delivered several times
 * nobody knows which of them was stored: it was given at some time from the first one until it was acknowledged.
 */
const chatOrder: Invariant = ({ ledger }) => {
  const answered = answersByMark(ledger);
  const given = ledger.intents.flatMap((intent) => {
    const update = ledger.updates.get(intent.updateKey);
    const atMs = intent.kind === 'text' ? answered.get(intent.mark) : undefined;
    const untilMs = update?.acknowledgedAtMs;
    if (intent.kind !== 'text' || atMs === undefined || untilMs === undefined) return [];
    const [first, second] = update?.deliveries ?? [];
    return [{ chat: intent.chat, mark: intent.mark, fromMs: second ? (first?.atMs ?? 0) : untilMs, untilMs, atMs }];
  });
  const faults = [...Map.groupBy(given, ({ chat }) => chat).values()].flatMap((texts) =>
    texts.flatMap((one) => {
      const overtaken = texts.find(({ untilMs, atMs }) => untilMs < one.fromMs && atMs > one.atMs);
      return overtaken ? [`chat ${one.chat}: ${one.mark} before ${overtaken.mark}`] : [];
    }),
  );
  return { name: 'I7 order within a chat', looked: given.length, faults };
};

/** When each marked text was answered first. */
function answersByMark(ledger: Ledger): Map<string, number> {
  const wanted = new Set(ledger.intents.flatMap((intent) => (intent.kind === 'text' ? [intent.mark] : [])));
  const answered = new Map<string, number>();
  for (const call of shownCalls(ledger)) {
    for (const [word] of call.text.matchAll(/qz[a-z]+/g)) {
      if (wanted.has(word) && !answered.has(word)) answered.set(word, call.atMs);
    }
  }
  return answered;
}

function textsByChat(ledger: Ledger): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { chat, text } of shownCalls(ledger)) {
    if (chat !== undefined) texts.set(chat, [...(texts.get(chat) ?? []), text]);
  }
  return texts;
}

/** Calls after which a new or changed message stood in a chat. */
function shownCalls({ calls }: Ledger): ReceivedCall[] {
  return calls.filter((call) => isNewMessage(call) || (call.method.startsWith('editMessage') && call.outcome === 'ok'));
}

const invariants: readonly Invariant[] = [
  acknowledgedOnce,
  redelivered,
  nothingUnasked,
  stockAddsUp,
  told,
  allowedSteps,
  talksGoOn,
  chatOrder,
  commentsAnsweredOnce,
];

/** Compares what was done with what became of it; one verdict an invariant. */
export function judge(evidence: Evidence): Verdict[] {
  return invariants.map((invariant) => invariant(evidence));
}

function describe(intent: Intent): string {
  const about =
    intent.kind === 'place' ? `draft ${intent.draft}` : intent.kind === 'text' ? intent.mark : intent.number;
  return `chat ${intent.chat}: ${intent.kind} ${about}`;
}

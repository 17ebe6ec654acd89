import type { ReceiptSpec } from '#src/playground/receipts/receipt-spec.ts';
import { between, pick, seeded, type Chance } from '#src/playground/receipts/seeded.ts';
import { specAt } from '#test/support/receipts/generator.ts';
import { wears, type Wear } from '#test/support/receipts/wear.ts';

/** What a forger tries, and how often it is tried in the set. */
const falseKinds = {
  'lower sum': 20,
  'sum painted over': 10,
  'another card': 15,
  'another name, same tail': 8,
  'older than the order': 15,
  'picture of another customer': 15,
  'number of another customer': 15,
  'number retouched by a digit': 10,
  'one transfer for two orders': 8,
  'cut to the sum': 12,
  'still pending': 12,
  failed: 12,
  'the form before': 12,
  'saved by an editor': 8,
  'another currency': 8,
  'fee taken from the sum': 10,
  'invented number': 10,
} as const;
export type FalseKind = keyof typeof falseKinds;

const honestKinds = { plain: 80, 'sent twice': 10, 'renewed after expiry': 10 } as const;
export type HonestKind = keyof typeof honestKinds;

/** Who showed the same transfer before, for which order. */
export type Before = 'other customer, paid' | 'himself, open' | 'himself, same order' | 'himself, expired';

/** One receipt that a customer sends for his order, and what is wrong with it. */
export interface FraudCase {
  name: string;
  isFalse: boolean;
  kind: FalseKind | HonestKind;
  askedSom: number;
  /** When the order was placed, before the receipt is sent. */
  orderAgeMs: number;
  /** What the receipt shows. Its times count from `epoch`, the moment in which it is sent. */
  spec: ReceiptSpec;
  wear: Wear;
  /** What was shown before, and whether as the very same file. */
  before?: { by: Before; spec: ReceiptSpec; isSameFile: boolean };
  /** Printed in place of the sum that the receipt was made for; total and fee stay as they were. */
  paintedSom?: number;
  isCut?: true;
  software?: string;
}

/** The shop's card to which every order of the set is to be paid, and the moment in which all receipts are sent. */
export const shopCard = { number: '8600000000003456', holder: 'MALIKA RAHIMOVA' };
export const epoch = new Date('2026-03-02T07:00:00.000Z');

/** Proof: readers were tuned on pictures of other seeds. */
const seed = 20_011;
const minuteMs = 60_000;

/** The whole set: 200 false ones and 100 honest ones, the same each time. */
export function fraudSet(): FraudCase[] {
  const kinds = [...Object.entries(falseKinds), ...Object.entries(honestKinds)];
  const names = kinds.flatMap(([kind, count]) => Array.from({ length: count }, (_, at) => ({ kind, at })));
  return names.map(({ kind, at }, index) => {
    const honest = honestCase(index);
    const chance = seeded(seed * 7919 + index);
    const make = isFalseKind(kind) ? forgeries[kind] : honesty[isHonestKind(kind) ? kind : 'plain'];
    return {
      ...honest,
      ...make(honest, chance),
      kind: kindOf(kind),
      isFalse: isFalseKind(kind),
      name: `${kind} ${at + 1}`,
    };
  });
}

function isFalseKind(kind: string): kind is FalseKind {
  return Object.hasOwn(falseKinds, kind);
}

function isHonestKind(kind: string): kind is HonestKind {
  return Object.hasOwn(honestKinds, kind);
}

function kindOf(kind: string): FalseKind | HonestKind {
  if (isFalseKind(kind) || isHonestKind(kind)) return kind;
  throw new Error(`There is no kind "${kind}".`);
}

type Honest = Pick<FraudCase, 'askedSom' | 'orderAgeMs' | 'spec' | 'wear'>;
type Change = Partial<Omit<FraudCase, 'name' | 'kind' | 'isFalse'>>;
type Make = (honest: Honest, chance: Chance) => Change;

/** Somebody who orders, transfers what he is asked within minutes, and sends what his app shows. */
function honestCase(index: number): Honest {
  const { spec, chance } = specAt(seed, index, { unfinished: 0 });
  // No two ask for the same sum, as with tails.
  const askedSom = between(chance, 12, 1800) * 1000 + 100 + index;
  const takenMs = epoch.getTime() - between(chance, 5, 90) * 1000;
  const paidMs = takenMs - between(chance, 10, 240) * 1000;
  const isPaper = spec.layout === 'cheque';
  const usual = ['screenshot', 'screenshot', 'screenshot', 'screenPhoto'] as const;
  return {
    askedSom,
    orderAgeMs: epoch.getTime() - paidMs + between(chance, 30, 600) * 1000,
    wear: isPaper ? 'screenPhoto' : pick(chance, usual),
    spec: {
      ...spec,
      amount: askedSom,
      fee: spec.fee === null ? null : Math.round(askedSom * pick(chance, [0, 0.005, 0.01])),
      receiverCard: shopCard.number,
      receiverName: pick(chance, [shopCard.holder, 'MALIKA R.', 'RAHIMOVA MALIKA']),
      paidAt: new Date(paidMs).toISOString(),
      takenAt: new Date(takenMs).toISOString(),
    },
  };
}

const shows = (spec: Partial<ReceiptSpec>): Make => {
  return (honest) => ({ spec: { ...honest.spec, ...spec } });
};

/** Layouts that show every fact, so that nothing but the forged one makes the receipt doubtful. */
const tellAll = ['stackedRows', 'ticket', 'table', 'statement'] as const;

const forgeries: Record<FalseKind, Make> = {
  'lower sum': ({ spec, askedSom }, chance) => {
    const amount = pick(chance, [askedSom - 1, askedSom - 1000, Math.round(askedSom / 10), Math.round(askedSom * 0.7)]);
    return { spec: { ...spec, amount, fee: spec.fee === null ? null : 0 } };
  },
  'sum painted over': ({ spec, askedSom }, chance) => {
    const amount = Math.round(askedSom / pick(chance, [2, 5, 10]));
    return {
      spec: { ...spec, layout: pick(chance, tellAll), amount, fee: Math.round(amount / 100) },
      paintedSom: askedSom,
    };
  },
  'another card': ({ spec }, chance) => {
    const receiverCard = `${pick(chance, ['860000', '986000'])}000000${between(chance, 3500, 9999)}`;
    return { spec: { ...spec, receiverCard } };
  },
  'another name, same tail': ({ spec }, chance) => ({
    spec: {
      ...spec,
      receiverCard: '9860000000003456',
      receiverName: pick(chance, ['JASUR KARIMOV', 'DILSHOD TOSHEV']),
    },
  }),
  'older than the order': ({ spec, orderAgeMs }, chance) => {
    const minutes = pick(chance, [between(chance, 4, 59), between(chance, 60, 1400), between(chance, 1440, 400_000)]);
    const paidMs = epoch.getTime() - orderAgeMs - minutes * minuteMs;
    return { spec: { ...spec, paidAt: new Date(paidMs).toISOString() } };
  },
  'picture of another customer': ({ spec }) => shownBefore('other customer, paid', spec, { isSameFile: true }),
  'number of another customer': ({ spec, askedSom }, chance) => {
    const theirs = { ...spec, amount: askedSom - between(chance, 1, 9) * 1000, layout: pick(chance, tellAll) };
    // Redrawn with the right sum and a fresh time; the number was left.
    return {
      ...shownBefore('other customer, paid', theirs),
      spec: { ...theirs, amount: askedSom, seed: spec.seed + 1 },
    };
  },
  'number retouched by a digit': ({ spec }, chance) => {
    const own = { ...spec, layout: pick(chance, tellAll), reference: `7${between(chance, 10_000_000, 99_999_999)}4` };
    const reference = `${own.reference.slice(0, -1)}${pick(chance, ['1', '7', '9'])}`;
    return { ...shownBefore('other customer, paid', own), spec: { ...own, reference } };
  },
  'one transfer for two orders': ({ spec }, chance) =>
    shownBefore('himself, open', spec, { isSameFile: chance() < 0.5 }),
  'cut to the sum': ({ spec }) => ({ spec, isCut: true, wear: 'screenshot' }),
  'still pending': shows({ status: 'pending' }),
  failed: shows({ status: 'failed' }),
  'the form before': shows({ status: 'form' }),
  'saved by an editor': ({ spec }) => ({ spec, software: 'Adobe Photoshop 25.0 (Windows)', wear: 'screenshot' }),
  'another currency': shows({ currency: 'USD' }),
  'fee taken from the sum': ({ spec, askedSom }, chance) => {
    const amount = Math.floor(askedSom / pick(chance, [1.005, 1.01, 1.011]));
    return { spec: { ...spec, layout: pick(chance, ['bigSum', ...tellAll] as const), amount, fee: askedSom - amount } };
  },
  'invented number': ({ spec }, chance) => ({ spec: { ...spec, reference: `${between(chance, 1e9, 9e9)}` } }),
};

const honesty: Record<HonestKind, Make> = {
  plain: ({ wear }, chance) => ({ wear: wear === 'screenshot' && chance() < 0.1 ? pick(chance, wears) : wear }),
  'sent twice': ({ spec }) => shownBefore('himself, same order', spec),
  'renewed after expiry': ({ spec }) => shownBefore('himself, expired', spec, { isSameFile: true }),
};

function shownBefore(by: Before, spec: ReceiptSpec, { isSameFile = false } = {}): Change & { spec: ReceiptSpec } {
  return { spec, before: { by, spec, isSameFile } };
}

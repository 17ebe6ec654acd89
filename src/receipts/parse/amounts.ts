import { fact, type Fact } from './fact.ts';
import type { NamedSum, SumKind } from './money-lines.ts';

/** The money of a receipt. */
export interface Amounts {
  amount: Fact<number> | null;
  fee: Fact<number> | null;
  total: Fact<number> | null;
  currency: Fact<string> | null;
}

// Fees of transfers from card to card, as a share of the amount; the highest that a total may hold.
const feeRates = [0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.0075, 0.008, 0.009, 0.01, 0.011, 0.012, 0.015];
const highestFee = 0.03;
// More is no fee, but a sum that stands near the word.
const mostFee = 0.2;
// One print alone is never certain: a single digit may be read wrong and leave no trace.
const onePrint = 0.85;
const mark = { checked: 0.97, twice: 0.95, unnamed: 0.7, unsure: 0.5, disputed: 0.4 };

/** Tells amount, fee and total apart, and how far they bear each other out. */
export function findAmounts(sums: readonly NamedSum[]): Amounts {
  const main = sums.filter(({ currency }) => currency === null || currency === currencyOf(sums)?.value);
  const highest = Math.max(0, ...main.filter(({ kind }) => kind !== 'fee').map(({ value }) => value));
  const fee = bestOf(
    main.filter(({ kind, value }) => kind === 'fee' && value <= highest * mostFee),
    'fee',
  );
  const total = bestOf(main, 'total');
  const amount = amountOf(main, fee, total);
  return {
    amount,
    fee: fee && fact(fee.value, 0.9 * fee.tidy),
    total:
      total && fact(total.value, isSumOf(total.value, amount?.value, fee?.value) ? mark.twice : onePrint * total.tidy),
    currency: currencyOf(sums),
  };
}

function amountOf(sums: readonly NamedSum[], fee: NamedSum | null, total: NamedSum | null): Fact<number> | null {
  const net = bestOf(sums, 'net');
  if (net) return fromNet(net, sums, fee, total);
  const bare = barest(sums);
  if (total && fee && fee.value < total.value * highestFee) return fromTotal(total, fee, sums);
  if (bare && fee) return fromBare(bare, fee, sums);
  const alone = total ?? bare;
  if (!alone) return null;
  const others = sums.filter(({ value, kind }) => kind !== 'fee' && value !== alone.value);
  return fact(alone.value, (others.length > 0 ? mark.unsure : mark.unnamed) * alone.tidy);
}

/** A labelled amount, borne out by the fee and the total, or by a second print of it. */
function fromNet(net: NamedSum, sums: readonly NamedSum[], fee: NamedSum | null, total: NamedSum | null): Fact<number> {
  const others = sums.filter((sum) => sum !== net);
  const nets = others.filter(({ kind }) => kind === 'net');
  const whole = [total, ...others.filter(({ kind }) => kind === 'bare')].filter((sum) => sum !== null);
  // A digit that is wrong in both is seen by the fee, which is then no usual share of the amount.
  if (fee && fee.value > 0 && whole.some(({ value }) => isSumOf(value, net.value, fee.value)))
    return fact(net.value, rateOf(net.value, fee.value) ? mark.checked : 0.8);
  const mended = mendedBy(net, fee, total, whole);
  if (mended) return mended;
  const isTwice = others.some(({ value, kind }) => value === net.value && kind !== 'fee');
  const isDisputed = nets.some(({ value }) => value !== net.value) || (total !== null && total.value < net.value);
  if (isDisputed) return fact(net.value, isTwice ? mark.unsure : mark.disputed);
  if (fee && fee.value > 0 && looksLikeTotal(net.value, fee.value)) return fact(net.value, mark.unsure);
  if (isTwice) return fact(net.value, twice(net, others, fee, total));
  const differs = whole.some(({ value }) => !isPlausibleTotal(value, net.value));
  const base = differs ? mark.unsure : net.plain ? onePrint : mark.unnamed;
  return fact(net.value, base * net.tidy - (net.currency === null && !net.grouped ? 0.1 : 0));
}

/** Two prints in different sizes are rarely read wrong in the same way; two of the same size sometimes are. */
function twice(net: NamedSum, others: readonly NamedSum[], fee: NamedSum | null, total: NamedSum | null): number {
  if (fee && fee.value > 0 && !rateOf(net.value, fee.value)) return mark.unnamed;
  if (total && fee && fee.value > 0 && total.value !== net.value) return mark.unnamed;
  return others.some(({ value, kind }) => value === net.value && kind === 'bare') ? mark.twice : onePrint + 0.03;
}

/** Another print fits fee and total where the labelled one does not: a digit of that one was read wrong. */
function mendedBy(
  net: NamedSum,
  fee: NamedSum | null,
  total: NamedSum | null,
  whole: readonly NamedSum[],
): Fact<number> | undefined {
  if (!fee || !total || total.value <= net.value * 0.5) return undefined;
  const right = whole.find(({ value }) => value !== net.value && isSumOf(total.value, value, fee.value));
  return right && fact(right.value, fee.value > 0 ? 0.8 : mark.unsure);
}

function fromTotal(total: NamedSum, fee: NamedSum, sums: readonly NamedSum[]): Fact<number> {
  const value = cents(total.value - fee.value);
  if (fee.value > 0 && sums.some((sum) => sum.kind === 'bare' && sum.value === value))
    return fact(value, rateOf(value, fee.value) ? mark.twice : 0.8);
  const again = sums.some((sum) => sum !== total && sum.kind === 'bare' && sum.value === total.value);
  const isRound = fee.value === 0 || rateOf(value, fee.value);
  return fact(value, (again && isRound ? 0.88 : isRound ? 0.8 : 0.6) * Math.min(total.tidy, fee.tidy));
}

/** An unnamed sum may hold the fee or not: a fee that is a usual share of it tells. */
function fromBare(bare: NamedSum, fee: NamedSum, sums: readonly NamedSum[]): Fact<number> {
  const bares = sums.filter(({ kind }) => kind === 'bare');
  if (fee.value === 0) {
    const isTwice = bares.filter(({ value }) => value === bare.value).length > 1;
    return fact(bare.value, isTwice ? 0.92 : 0.8 * bare.tidy);
  }
  const pair = bares.find(({ value }) => bares.some((other) => isSumOf(other.value, value, fee.value)));
  if (pair) return fact(pair.value, rateOf(pair.value, fee.value) ? 0.92 : 0.8);
  if (looksLikeTotal(bare.value, fee.value)) return fact(cents(bare.value - fee.value), mark.unnamed * bare.tidy);
  return fact(bare.value, (rateOf(bare.value, fee.value) ? mark.unnamed : mark.unsure) * bare.tidy);
}

function bestOf(sums: readonly NamedSum[], kind: SumKind): NamedSum | null {
  const own = sums.filter((sum) => sum.kind === kind);
  const times = (sum: NamedSum): number => sums.filter(({ value }) => value === sum.value).length - 1;
  return own.toSorted((one, other) => clearness(other) + times(other) - clearness(one) - times(one))[0] ?? null;
}

function clearness({ tidy, plain, currency }: NamedSum): number {
  return tidy + (plain ? 0.5 : 0) + (currency === null ? 0 : 0.3);
}

/** The sum of the header: with a currency, printed most often, first. */
function barest(sums: readonly NamedSum[]): NamedSum | null {
  const bares = sums.filter(({ kind }) => kind === 'bare');
  const weight = (sum: NamedSum): number =>
    sum.tidy + (sum.currency === null ? 0 : 1) + bares.filter(({ value }) => value === sum.value).length;
  return bares.toSorted((one, other) => weight(other) - weight(one) || one.line - other.line)[0] ?? null;
}

/** The currency that most sums have. */
function currencyOf(sums: readonly NamedSum[]): Fact<string> | null {
  const all = sums.flatMap(({ currency }) => currency ?? []);
  const times = (code: string): number => all.filter((other) => other === code).length;
  const first = all.toSorted((one, other) => times(other) - times(one))[0];
  return first === undefined ? null : fact(first, times(first) === all.length ? 0.95 : 0.6);
}

function isSumOf(total: number, amount: number | undefined, fee: number | undefined): boolean {
  return amount !== undefined && fee !== undefined && Math.abs(total - amount - fee) < 0.011;
}

function isPlausibleTotal(total: number, net: number): boolean {
  return total >= net && total <= net * (1 + highestFee);
}

function looksLikeTotal(sum: number, fee: number): boolean {
  return !rateOf(sum, fee) && rateOf(sum - fee, fee);
}

/** Whether the fee is a usual share of the amount, rounded to whole so'm or finer. */
function rateOf(amount: number, fee: number): boolean {
  return feeRates.some((rate) => Math.abs(amount * rate - fee) <= 1);
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

import { noFacts, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { fact, type Fact } from './fact.ts';
import type { Mark } from './labels.ts';

const enough = { amount: 0.7, status: 0.6, other: 0.6 };
// Looks at one picture tend to err in the same way, so what they agree on is surer, but not certain by that alone.
const agreed = 0.88;
const disputed = 0.6;
// A sum that fits fee and total stands against another reading of it.
const proven = 0.97;

/**
 * Whether nothing that matters is doubtful, so that a further look at the picture would be in vain. `named` are the
 * marks of what was read; once all that is written was looked at, what none of them speaks of is not missed.
 */
export function isSure(facts: ReceiptFacts, named?: ReadonlySet<Mark>, isAllSeen = false): boolean {
  const { amount, status, paidAt, reference, receiverLast4, senderLast4 } = facts;
  if (!isAtLeast(amount, enough.amount) || !isAtLeast(status, enough.status)) return false;
  // The screen before a transfer has neither a time nor a number of it.
  if (status?.value === 'form') return true;
  const isAbsent = (found: Fact<unknown> | null, ...names: Mark[]): boolean =>
    found === null && isAllSeen && !names.some((name) => named?.has(name));
  const isPayersOwn = receiverLast4 === null && !named?.has('receiver');
  const hasCard =
    isAtLeast(receiverLast4, enough.other) ||
    (isPayersOwn && isAtLeast(senderLast4, isAllSeen ? enough.other : 0.9)) ||
    isAbsent(receiverLast4 ?? senderLast4, 'card', 'sender', 'receiver');
  return (
    hasCard &&
    (isAtLeast(paidAt, enough.other) || isAbsent(paidAt, 'date', 'time')) &&
    (isAtLeast(reference, enough.other) || isAbsent(reference, 'reference', 'number'))
  );
}

/**
 * What a look says that was, but for some places, the one before: the later one, where it says anything. Where they
 * differ, the places were looked at twice, and neither is believed fully.
 */
export function refined(before: ReceiptFacts, later: ReceiptFacts): ReceiptFacts {
  const status = statusOf([before, later]);
  const [reference, paidAt] = [later.reference ?? before.reference, later.paidAt ?? before.paidAt];
  return {
    ...later,
    amount: differing(before.amount, later.amount),
    fee: later.fee ?? before.fee,
    total: later.total ?? before.total,
    currency: later.currency ?? before.currency,
    receiverLast4: differing(before.receiverLast4, later.receiverLast4),
    receiverName: later.receiverName ?? before.receiverName,
    senderLast4: later.senderLast4 ?? before.senderLast4,
    paidAt,
    reference,
    status: status?.value === 'form' && (reference ?? paidAt) !== null ? null : status,
  };
}

function differing<T extends string | number>(before: Fact<T> | null, later: Fact<T> | null): Fact<T> | null {
  if (!before || !later) return later ?? before;
  if (before.value !== later.value) return best([before, later]);
  return surer(before, later);
}

/** What several looks at one receipt say together: each fact from the surest look, surer where they agree. */
export function bestOf(looks: readonly ReceiptFacts[]): ReceiptFacts {
  const [first] = looks;
  if (!first || looks.length === 1) return first ?? noFacts;
  const reference = best(looks.map((look) => look.reference));
  const paidAt = best(
    looks.map((look) => look.paidAt),
    (value) => value.slice(0, 16),
  );
  const status = statusOf(looks);
  return {
    amount: best(looks.map((look) => look.amount)),
    fee: best(looks.map((look) => look.fee)),
    total: best(looks.map((look) => look.total)),
    currency: best(looks.map((look) => look.currency)),
    receiverLast4: best(looks.map((look) => look.receiverLast4)),
    receiverName: best(looks.map((look) => look.receiverName)),
    senderLast4: best(looks.map((look) => look.senderLast4)),
    paidAt,
    reference,
    status: status?.value === 'form' && (reference ?? paidAt) !== null ? null : status,
    provider: best(looks.map((look) => look.provider)),
    editedBy: looks.find(({ editedBy }) => editedBy !== null)?.editedBy ?? null,
  };
}

function isAtLeast(found: Fact<unknown> | null, least: number): boolean {
  return found !== null && found.confidence >= least;
}

interface Group<T> {
  surest: Fact<T>;
  count: number;
}

function best<T extends string | number>(
  found: readonly (Fact<T> | null)[],
  sameness: (value: T) => string | T = (value) => value,
): Fact<T> | null {
  const groups = new Map<string | T, Group<T>>();
  for (const one of found) {
    if (!one) continue;
    const group = groups.get(sameness(one.value));
    if (!group) groups.set(sameness(one.value), { surest: one, count: 1 });
    else groups.set(sameness(one.value), { surest: surer(group.surest, one), count: group.count + 1 });
  }
  const weight = ({ surest, count }: Group<T>): number => surest.confidence + 0.1 * (count - 1);
  const [leading, next] = [...groups.values()].toSorted((one, other) => weight(other) - weight(one));
  if (!leading) return null;
  const { surest, count } = leading;
  if (next && next.surest.confidence >= disputed && surest.confidence < proven)
    return fact(surest.value, Math.min(surest.confidence, count > 1 ? 0.75 : disputed));
  return count > 1
    ? fact(surest.value, Math.max(surest.confidence, Math.min(agreed, surest.confidence + 0.1)))
    : surest;
}

function surer<T>(one: Fact<T>, other: Fact<T>): Fact<T> {
  return other.confidence > one.confidence ? other : one;
}

/** A look that says more than a button goes before one that saw the buttons alone; of two states, the worse one. */
function statusOf(looks: readonly ReceiptFacts[]): ReceiptFacts['status'] {
  const all = looks.flatMap(({ status }) => status ?? []);
  const told = all.filter(({ value }) => value !== 'form' && value !== 'unknown');
  if (told.length === 0) return best(all);
  const worst = (['failed', 'pending'] as const).find((value) => told.some((status) => status.value === value));
  const isOne = told.every(({ value }) => value === told[0]?.value);
  return worst && !isOne ? fact(worst, disputed) : best(told);
}

import { clockOf, maskForm, printTime, sumForm } from './print-forms.ts';
import type { ReceiptSpec, ReceiptTruth } from './receipt-spec.ts';
import { pick, seeded, type Chance } from './seeded.ts';
import { formWords, providerNames, words, type FieldName } from './words.ts';

export interface PrintedField {
  label: string;
  value: string;
}

/** Words of one receipt. What is taken from it counts as shown, so the truth follows from the layout by itself. */
export interface Printer {
  /** Undefined where the receipt has nothing to say, e.g. no fee. */
  field(name: FieldName): PrintedField | undefined;
  fields(names: readonly FieldName[]): PrintedField[];
  /** The big line that says what became of the transfer. */
  title(): string;
  kind: string;
  again: string;
  share: string;
  close: string;
  send: string;
  balance: string;
  /** Hours and minutes of the phone. */
  phoneClock: string;
  sample: string;
  truth(): ReceiptTruth;
}

type Fact = Partial<ReceiptTruth>;
type Printed = Record<FieldName, { value: string; fact: Fact } | undefined>;

const apostrophes = ['ʻ', "'", '’', '‘', '`'];

export function createPrinter(spec: ReceiptSpec): Printer {
  const chance = seeded(spec.seed);
  const said = words[spec.writing];
  const apostrophe = pick(chance, apostrophes);
  const spelled = (text: string) => text.replaceAll('ʻ', apostrophe);
  const titles = { success: '', pending: '', failed: '', form: '' };
  for (const status of ['success', 'pending', 'failed', 'form'] as const)
    titles[status] = spelled(pick(chance, said.titles[status]));
  const printed = printAll(chance, spec, titles[spec.status]);
  const labels = labelAll(chance, spec, spelled);
  const around = aroundOf(chance, spec, spelled);
  let shown: Fact = {};
  const field = (name: FieldName) => {
    const found = printed[name];
    if (!found) return undefined;
    shown = { ...shown, ...found.fact };
    return { label: labels[name], value: spelled(found.value) };
  };
  return {
    ...around,
    field,
    fields: (names) => names.flatMap((name) => field(name) ?? []),
    title() {
      shown = { ...shown, status: spec.status };
      return titles[spec.status];
    },
    truth: () => truthOf(spec, shown),
  };
}

/** Words of the page that tell nothing of the transfer. */
function aroundOf(chance: Chance, spec: ReceiptSpec, spelled: (text: string) => string) {
  const said = words[spec.writing];
  return {
    kind: spelled(pick(chance, said.kind)),
    again: said.again,
    share: said.share,
    close: said.close,
    send: spelled(pick(chance, formWords[spec.writing].send)),
    balance: formWords[spec.writing].balance,
    phoneClock: clockOf(new Date(spec.takenAt)),
    sample: spec.isSample ? 'NAMUNA · SAMPLE' : '',
  };
}

function printAll(chance: Chance, spec: ReceiptSpec, title: string): Printed {
  const sum = sumForm(chance, spec.writing, spec.currency);
  const mask = maskForm(chance);
  const time = printTime(chance, spec.writing, new Date(spec.paidAt), new Date(spec.takenAt));
  const name = pick(chance, providerNames[spec.provider] ?? [spec.provider]);
  const { fee, amount, currency } = spec;
  const total = fee === null ? null : Math.round((amount + fee) * 100) / 100;
  return {
    amount: { value: sum(amount), fact: { amount, currency } },
    fee: fee === null ? undefined : { value: sum(fee), fact: { fee, currency } },
    // The amount follows from total and fee, so it counts as shown.
    total: total === null ? undefined : { value: sum(total), fact: { total, amount, currency } },
    receiverCard: { value: mask(spec.receiverCard), fact: { receiverLast4: spec.receiverCard.slice(-4) } },
    receiverName: { value: spec.receiverName, fact: { receiverName: spec.receiverName } },
    senderCard: { value: mask(spec.senderCard), fact: { senderLast4: spec.senderCard.slice(-4) } },
    paidAt: { value: time.text, fact: { paidAt: time.value } },
    reference: { value: spec.reference, fact: { reference: spec.reference.replaceAll(' ', '') } },
    status: { value: title, fact: { status: spec.status } },
    provider: { value: name, fact: { provider: spec.provider } },
  };
}

function labelAll(chance: Chance, spec: ReceiptSpec, spelled: (text: string) => string): Record<FieldName, string> {
  const { labels } = words[spec.writing];
  const label = (name: FieldName) => spelled(pick(chance, labels[name]));
  const receiverCard = label('receiverCard');
  const names = labels.receiverName.map((text) => spelled(text)).filter((text) => text !== receiverCard);
  return {
    amount: label('amount'),
    fee: label('fee'),
    total: label('total'),
    receiverCard,
    receiverName: pick(chance, names),
    senderCard: label('senderCard'),
    paidAt: label('paidAt'),
    reference: label('reference'),
    status: label('status'),
    provider: label('provider'),
  };
}

function truthOf(spec: ReceiptSpec, shown: Fact): ReceiptTruth {
  return {
    amount: null,
    fee: null,
    total: null,
    currency: null,
    receiverLast4: null,
    receiverName: null,
    senderLast4: null,
    paidAt: null,
    reference: null,
    status: null,
    // A paper cheque is known by its form.
    provider: spec.layout === 'cheque' ? 'cheque' : null,
    ...shown,
  };
}

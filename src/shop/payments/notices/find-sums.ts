/** A sum of money in a notice, and what it is there for. */
export interface FoundSum {
  amount: number;
  /** ISO 4217; undefined where none stands beside it. */
  currency: string | undefined;
  sign: '+' | '-' | undefined;
  role: 'moved' | 'balance' | 'fee' | 'other';
}

const number = String.raw`\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+(?:[.,]\d{1,2})?(?!\d|[.,]\d)`;
const currency = String.raw`uzs|usd|eur|rub|kzt|gbp|som(?:ga|ni|lik|dan)?|sum(?:ov)?|rubl(?:ey|ya)?|dollar|\$|€|₽`;
const sums = new RegExp(
  String.raw`(?<sign>[+➕➖−](?:\s?)|(?<![^\s:])-|(?<=^|\n)-\s)?(?<before>(?:uzs|usd|eur|rub|\$|€|₽)\s?)?(?<![\d.,])(?<number>${number})(?:\s?(?<after>${currency})(?![a-z]))?`,
  'g',
);

const currencies: readonly [sign: RegExp, code: string][] = [
  [/^(?:usd|\$|dollar)/, 'USD'],
  [/^(?:eur|€)/, 'EUR'],
  [/^(?:rub|₽)/, 'RUB'],
  [/^kzt/, 'KZT'],
  [/^gbp/, 'GBP'],
];

const labels: readonly [role: FoundSum['role'], words: RegExp][] = [
  ['fee', /komiss|commission|\bfee\b|xizmat haqi|vositachilik/],
  ['balance', /balans|balance|\bbal\b|dostup|ostatok|ostalos|qoldi[qg]|qoldi\b|mavjud|availab|\bavail\b|mablag|💰|🏦/],
  ['other', /limit|keshb[ea]k|cashback|kurs|\bball\b|\bjami\b|itogo|\btotal\b|qarz|zadoljen|ovozi/],
];
const sumLabel = /(?:summa(?:si)?|\bsum|amount|miqdori?)[\s:=-]*$/;
const numberLabel = /(?:\bref\w*|\brrn|\bid|\bno|chek|terminal|\btrn|kod\w*|raqam\w*|tel\w*|\binn|\bmfo)[\s.:#-]*$/;

/**
 * All sums of a folded text from which dates and card numbers were taken out, in their order. Both ways of writing are
 * known: `3.300.000,00` and `220 118.00`. A number counts as money by its currency, its sign, its label, its cents or its
 * thousands; where there is none like this, by its length.
 */
export function findSums(text: string): FoundSum[] {
  const found = read(text, isMoney);
  return found.some(({ role }) => role === 'moved') ? found : read(text, isLong);
}

interface Candidate {
  number: string;
  unit: string | undefined;
  sign: FoundSum['sign'];
  /** What stands before it, from the last line break or sum on. */
  before: string;
}

function read(text: string, counts: (candidate: Candidate) => boolean): FoundSum[] {
  const found: FoundSum[] = [];
  let end = 0;
  for (const match of text.matchAll(sums)) {
    const { groups = {}, index } = match;
    const unit = groups['before']?.trim() ?? groups['after'];
    const before = labelBefore(text.slice(end, index));
    const candidate = { number: groups['number'] ?? '', unit, sign: signOf(groups['sign']), before };
    if (!counts(candidate)) continue;
    end = index + match[0].length;
    found.push(sumOf(candidate, labelAfter(text.slice(end))));
  }
  return found;
}

function sumOf({ number: written, unit, sign, before }: Candidate, after: string): FoundSum {
  const role = roleOf(before) ?? (before.trim() === '' ? roleOf(after) : undefined) ?? 'moved';
  return { amount: amountOf(written), currency: unit && currencyOf(unit), sign, role };
}

function isMoney({ number: written, unit, sign, before }: Candidate): boolean {
  if (unit !== undefined || sign !== undefined || sumLabel.test(before)) return true;
  if (numberLabel.test(before)) return false;
  return /[.,]\d{2}$/.test(written) || /\d[ .,]\d{3}/.test(written) || roleOf(before) === 'balance';
}

function isLong(candidate: Candidate): boolean {
  const digits = candidate.number.length;
  return isMoney(candidate) || (digits >= 4 && digits <= 9 && !numberLabel.test(candidate.before));
}

function labelBefore(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf(';')) + 1);
}

/** A label behind its sum, up to the end of the line or the next number. */
function labelAfter(text: string): string {
  return /^[^\n;,.\d]*(?=[\n;,.]|$)/.exec(text)?.[0] ?? '';
}

/** The last label counts: it stands nearest to the sum. */
function roleOf(text: string): FoundSum['role'] | undefined {
  if (sumLabel.test(text)) return 'moved';
  const places = labels.map(([role, words]) => ({ role, at: text.search(words) })).filter(({ at }) => at >= 0);
  return places.toSorted((a, b) => b.at - a.at)[0]?.role;
}

function signOf(sign: string | undefined): FoundSum['sign'] {
  if (sign === undefined) return undefined;
  return /[+➕]/.test(sign) ? '+' : '-';
}

function currencyOf(unit: string): string {
  return currencies.find(([sign]) => sign.test(unit))?.[1] ?? 'UZS';
}

function amountOf(written: string): number {
  const [, whole = '', cents = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(written) ?? [];
  return Number(`${whole.replaceAll(/\D/g, '')}.${cents === '' ? '0' : cents}`);
}

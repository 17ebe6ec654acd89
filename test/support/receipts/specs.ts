import {
  drawnProviders,
  receiptLayouts,
  receiptThemes,
  receiptWritings,
  type ReceiptSpec,
  type ReceiptWriting,
} from '#src/playground/receipts/receipt-spec.ts';
import { between, pick, type Chance } from '#src/playground/receipts/seeded.ts';

const latin = ['DILNOZA KARIMOVA', 'AZIZ TURSUNOV', 'MALIKA R.', 'SARDOR YULDASHEV', 'NIGORA X.', 'BEKZOD ALIYEV'];
const cyrillic = ['ДИЛНОЗА КАРИМОВА', 'АЗИЗ ТУРСУНОВ', 'МАЛИКА Р.', 'САРДОР ЙЎЛДОШЕВ', 'НИГОРА Х.'];
const bins = ['860000', '986000', '561400', '860012', '986012'];

const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => between(chance, 0, 9)).join('');
const card = (chance: Chance) => `${pick(chance, bins)}0000${digits(chance, 6)}`;

function reference(chance: Chance): string {
  const hex = (count: number) => Array.from({ length: count }, () => between(chance, 0, 15).toString(16)).join('');
  return pick(chance, [
    () => `${between(chance, 1, 9)}${digits(chance, 9)}`,
    () => `${between(chance, 1, 9)}${digits(chance, 11)}`,
    () => `${between(chance, 1, 9)}${digits(chance, 7)}`,
    () => hex(24),
    () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  ])();
}

/** What a shop asks: a round price with a tail, rarely something odd. */
function amount(chance: Chance): number {
  const price = between(chance, 12, 1800) * 1000;
  const roll = chance();
  if (roll < 0.7) return price + between(chance, 1, 499);
  return roll < 0.95 ? price : price + 0.5;
}

function fee(chance: Chance, net: number): number | null {
  const roll = chance();
  if (roll < 0.3) return null;
  if (roll < 0.6) return 0;
  return Math.round(net * pick(chance, [0.005, 0.01, 0.011]));
}

const inCyrillic = (writing: ReceiptWriting) => writing === 'ru' || writing === 'uz-cyrillic';

/** A receipt of an honest, finished transfer; layouts and writings come in turn, everything else by chance. */
export function honestSpec(chance: Chance, index: number): ReceiptSpec {
  const layout = receiptLayouts[index % receiptLayouts.length] ?? 'bigSum';
  const writing =
    receiptWritings[(index + Math.floor(index / receiptLayouts.length)) % receiptWritings.length] ?? 'uz-latin';
  const theme = pick(chance, receiptThemes);
  const net = amount(chance);
  const paidAt = Date.UTC(2026, between(chance, 0, 11), between(chance, 1, 28), 0, 0, between(chance, 0, 86_399));
  const taken = paidAt + between(chance, 5, pick(chance, [120, 3600, 90_000])) * 1000;
  return {
    layout,
    theme: layout === 'cheque' ? 'light' : theme,
    writing,
    provider: pick(chance, drawnProviders),
    status: 'success',
    amount: net,
    fee: fee(chance, net),
    currency: 'UZS',
    receiverCard: card(chance),
    receiverName: pick(chance, inCyrillic(writing) && chance() < 0.3 ? cyrillic : latin),
    senderCard: card(chance),
    paidAt: new Date(paidAt).toISOString(),
    takenAt: new Date(taken).toISOString(),
    reference: reference(chance),
    seed: between(chance, 0, 2 ** 30),
    isSample: false,
  };
}

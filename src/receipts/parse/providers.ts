import type { receiptProviders } from '#src/shop/payments/receipt-facts.ts';
import { fact, type Fact } from './fact.ts';
import { isLike, patternOf } from './fold.ts';
import type { Line } from './lines.ts';

type Provider = (typeof receiptProviders)[number];

// The first that a text names counts: names of apps before names of banks, and those before kinds of cards.
const names: readonly [provider: Provider, words: string][] = [
  ['payme', 'payme пэйми пейми'],
  ['click', 'click клик'],
  ['uzum', 'uzum узум'],
  ['paynet', 'paynet пайнет'],
  ['apelsin', 'apelsin апельсин'],
  ['anorbank', 'anorbank anor анорбанк анор'],
  ['tbc', 'tbc тбс тбц'],
  ['alif', 'alif алиф alifmobi'],
  [
    'bank',
    'bank* банк* kapitalbank капиталбанк hamkorbank хамкорбанк ipotekabank ипотекабанк agrobank агробанк xalqbank халкбанк aloqabank алокабанк asakabank асакабанк infinbank инфинбанк trastbank трастбанк turonbank туронбанк davrbank даврбанк mkbank octobank универсалбанк',
  ],
  ['cheque', 'terminal терминал kassa касса kassir кассир fiskal* фискал* cheque'],
];
const cardKinds = ['humo', 'хумо'].map(patternOf);

/** The app or bank that made the receipt. */
export function findProvider(lines: readonly Line[]): Fact<Provider> | null {
  const all = lines.map(({ words }) => words);
  for (const [provider, words] of names) {
    const wanted = words.split(' ').map(patternOf);
    const at = all.findIndex((line) => line.some(({ look }) => wanted.some((pattern) => isLike(look, pattern))));
    if (at >= 0) return fact(provider, at < 4 || at > lines.length - 4 ? 0.9 : 0.7);
  }
  // A card is of HUMO in the receipts of every app.
  const isHumo = all.some((line, at) => {
    return (
      line.some(({ look }) => cardKinds.some((pattern) => isLike(look, pattern))) &&
      !/\d{4}/.test(lines[at]?.text ?? '')
    );
  });
  return isHumo ? fact('humo', 0.6) : null;
}

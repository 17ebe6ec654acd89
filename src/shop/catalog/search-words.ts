import { withoutAddresses } from '../web-address.ts';
import { foldWords } from './fold-words.ts';

// Words that ask about a thing and do not name it; folded.
const questionWords = new Set(
  `narxi narhi narchi narx nechi nechpul nech necha pul nchpul qancha qanca qanchadan qanchaga turadi tushadi boladi
  bormi bomi bor mi shu bu qoldimi qolganmi kerak menga olaman olmoqchiman bering ber iltimos salom assalomu alaykum
  qanaqa qanday haqida sizda sizlarda ekan edi va yoki ham uchun bilan dona ta
  price how much is it are do you have the a an for of in any stock cost i want need please hello hi show me some
  skolko stoit pochem pochom tsena est li u vas yest hochu nujen nujna mne i dlya
  kancha kanca karcha sena`
    .split(/\s+/u)
    .filter(Boolean),
);

// Longest first; what remains must still name something.
const endings = (
  'laringizning laringizni laringiz larining larimiz larning lardan larni larga larda laring larim lari ' +
  'ingiz imiz ning lar dan ni ga da mi im la'
).split(' ');
const shortestStem = 4;

/**
 * What a customer looks for, as beginnings of words to be compared with `searchableText`:
 * question words and case, plural and possessive endings are gone. Empty when nothing names a thing.
 */
export function searchWords(text: string): string[] {
  const words = foldWords(withoutAddresses(text))
    .split(' ')
    .filter((word) => word !== '' && !questionWords.has(word));
  return [...new Set(words.map((word) => soundsLike(withoutEndings(word))))].slice(0, 8);
}

/** The words of a product in the form in which they are stored and searched. */
export function searchableText(texts: readonly string[]): string {
  const words = texts.flatMap((text) => foldWords(text).split(' ')).filter(Boolean);
  return [...new Set(words.map(soundsLike))].join(' ');
}

function withoutEndings(word: string): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= shortestStem);
  if (ending) return withoutEndings(word.slice(0, -ending.length));
  // A last vowel or the English s: krossovka and krossovki, shoe and shoes.
  return word.length > shortestStem ? word.replace(/[aeious]$/u, '') : word;
}

// People mix these up, most of all on a Russian keyboard: қора and кора, кўйлак and куйлак, xaki and haki.
function soundsLike(word: string): string {
  return word
    .replaceAll('q', 'k')
    .replaceAll('o', 'u')
    .replaceAll(/(?<![sc])h/gu, 'x');
}

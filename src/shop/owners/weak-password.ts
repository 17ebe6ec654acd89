import { foldWords } from '../catalog/fold-words.ts';
import { lengthOf } from '../clean-text.ts';
import { parsePhone } from '../phone.ts';
import { longestPassword } from './password.ts';

/** Fewest characters of a password. */
export const shortestPassword = 12;

export type Weakness = 'too_short' | 'too_long' | 'common' | 'repeated' | 'sequence' | 'number' | 'shop_name';

// With digits, marks and each other these make up the lists of passwords that are tried first.
const commonWords = (
  'password passwd pass parol parolim maxfiy mahfiy kalit admin administrator root user login test guest owner ega ' +
  'egasi boss master welcome letmein access secret changeme default hello salom assalomu alaykum qwerty qwertyuiop ' +
  'qwert asdfgh asdf zxcvbn zxcvbnm qazwsx iloveyou love sevgi sevgilim jonim azizam onajon dadajon oila bolam ' +
  'dragon monkey football futbol baseball superman batman pokemon shadow sunshine princess princes star ninja ' +
  'killer hunter ranger soccer hockey summer winter spring autumn january february march april may june july august ' +
  'uzbekistan ozbekiston uzbek ozbek toshkent tashkent samarqand samarkand buxoro bukhara andijon fargona namangan ' +
  'xorazm termiz navoiy qarshi nukus vatan vatanim dokon dokonim magazin market bozor shop shopping store sotuv ' +
  'savdo biznes business company office telegram instagram facebook google youtube internet online computer ' +
  'kompyuter mobile telefon phone samsung apple iphone android windows privet parolparol zvezda lyubov solnishko ' +
  'moskva rossiya russia america england mother father family friend freedom flower cookie cheese chocolate banana ' +
  'orange pepper ginger coffee money pul boylik million dollar diamond silver golden gold tiger lion eagle ' +
  'ali vali aziz aziza malika sardor jasur bobur temur amir nodira gulnora dilnoza madina zilola shahzod sherzod ' +
  'michael jordan jennifer jessica charlie thomas robert daniel andrew george matthew michelle ashley amanda nicole ' +
  'the my is and men mening bu new top best super mega pro vip one two three bir ikki uch abc xyz'
).split(' ');
const common = new Set(commonWords);

const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'йцукенгшщзхъфывапролджэячсмитьбю',
];
const lookAlikes: { [mark: string]: string } = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
  '!': 'i',
  '1': 'i',
};

/** Why this password would soon be guessed; undefined when it is good. No rule asks for digits or marks. */
export function weaknessOf(password: string, shopNames: readonly string[] = []): Weakness | undefined {
  if (lengthOf(password) < shortestPassword) return 'too_short';
  if (password.length > longestPassword) return 'too_long';
  const plain = password.normalize('NFKC').toLowerCase();
  if (isRepetition(plain)) return 'repeated';
  if (isNumber(plain)) return 'number';
  if (isSequence(plain)) return 'sequence';
  const names = shopNames.map((name) => foldWords(name).replaceAll(' ', '')).filter((name) => name.length > 2);
  if (readings(plain).some((word) => isMadeOf(word, common))) return 'common';
  const withNames = new Set([...common, ...names]);
  if (readings(plain).some((word) => isMadeOf(word, withNames))) return 'shop_name';
  return undefined;
}

function isRepetition(text: string): boolean {
  return new Set(text).size < 5 || /^(.{1,6}?)\1+.{0,5}$/u.test(text);
}

function isNumber(text: string): boolean {
  return /^[\d\s.:/\-+()]+$/u.test(text) || (parsePhone(text).ok && text.replaceAll(/[\d\s.\-+()]/gu, '').length < 4);
}

function isSequence(text: string): boolean {
  let longest = 0;
  for (let start = 0; start < text.length; start += 1) {
    const rest = text.slice(start);
    for (const run of [...runs, ...runs.map(reversed)]) longest = Math.max(longest, sharedStart(rest, run));
  }
  return text.length - longest < 5;
}

function sharedStart(text: string, run: string): number {
  const begun = run.slice(Math.max(0, run.indexOf(text.slice(0, 1))));
  const differs = Array.from(begun).findIndex((letter, place) => text[place] !== letter);
  return differs === -1 ? begun.length : differs;
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}

/** The letters of a password as a guesser reads them: digits and marks left out, or taken for letters. */
function readings(plain: string): string[] {
  const asLetters = plain.replaceAll(/[@40$35!17]/gu, (mark) => lookAlikes[mark] ?? mark);
  const inside = plain
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replaceAll(/[@40$35!17]/gu, (mark) => lookAlikes[mark] ?? mark);
  return [plain, asLetters, inside].map((text) => foldWords(text).replaceAll(/[^a-z]/gu, ''));
}

function isMadeOf(word: string, words: ReadonlySet<string>): boolean {
  if (word === '') return false;
  const reachable = [true];
  for (let end = 1; end <= word.length; end += 1) {
    reachable[end] = reachable.some((open, start) => open && words.has(word.slice(start, end)));
  }
  return reachable[word.length] === true;
}

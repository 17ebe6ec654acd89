/** Pieces of what people in the shop write: both scripts, Uzbek marks, emoji of several code points, lines. */
const pieces = [
  ...Array.from('abcdefghijklmnopqrstuvwxyz0123456789'),
  ...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюя'),
  'oʻ',
  'gʻ',
  'е́',
  '👩‍👩‍👧‍👦',
  '🇺🇿',
  '👍🏽',
  '🛍️',
  '1️⃣',
];
const gaps = [' ', ' ', ' ', ' ', '\n', ', ', '. ', '\n\n'];

/** Even random numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text of at least `length` UTF-16 units, words of all lengths. */
export function randomText(random: () => number, length: number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  let text = '';
  while (text.length < length) {
    const letters = 1 + Math.floor(random() ** 3 * 40);
    for (let letter = 0; letter < letters; letter++) text += pick(pieces);
    text += pick(gaps);
  }
  return text.trim();
}

// Letters that are not seen but turn the line's direction, hide text or break a column.
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** One line of a person's own words: control and direction-override characters gone, blanks collapsed, trimmed. */
export function cleanLine(text: string): string {
  return cleanLines(text).replaceAll(/\s+/gu, ' ').trim();
}

/** Like `cleanLine`, but line breaks stay. */
export function cleanLines(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(invisible, '')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/ *\n\s*/gu, '\n')
    .trim();
}

/** How many characters a text has, as people count them: an emoji of one sign is one. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** The text, cut after so many characters. */
export function cutTo(text: string, mostCharacters: number): string {
  return Array.from(text).slice(0, mostCharacters).join('');
}

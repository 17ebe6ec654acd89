/** Blanks of the same length where the pattern stands, so that what was read is not read again as something else. */
export function takeOut(text: string, pattern: RegExp): string {
  return text.replaceAll(pattern, (found) => ' '.repeat(found.length));
}

/** Phone numbers of the country, as banks and people write them. */
export const phonePattern = /(?<!\d)\+?998[ -]?\(?\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)/g;

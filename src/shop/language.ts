/** Languages the shop speaks, first one first. */
export const languages = ['uz', 'en'] as const;

export type Language = (typeof languages)[number];

/** A text that the owner writes, in every language of the shop. */
export type Texts = Record<Language, string>;

/** True for a language the shop speaks. */
export function isLanguage(code: unknown): code is Language {
  return languages.some((language) => language === code);
}

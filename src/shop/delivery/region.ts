/** The fourteen regions of Uzbekistan; their names are in the locales as `region-<code>`. */
export const regions = [
  'tashkent_city',
  'tashkent',
  'andijan',
  'bukhara',
  'fergana',
  'jizzakh',
  'khorezm',
  'namangan',
  'navoi',
  'kashkadarya',
  'samarkand',
  'syrdarya',
  'surkhandarya',
  'karakalpakstan',
] as const;

export type Region = (typeof regions)[number];

/** True for the code of a region. */
export function isRegion(code: unknown): code is Region {
  return regions.some((region) => region === code);
}

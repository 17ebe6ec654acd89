/** Something read, with how sure it is, from 0 to 1. */
export interface Fact<T> {
  value: T;
  confidence: number;
}

/** A fact with its confidence brought between 0 and 1, to two digits. */
export function fact<T>(value: T, confidence: number): Fact<T> {
  return { value, confidence: Math.round(Math.min(1, Math.max(0.05, confidence)) * 100) / 100 };
}
